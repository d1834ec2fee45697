import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { BodyContent, OfficeContent } from '#domain/community/community.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { LEAST_FORMS } from '#domain/evaluation/evaluation.ts';
import { USUAL_GRADES, USUAL_PASS, USUAL_WEIGHTS, type EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { act, type Tx } from '../act.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { actingIn, ORGANISERS, WATCHERS } from '../poll/may.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { officesFor } from '../act.ts';
import { OpenEvaluation } from './open.input.ts';

const MOST_DAYS_OPEN = 31;
const wrong = (path: string, code: 'missing' | 'too-small' | 'too-large' | 'not-in-list') => err(refusal('input.invalid', { fields: [{ path, code }] }));

/** What the form asks about: things, or people in office in that body. */
async function itemsOf(tx: Tx, input: OpenEvaluation): Promise<Result<EvaluationOpeningContent['items'], Refusal>> {
	if (input.kind === 'satisfaction') return input.items ? ok(input.items.map((name) => ({ name }))) : wrong('items', 'missing');
	if (!input.offices) return wrong('offices', 'missing');
	const items: EvaluationOpeningContent['items'] = [];
	if (new Set(input.offices).size < input.offices.length) return wrong('offices', 'not-in-list');
	for (const office of input.offices) {
		const held = await tx.records.contents.bySubject<OfficeContent>(office);
		if (held?.content.type !== 'office' || held.content.parent !== input.body) return wrong('offices', 'not-in-list');
		items.push({ name: held.content.holder, office });
	}
	return ok(items);
}

/**
 * Opens an evaluation, or the appraisal of office-holders: what is asked, of whom, by which weights, and below which number nothing is shown,
 * all fixed before the first form. Held by whoever organises for the body, or by those who watch it; the judged do not judge themselves.
 */
export const openEvaluation = act({
	name: 'evaluation.open',
	input: OpenEvaluation,
	may: [...ORGANISERS, WATCHERS],
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'matter.told-elsewhere', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { contents, evaluations, polls } = tx.records;
		const list = await contents.bySubject<ElectorateContent>(input.electorate);
		const body = await contents.bySubject<BodyContent>(input.body);
		if (list?.content.type !== 'electorate' || list.content.community !== input.community || list.content.source !== undefined) return err(refusal('object.not-found'));
		if (body?.content.type !== 'body' || body.content.community !== input.community) return err(refusal('object.not-found'));
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const watcher = officesFor(WATCHERS, caller, input.community)[0];
		// An appraisal is held by those who watch the body, not by the body itself.
		const by = watcher ? { actor: watcher.office, by: `${watcher.bodyName} ${watcher.holder}` } : actingIn(ORGANISERS, caller, input.community, input.body, input.subject);
		if (!by || (input.kind === 'appraisal' && !watcher)) return err(refusal('caller.not-allowed'));
		const matter = input.matter && (await matterAtHand(tx.records, input.matter, input.community));
		if (matter && !matter.ok) return matter;
		const items = await itemsOf(tx, input);
		if (!items.ok) return items;
		if (input.opensOn < tx.today) return wrong('opensOn', 'too-small');
		if (input.closesOn < input.opensOn) return wrong('closesOn', 'too-small');
		if (input.closesOn > addDays(input.opensOn, MOST_DAYS_OPEN)) return wrong('closesOn', 'too-large');
		const number = `${input.community}-T-${tx.today.slice(0, 4)}-${String(await evaluations.nextSerial(input.community, tx.today)).padStart(4, '0')}`;
		const content: EvaluationOpeningContent = {
			type: 'evaluation-opening', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.matter ?? input.body, number, kind: input.kind,
			title: input.title, body: input.body, host: (watcher?.body ?? input.body) as SubjectId, items: items.value,
			electorate: { subject: list.content.subject, hash: list.hash, number: list.content.number, count: list.content.count },
			opens: input.opensOn, closes: input.closesOn,
			...(input.kind === 'satisfaction' ? { weights: USUAL_WEIGHTS, pass: USUAL_PASS } : { grades: [...USUAL_GRADES] }),
			least: Math.max(input.least ?? LEAST_FORMS, LEAST_FORMS), ...(input.remarks ? { remarks: true } : {}), announced: tx.today, by: by.by
		};
		await tx.write(content, by.actor, { first: true });
		await polls.freeze(input.subject, list.content.subject);
		return ok({ subject: content.subject, number });
	}
});
