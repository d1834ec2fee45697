import { error, redirect } from '@sveltejs/kit';
import type { Call } from '#acts/notice/look.ts';
import { CALL_OUTCOMES } from '#acts/notice/call.input.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { stepOf, type Step } from '#domain/oversight/deciding.ts';
import { bodySubjectOf, type HappeningKind } from '#domain/oversight/happening.ts';
import { namedOf, type Named } from '#domain/oversight/inbox-view.ts';
import { words } from '#words/words.ts';
import { formAct, textsOf, wrongFields } from '../../form-act.ts';
import { officerOf } from '../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody to be called, as the list shows them. */
interface CallLine extends Omit<Call, 'about' | 'household'> {
	door: string;
	keys: string[];
	about: { key: string; kind: HappeningKind; own: boolean; who: string; named: Named; step?: Step | undefined }[];
}

/** Whoever may not call finds nothing. */
function callerOf(locals: App.Locals) {
	const officer = officerOf(locals);
	if (!officer.prints) error(404, { message: words[locals.lang].pages.notFound });
	return officer;
}

/** Looking is an act: the private audit has it. */
export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { community } = callerOf(event.locals);
	const looked = await formAct(event, 'notice.look', { community });
	const calls = looked.ok ? (looked.value.calls as Call[]) : [];
	const lines: CallLine[] = [];
	for (const { household, about, ...call } of calls) {
		const home = household ? await portal.records.communities.household(household) : undefined;
		const place = home && (await portal.contents.bySubject<PlaceContent>(home.place as SubjectId));
		const items: CallLine['about'] = [];
		for (const { key, object, kind, nth } of about) {
			const held = await portal.contents.bySubject(object as SubjectId);
			const named = held && namedOf(held);
			const owner = held && bodySubjectOf(held.content);
			const body = owner && (await portal.contents.bySubject(owner));
			const who = body && 'name' in body.content ? String(body.content.name) : '';
			if (named) items.push({ key, kind: kind as HappeningKind, own: (await portal.records.record.author(object)) === call.person, who, named, step: await stepOf(portal.contents, object as SubjectId, nth) });
		}
		lines.push({ ...call, door: `${place?.content.name ?? ''}${home?.door ?? ''}`, about: items, keys: about.map(({ key }) => key) });
	}
	const done = event.url.searchParams.get('done');
	return { calls: lines, refused: looked.ok ? undefined : looked.refusal, done: done === 'ticked' || done === 'agreed' ? (done as 'ticked' | 'agreed') : undefined };
};

export const actions: Actions = {
	call: async (event) => {
		const { community } = callerOf(event.locals);
		const { person, keys = '', outcome } = await textsOf(event.request);
		const done = await formAct(event, 'notice.call', { community, person, keys: keys.split(' ').filter(Boolean), outcome: CALL_OUTCOMES.find((one) => one === outcome) });
		if (!done.ok) return done.failure;
		redirect(303, '/office/notices?done=ticked');
	},
	agree: async (event) => {
		const { portal } = event.locals;
		const { community } = callerOf(event.locals);
		const typed = await textsOf(event.request);
		const { who = '', door = '', how = '', agrees } = typed;
		const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
		const missing = [{ path: 'who', value: who }, { path: 'how', value: how }].filter(({ value }) => value.trim() === '').map(({ path }) => ({ path, code: 'missing' as const }));
		if (missing.length > 0) return wrongFields('notice.agree', missing, typed);
		const found = [];
		for (const person of await portal.records.communities.personsOf(community)) {
			if (plain(person.name) !== plain(who)) continue;
			const home = person.household === null ? undefined : await portal.records.communities.household(person.household);
			if (plain(door) === '' || plain(home?.door ?? '') === plain(door)) found.push(person);
		}
		// Not one, or more than one: the door tells them apart.
		if (found.length !== 1) return wrongFields('notice.agree', [{ path: found.length === 0 ? 'who' : 'door', code: found.length === 0 ? 'wrong' : 'missing' }], typed);
		const done = await formAct(event, 'notice.agree', { community, person: found[0]!.id, agrees: agrees === 'yes', how }, { typed });
		if (!done.ok) return done.failure;
		redirect(303, '/office/notices?done=agreed');
	}
};
