import { daysBetween } from '#domain/basics/day.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err } from '#domain/basics/result.ts';
import { act, officesFor } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { CLERKS } from '../question/clerks.ts';
import { refusal } from '../refusal.ts';
import { EnterComment } from './enter.input.ts';
import { say, SAYING_REFUSALS } from './say.ts';

/** How long a slip may lie before it is entered. */
const MOST_DAYS_LYING = 60;

/**
 * A clerk enters a comment from a paper slip, the telephone or the hall. It stands among the others, with the same review when it names
 * somebody, and says how it came and who wrote it down. With `assisted` it is filed for somebody on the roll: a liaison may do that for the
 * doors of their own cells, and it is that person's own from then on.
 */
export const enter = act({
	name: 'comment.enter',
	input: EnterComment,
	may: ASSISTANTS,
	refusals: ['question.day-in-future', 'input.invalid', ...SAYING_REFUSALS],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const help = input.assisted && (await helping(tx, caller, input.community, input.assisted));
		if (help && !help.ok) return help;
		// A liaison files for named people of their cells and enters nothing else.
		const office = help?.value.office ?? officesFor(CLERKS, caller, input.community)[0];
		if (!office) return err(refusal('caller.not-allowed'));
		if (input.received > tx.today) return err(refusal('question.day-in-future', { params: { day: input.received } }));
		if (daysBetween(input.received, tx.today) > MOST_DAYS_LYING) return err(refusal('input.invalid', { fields: [{ path: 'received', code: 'too-small' }] }));
		const said = await say(tx, input, {
			words: {
				stance: input.stance, author: `p-${toHex(tx.random(8))}`, channel: input.channel, received: input.received,
				paper: { scribe: input.scribe, witness: input.witness, readBack: input.readBack },
				...(help ? { assisted: help.value.mark } : {})
			},
			actor: office.office, owner: input.assisted?.person
		});
		if (said.ok) await help?.value.note(tx, said.value.subject);
		return said;
	}
});
