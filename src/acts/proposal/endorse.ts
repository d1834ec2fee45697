import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { proposalAtHand } from './at-hand.ts';
import { writeEndorsement } from './endorsing.ts';
import { EndorseProposal } from './endorse.input.ts';
import { ageOf, isRepresentative } from './raisers.ts';

/**
 * Somebody stands behind a proposal, until enough do or its time is over. A person, or a household where the rules count households, counts
 * once whatever the channel and however often: whoever endorses again is given the receipt of the first time, and nothing is written.
 */
export const endorse = act({
	name: 'proposal.endorse',
	input: EndorseProposal,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	on: { object: 'proposal', states: { collecting: 'done', ended: 'proposal.closed', enough: 'proposal.enough', taken: 'proposal.closed', withdrawn: 'proposal.closed' } },
	refusals: ['object.not-found', 'question.day-in-future', 'proposal.enough', 'proposal.closed', 'proposal.not-of-age', 'proposal.age-unknown', 'input.invalid', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const help = input.assisted && (await helping(tx, caller, input.community, input.assisted));
		if (help && !help.ok) return help;
		if (!help && caller.community !== input.community) return err(refusal('caller.not-allowed'));
		const person: string = input.assisted?.person ?? caller.person;
		const at = await proposalAtHand(tx, input.community, input.proposal);
		if (!at || at.held.content.number === undefined) return err(refusal('object.not-found'));
		const { proposals, communities } = tx.records;
		const { number, unit } = at.held.content;
		const household = unit === 'household' ? (await communities.person(person))?.household : null;
		const before = (household ? await proposals.endorsedIn(input.proposal, household) : undefined) ?? (await proposals.endorsedBy(input.proposal, person));
		if (before) return ok({ ...before, number });
		if (at.standing.state === 'waits') return err(refusal('proposal.enough', { params: { number } }));
		if (at.standing.state !== 'collecting') return err(refusal('proposal.closed', { params: { number } }));
		const age = await ageOf(tx, person);
		if (age.is === 'young') return err(refusal('proposal.not-of-age', { params: { day: age.from } }));
		if (age.is === 'unknown') return err(refusal('proposal.age-unknown'));
		const no = await writeEndorsement(tx, at.held.content, {
			subject: input.subject, person, channel: help ? (input.channel ?? 'paper_slip') : 'portal', representative: await isRepresentative(tx, person), claimed: input.claimed,
			...(help ? { help: help.value } : {})
		});
		return ok({ subject: input.subject, no, number });
	}
});
