import { err, ok } from '#domain/basics/result.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import { laidBefore } from '#domain/procedure/read-matter.ts';
import { act } from '../act.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { localText, pollAtHand } from './at-hand.ts';
import { fitsStage, mayBind } from './deciding.ts';
import { LayPoll } from './lay.input.ts';
import { ORGANISERS, organiserOf } from './may.ts';

/**
 * A poll came out after its matter had closed, so nothing was decided with it. Its result is laid, once, before another matter of the body that
 * voted: what was decided is not voted on again, and the first matter stays as it is.
 */
export const lay = act({
	name: 'poll.lay',
	input: LayPoll,
	may: ORGANISERS,
	on: { object: 'poll-result', states: { open: 'poll.not-over', untaken: 'done', laid: 'poll.laid' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'poll.not-over', 'poll.laid', 'poll.other-body', 'poll.decided-in-stage', 'poll.laxer-than-stage', 'matter.closed', 'matter.told-elsewhere'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const { opening, result } = at;
		const by = organiserOf(ORGANISERS, caller, input.community, opening.body);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = result && (await tx.records.contents.bySubject<PollContent>(result));
		if (!held) return err(refusal('poll.not-over', { params: { closes: localText(opening.closes, tx.zone) } }));
		if (held.content.notLaid === undefined || (await laidBefore(tx.records.contents, input.community, held.content.subject))) return err(refusal('poll.laid'));
		const matter = await matterAtHand(tx.records, input.matter, input.community);
		if (!matter.ok) return matter;
		const may = await mayBind(tx, matter.value, opening.body);
		if (!may.ok) return may;
		const fits = fitsStage(opening, matter.value);
		if (!fits.ok) return fits;
		const { verdict } = outcomeOf(held.content);
		const laid = await layBefore(tx, input.matter, { what: 'poll', ref: held.content.subject, body: opening.body, verdict }, by.office);
		if (!laid.ok) return laid;
		return ok({ subject: held.content.subject, number: matter.value.held.content.number });
	}
});
