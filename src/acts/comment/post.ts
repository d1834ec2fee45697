import { toHex } from '#domain/basics/bytes.ts';
import { err } from '#domain/basics/result.ts';
import { act, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { signed } from './at-hand.ts';
import { SPEAKERS } from './moderators.ts';
import { PostComment } from './post.input.ts';
import { say, SAYING_REFUSALS } from './say.ts';

/** A resident, or an officer in the name of an office, says something about a public object. */
export const post = act({
	name: 'comment.post',
	input: PostComment,
	may: [{ who: 'resident' }, SPEAKERS],
	refusals: ['question.day-in-future', ...SAYING_REFUSALS],
	limit: { count: 10, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const office = officesFor(SPEAKERS, caller, input.community).find((held) => held.office === input.office);
		if (input.office !== undefined && !office) return err(refusal('caller.not-allowed'));
		// Somebody who holds an office here and lives elsewhere speaks in office, or not at all.
		if (!office && caller.community !== input.community) return err(refusal('caller.not-allowed'));
		const author = `p-${toHex(tx.random(8))}`;
		const said = await say(tx, input, {
			words: {
				stance: input.stance, ...(office ? signed(office) : { author }),
				...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed })
			},
			actor: office?.office ?? author, owner: caller.person, signs: office?.holder
		});
		if (said.ok) await tx.records.record.addAuthor(input.subject, caller.person);
		return said;
	}
});
