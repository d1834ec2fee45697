import { addDays } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { PollOpeningContent, RecusalContent } from '#domain/ballot/opening.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import { act } from '../act.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { refusal } from '../refusal.ts';
import { momentOf, pollAtHand } from './at-hand.ts';
import { mayBind } from './deciding.ts';
import { ORGANISERS, organiserOf } from './may.ts';
import { nextNumber } from './open.ts';
import { SecondRound } from './second-round.input.ts';

/**
 * Asks once more after an even split, where the poll was opened so: the same terms and the same list, whoever stood aside still stands aside.
 * Another even split fails.
 */
export const secondRound = act({
	name: 'poll.second-round',
	input: SecondRound,
	may: ORGANISERS,
	on: { object: 'poll-split', states: { open: 'poll.no-second-round', even: 'done', decided: 'poll.no-second-round' } },
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'poll.no-second-round', 'poll.other-body', 'poll.decided-in-stage', 'matter.told-elsewhere', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const office = organiserOf(ORGANISERS, caller, input.community, at.opening.body);
		if (!office) return err(refusal('caller.not-allowed'));
		const { contents, polls } = tx.records;
		const result = at.result && (await contents.bySubject<PollContent>(at.result));
		const again = (await contents.ofType<PollOpeningContent>(input.community, 'poll-opening')).some(({ content }) => content.first === input.poll);
		if (!result || again || at.opening.first !== undefined || outcomeOf(result.content).verdict !== 'tie') return err(refusal('poll.no-second-round'));
		if (at.opening.parent !== undefined && !at.opening.rule.consultative) {
			const matter = await matterAtHand(tx.records, at.opening.parent, input.community);
			if (!matter.ok) return matter;
			const may = await mayBind(tx, matter.value, at.opening.body, result.content.subject);
			if (!may.ok) return may;
		}
		const opens = momentOf(input.opensOn, input.opensAt, tx.zone);
		const closes = momentOf(input.closesOn, input.closesAt, tx.zone);
		const wrong = (path: string, code: 'too-small' | 'too-large') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (opens < tx.now) return wrong('opensOn', 'too-small');
		if (closes <= opens) return wrong('closesOn', 'too-small');
		if (input.closesOn > addDays(input.opensOn, 31)) return wrong('closesOn', 'too-large');
		const content: PollOpeningContent = {
			...at.opening, subject: input.subject, number: await nextNumber(tx, input.community), opens, closes, rule: { ...at.opening.rule, tie: 'fails' }, first: input.poll,
			announced: tx.today, by: `${office.bodyName} ${office.holder}`
		};
		await tx.write(content, office.office, { first: true });
		await polls.freezeAgain(input.subject, input.poll);
		for (const { content: aside } of await contents.ofParent<RecusalContent>(input.poll, 'recusal')) {
			await tx.write<RecusalContent>({ ...aside, subject: subjectIdOf(tx.random(16)), parent: input.subject, on: tx.today }, office.office, { first: true });
		}
		return ok({ subject: input.subject, number: content.number });
	}
});
