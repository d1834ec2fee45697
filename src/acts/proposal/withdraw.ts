import { utf8 } from '#domain/basics/bytes.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import { stageOf } from '#domain/procedure/procedure.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { act } from '../act.ts';
import { matterAtHand, takeStep } from '../matter/at-hand.ts';
import { refusal } from '../refusal.ts';
import { proposalAtHand } from './at-hand.ts';
import { RAISING } from './raisers.ts';
import { WithdrawProposal } from './withdraw.input.ts';

/**
 * Whoever raised a proposal takes it back. While it collects or waits, it stays in the list as withdrawn; once a matter has taken it up alone,
 * the matter ends where its procedure lets whoever raised it end it.
 */
export const withdraw = act({
	name: 'proposal.withdraw',
	input: WithdrawProposal,
	may: RAISING,
	on: { object: 'proposal', states: { collecting: 'done', ended: 'done', enough: 'done', taken: 'proposal.taken', withdrawn: 'proposal.closed' } },
	refusals: ['object.not-found', 'proposal.taken', 'proposal.closed', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const at = await proposalAtHand(tx, input.community, input.proposal);
		if (!at || at.held.content.number === undefined) return err(refusal('object.not-found'));
		if ((await tx.records.record.author(input.proposal)) !== caller.person) return err(refusal('caller.not-allowed'));
		const { content } = at.held;
		const number = content.number!;
		if (at.standing.state === 'withdrawn') return err(refusal('proposal.closed', { params: { number } }));
		// Under the pseudonym or the office that raised it: the record has it.
		const [first] = await tx.records.record.entriesOf(input.proposal);
		const { actor } = decodeEntry(utf8(first!.bytes));
		if (!at.matter) {
			await tx.write({ ...content, withdrawn: { on: tx.today, reason: input.reason } }, actor);
			return ok({ subject: content.subject, number });
		}
		const matter = await matterAtHand(tx.records, at.matter.content.subject);
		const stay = matter.ok ? presentStay(matter.value.state) : undefined;
		const way = matter.ok && stay && stageOf(matter.value.procedure.content, stay.stage)?.moves.find(({ by, to }) => to === 'closed' && by.includes('raiser'));
		if (!matter.ok || !way || at.matter.content.proposals.length > 1) return err(refusal('proposal.taken', { params: { number: at.matter.content.number } }));
		const event = { kind: 'moved', to: way.to, outcome: way.outcome, by: content.by, on: tx.today, reason: input.reason } as const;
		const gone = await takeStep(tx, matter.value, event, ['raiser'], { subject: subjectIdOf(tx.random(16)), body: matter.value.decides.subject }, actor);
		return gone.ok ? ok({ subject: content.subject, number }) : gone;
	}
});
