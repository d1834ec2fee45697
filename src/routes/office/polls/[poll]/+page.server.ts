import type { RequestEvent } from '@sveltejs/kit';
import { boxesFrom } from '#domain/ballot/boxes.ts';
import { actingIn, CLOSERS, ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { isLive } from '#domain/procedure/read-matter.ts';
import { pollPage } from '#domain/oversight/poll-view.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct, linesOf, numbersByName } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import { pollOf } from './named.ts';
import type { Actions, PageServerLoad } from './$types';

/** Matters on their way that a body decides. */
async function takersOf(records: App.Locals['portal']['records'], community: string, body: SubjectId): Promise<{ subject: string; title: string }[]> {
	const open = await Promise.all((await records.matters.open(community)).map((subject) => records.contents.bySubject<MatterContent>(subject)));
	return open.flatMap((held) => (held && held.content.parent === body && isLive(held.content) ? [{ subject: held.content.subject as string, title: `${held.content.number} ${held.content.title}` }] : []));
}

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { caller } = officerOf(event.locals);
	const at = await pollOf(event);
	const { records } = portal;
	const organises = organiserOf(ORGANISERS, caller, at.community, at.opening.body) !== undefined;
	const result = at.result && (await portal.contents.bySubject<PollContent>(at.result));
	const voters = at.opening.attendance ? await records.polls.votersOf(at.poll) : [];
	const params = event.url.searchParams;
	return {
		model: (await pollPage(portal.contents, { community: at.community, poll: at.poll }, { today: portal.today(), zone: portal.zone() }))!,
		state: at.state,
		organises,
		closes: actingIn(CLOSERS, caller, at.community, at.opening.body, at.poll) !== undefined,
		taken: await records.polls.turnout(at.poll),
		present: voters.filter(({ present }) => present).length,
		// What the other teller has counted is nobody's business until both have.
		boxes: boxesFrom(await records.polls.boxesOf(at.poll)).map(({ box, settled, problems }) => ({ box, state: settled ? ('settled' as const) : problems ? ('differ' as const) : ('one' as const) })),
		tied: result ? outcomeOf(result.content).verdict === 'tie' && at.opening.first === undefined : false,
		numbers: organises ? await numbersByName(event, at.community as CommunityCode, at.poll) : { name: '', people: [] }, n: params.get('n') ?? '',
		takers: result?.content.notLaid === undefined ? [] : await takersOf(portal.records, at.community, at.opening.body),
		done: params.get('done') ?? '', receipt: params.get('receipt') ?? '', duplicate: params.has('duplicate'),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** An act on this poll, from a form of the desk. */
function on(act: string, input: (texts: Record<string, string>) => Record<string, unknown>, more: (value: Record<string, unknown>) => string = () => '', forSomebody = false) {
	return async (event: RequestEvent) => {
		const { community, poll } = await pollOf(event);
		return deskAct(
			event, act, (texts) => ({ community, subject: texts.subject, poll, ...input(texts) }),
			(value) => `/office/polls/${poll}?done=${act.split('.')[1]}${more(value)}`, [], forSomebody
		) as never;
	};
}

/** An act about a line that is written down for whoever stands behind it. */
function filed(act: string, input: (texts: Record<string, string>) => Record<string, unknown>) {
	return on(act, (texts) => {
		const { n, authorisation, reason, witness, readBack } = texts;
		return { n: countOf(n), assisted: { authorisation: authorisation || undefined, reason: reason || undefined, witness: witness || undefined, readBack: readBack === 'yes' }, ...input(texts) };
	}, undefined, true);
}

export const actions: Actions = {
	enter: on(
		'ballot.enter', ({ n, choice, channel, proxy, witness }) => ({ n: countOf(n), choice, channel, proxy: countOf(proxy), witness }),
		({ receipt, duplicate }) => `&receipt=${String(receipt)}${duplicate ? '&duplicate=1' : ''}`
	),
	entrust: filed('ballot.entrust', ({ by }) => ({ by: countOf(by) })),
	back: filed('ballot.take-back', () => ({ subject: undefined })),
	count: on('poll.count', ({ box, issued, returned, yes, no, abstain, invalid, votes }) => ({
		box, issued: countOf(issued), returned: countOf(returned), yes: countOf(yes), no: countOf(no), abstain: countOf(abstain), invalid: countOf(invalid),
		votes: votes ? linesOf(votes).map((line) => countOf(line)) : undefined
	})),
	recuse: on('poll.recuse', ({ n, reason }) => ({ n: countOf(n), reason })),
	attend: on('poll.attend', ({ present }) => ({ present: (present ?? '').split(/[\s,，、]+/).filter(Boolean).map((one) => countOf(one)) })),
	close: on('poll.close', () => ({ subject: undefined })),
	lay: on('poll.lay', ({ matter }) => ({ subject: undefined, matter })),
	second: on('poll.second-round', ({ opensOn, opensAt, closesOn, closesAt }) => ({ opensOn, opensAt, closesOn, closesAt }))
};
