import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { RecusalContent } from '#domain/ballot/opening.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { act, officesFor } from '../act.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { localText, pollAtHand } from './at-hand.ts';
import { ORGANISERS, organiserOf, WATCHERS } from './may.ts';
import { RecusePoll } from './recuse.input.ts';

/**
 * Somebody stands aside, by themselves or because those who organise or watch say so, with the reason in public: before the poll opens, or
 * when it comes up. From then on no ballot of theirs counts, also none that was cast before.
 */
export const recuse = act({
	name: 'poll.recuse',
	input: RecusePoll,
	may: [{ who: 'resident' }, ...ORGANISERS, WATCHERS],
	on: { object: 'poll', states: { announced: 'done', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'poll.closed', 'poll.not-on-list', 'poll.recused', 'electorate.line-unknown', 'delivery.id-used'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const { polls, contents } = tx.records;
		const own = await polls.lineOf(input.poll, caller.person);
		const line = input.n === undefined ? own : await polls.line(input.poll, input.n);
		const others = line?.person !== caller.person;
		const office = others ? (organiserOf(ORGANISERS, caller, input.community, at.opening.body) ?? officesFor(WATCHERS, caller, input.community)[0]) : undefined;
		if (input.n !== undefined && others && !office) return err(refusal('caller.not-allowed'));
		if (!line) return err(input.n === undefined ? refusal('poll.not-on-list') : refusal('electorate.line-unknown', { params: { n: input.n } }));
		if (at.state === 'closed' || at.state === 'ended') return err(refusal('poll.closed', { params: { closes: localText(at.opening.closes, tx.zone) } }));
		if (await polls.recusal(input.poll, line.n)) return err(refusal('poll.recused'));
		const list = await contents.byHash(at.opening.electorate.hash);
		const who = (list?.content as ElectorateContent | undefined)?.list.find(({ n }) => n === line.n)?.name ?? '';
		const content: RecusalContent = {
			type: 'recusal', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.poll, n: line.n, who, reason: input.reason, on: tx.today,
			...(office ? { by: `${office.bodyName} ${office.holder}` } : {})
		};
		const actor = office?.office ?? `p-${toHex(tx.random(8))}`;
		await tx.write(content, actor, { first: true });
		await tx.records.record.addAuthor(input.subject, caller.person);
		if (at.opening.parent) await layBefore(tx, at.opening.parent, { what: 'recusals', ref: input.subject, body: at.opening.body }, actor);
		return ok({ subject: input.subject, number: at.opening.number, n: line.n });
	}
});
