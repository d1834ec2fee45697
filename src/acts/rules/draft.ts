import { addDays } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import { brokenBy, layersOn, rulesThatBind, type LayerRules, type Parameter, type RuleDraftContent } from '#domain/community/rule-layers.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { fits, isPromulgated, makerOf, refusedAsLaxer, RULE_MAKERS, rulesAtHand } from './at-hand.ts';
import { DraftRules } from './draft.input.ts';

/** The shortest time for comments on what is decided here. */
const COMMENT_DAYS = 7;

/** The largest number that a parameter can have: days of a month end at 28, so that every month has them. */
const MOST: Partial<Record<Parameter, number>> = { disclosureDay: 28, questioningDay: 28, ofAdults: 10_000, orRepresentatives: 1000 };
const MOST_DAYS = 365;

/** Parameters that are plain numbers. */
const PLAIN: readonly Parameter[] = ['disclosureDay', 'questioningDay', 'ofAdults', 'orRepresentatives'];

/**
 * Puts a layer of rules up for comments. A number that is laxer than what binds above it is refused, with the layer and the clause that it would
 * break. It binds nobody: the bodies named adopt it after the comments, then it is filed.
 */
export const draftRules = act({
	name: 'rules.draft',
	input: DraftRules,
	may: RULE_MAKERS,
	refusals: ['object.not-found', 'input.invalid', 'rules.laxer', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await rulesAtHand(tx, input.community);
		if (!at) return err(refusal('object.not-found'));
		const office = makerOf(at.community, caller);
		if (!office) return err(refusal('caller.not-allowed'));
		const fitting = fits(input.layer, at.community);
		if (!fitting.ok) return fitting;
		const wrong = (path: string, code: 'missing' | 'not-in-list' | 'too-small' | 'too-large' | 'wrong-kind') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		const above = isPromulgated(input.layer);
		if (above ? input.bodies.length > 0 : input.bodies.length === 0) return wrong('bodies', above ? 'not-in-list' : 'missing');
		if (above ? input.comments > 0 : input.comments < COMMENT_DAYS) return wrong('comments', above ? 'too-large' : 'too-small');
		for (const subject of input.bodies) {
			const body = await tx.records.contents.bySubject<BodyContent>(subject);
			if (body?.content.type !== 'body' || body.content.community !== input.community || !isThereOn(body.content, tx.today)) return err(refusal('object.not-found'));
		}
		const { binding } = rulesThatBind(layersOn(at.stack, tx.today));
		const rules: LayerRules = {};
		for (const [index, { parameter, value, kind, source }] of input.numbers.entries()) {
			const path = `numbers.${index}`;
			if (rules[parameter] !== undefined) return wrong(`${path}.parameter`, 'not-in-list');
			if (value > (MOST[parameter] ?? MOST_DAYS)) return wrong(`${path}.value`, 'too-large');
			if (above && source === undefined) return wrong(`${path}.source`, 'missing');
			if (PLAIN.includes(parameter)) {
				if (kind !== undefined) return wrong(`${path}.kind`, 'wrong-kind');
				rules[parameter] = value;
				continue;
			}
			const now = binding[parameter]?.value;
			rules[parameter] = { days: value, kind: kind ?? (typeof now === 'object' ? now.kind : 'calendar'), ...(source === undefined ? {} : { source }) };
		}
		const broken = brokenBy(at.stack, input.layer, rules, tx.today);
		if (broken) return err(refusedAsLaxer(broken, `numbers.${input.numbers.findIndex(({ parameter }) => parameter === broken.parameter)}.value`));
		const newest = at.stack.held.findLast(({ content }) => content.layer === input.layer);
		const content: RuleDraftContent = {
			type: 'rule-draft', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', layer: input.layer, target: newest?.content.subject ?? subjectIdOf(tx.random(16)), rules,
			reason: input.reason, drafted: tx.today, commentsUntil: addDays(tx.today, input.comments), bodies: [...new Set(input.bodies)], ...(newest ? { base: newest.hash } : {})
		};
		await tx.write(content, office.office, { first: true });
		return ok({ subject: content.subject, until: content.commentsUntil });
	}
});
