import { err, ok } from '#domain/basics/result.ts';
import type { Content } from '#domain/content/content.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { localText, pollAtHand } from './at-hand.ts';
import { ORGANISERS, organiserOf } from './may.ts';
import { AttendPoll } from './attend.input.ts';

/** Who was there, by lines of the list, as it was written down at a moment; kept by the office. `parent` is the poll's opening. */
interface PresenceContent extends Content {
	type: 'presence';
	present: number[];
}

/** Marks who is there, in a poll in which only those may vote. The last list before the close counts. */
export const attend = act({
	name: 'poll.attend',
	input: AttendPoll,
	may: ORGANISERS,
	on: { object: 'poll', states: { announced: 'done', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'poll.closed', 'poll.attendance-not-asked', 'electorate.line-unknown', 'delivery.id-used'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const office = organiserOf(ORGANISERS, caller, input.community, at.opening.body);
		if (!office) return err(refusal('caller.not-allowed'));
		if (!at.opening.attendance) return err(refusal('poll.attendance-not-asked'));
		if (at.state === 'closed' || at.state === 'ended') return err(refusal('poll.closed', { params: { closes: localText(at.opening.closes, tx.zone) } }));
		const known = new Set((await tx.records.polls.votersOf(input.poll)).map(({ n }) => n));
		const unknown = input.present.find((n) => !known.has(n));
		if (unknown !== undefined) return err(refusal('electorate.line-unknown', { params: { n: unknown } }));
		const present = [...new Set(input.present)].sort((a, b) => a - b);
		const content: PresenceContent = { type: 'presence', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.poll, present };
		await tx.write(content, office.office, { first: true, audience: 'office' });
		await tx.records.polls.markPresent(input.poll, present);
		return ok({ subject: input.subject, number: at.opening.number, present: present.length });
	}
});
