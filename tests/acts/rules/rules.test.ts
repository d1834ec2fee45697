import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { rulesIn, rulesOfMatter } from '#acts/rules-in.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { communityOf, stackOf } from '#domain/community/in-force.ts';
import { isLaxer, layersOn, numberOf, PARAMETER_NAMES, rulesThatBind } from '#domain/community/rule-layers.ts';
import { ruleDraftPage, rulesPage } from '#domain/community/rules-view.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { adopting, openMatter, rulesDraftOf, ruling } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 柳湾 answers within three days instead of the city's five: drafted by 苗立夏, open to comments for a week, adopted by the representatives' meeting,
 * filed with the town, binding from a day. Then 青禾市 itself becomes stricter still.
 */

let town: Town;
let director: PersonCaller;
let administrator: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	director = await town.person('苗立夏');
	administrator = await town.person('安霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const LW = 'LW' as CommunityCode;
const tx = async (day?: Day) => ({ records: town.portal.records, rules: (await town.portal.rules()) as never, today: day ?? town.portal.today() });
const answerDays = async (day?: Day) => (await rulesIn(await tx(day), LW)).answer.days;
const city = (more: object = {}) => ({
	community: 'QH', subject: town.id(), layer: 'city', numbers: [{ parameter: 'answer', value: 2 }], reason: '全市一样快。', comments: 7, bodies: [town.subject('bodies:QH-SC')], ...more
});
const filing = (draft: SubjectId, ahead = 1, community = 'LW') => ({ community, draft, filed: '柳湾镇 2026-32号', from: addDays(town.portal.today(), ahead) });

const page = async () => (await rulesPage(town.portal.contents, { community: 'LW' }, { today: town.portal.today(), zone: 480 }))!;
const draftPage = (draft: SubjectId) => ruleDraftPage(town.portal.contents, { community: 'LW', draft }, { today: town.portal.today(), zone: 480 });

/** Rules of the city, in force from tomorrow. */
async function cityRules(more: object = {}): Promise<SubjectId> {
	const input = city(more);
	await done(town, 'rules.draft', input, administrator);
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	await done(town, 'rules.adopt', { community: 'QH', subject: town.id(), draft: input.subject, body: town.subject('bodies:QH-SC'), decision: '中心会议通过' }, administrator);
	await done(town, 'rules.file', filing(input.subject, 1, 'QH'), administrator);
	return input.subject;
}

test('a laxer number is refused with the layer and the clause that it would break; nothing of it is recorded', async () => {
	const laxer = async (numbers: object[], who = director, input = ruling(town, { numbers })) => refused(town, 'rules.draft', input, who);
	expect(await laxer([{ parameter: 'disclosureDay', value: 7 }, { parameter: 'answer', value: 6 }])).toMatchObject({
		code: 'rules.laxer', params: { layer: 'city', given: 5 }, fields: [{ path: 'numbers.1.value', code: 'too-large' }]
	});
	expect(await laxer([{ parameter: 'display', value: 14 }])).toMatchObject({ code: 'rules.laxer', params: { given: 15 }, fields: [{ path: 'numbers.0.value', code: 'too-small' }] });
	// Five working days are longer than five days.
	expect((await laxer([{ parameter: 'answer', value: 5, kind: 'working' }])).code).toBe('rules.laxer');
	const law = await laxer([], administrator, city({ numbers: [{ parameter: 'display', value: 14 }] }) as never);
	expect(law).toMatchObject({ code: 'rules.laxer', params: { layer: 'law', given: 15, source: FIRST_RULES.display.source } });
	expect(await town.portal.contents.ofType(LW, 'rule-draft')).toEqual([]);
});

test('what is typed wrongly is refused by field: a number twice, a 31st of the month, no body, comments too short, the layer of somebody else', async () => {
	const fields = async (more: object, who = director) => (await refused(town, 'rules.draft', ruling(town, more), who)).fields?.[0];
	expect(await fields({ numbers: [{ parameter: 'answer', value: 3 }, { parameter: 'answer', value: 2 }] })).toEqual({ path: 'numbers.1.parameter', code: 'not-in-list' });
	expect(await fields({ numbers: [{ parameter: 'questioningDay', value: 31 }] })).toEqual({ path: 'numbers.0.value', code: 'too-large' });
	expect(await fields({ bodies: [] })).toEqual({ path: 'bodies', code: 'missing' });
	expect(await fields({ comments: 6 })).toEqual({ path: 'comments', code: 'too-small' });
	expect(await fields({ layer: 'city' })).toEqual({ path: 'layer', code: 'not-in-list' });
	expect((await refused(town, 'rules.draft', ruling(town, { bodies: [town.subject('bodies:SQ-D')] }), director)).code).toBe('object.not-found');
	expect((await refused(town, 'rules.draft', city(), director)).code).toBe('object.not-found');
	// What the law or the province has decided is nobody's here to adopt, and always names its clause.
	const province = city({ layer: 'province', numbers: [{ parameter: 'display', value: 20 }], comments: 0, bodies: [] });
	expect((await refused(town, 'rules.draft', { ...province, bodies: [town.subject('bodies:QH-SC')] }, administrator)).fields).toEqual([{ path: 'bodies', code: 'not-in-list' }]);
	expect((await refused(town, 'rules.draft', province, administrator)).fields).toEqual([{ path: 'numbers.0.source', code: 'missing' }]);
});

test('adopted numbers bind from their day: questions and matters before it keep the old ones, those after it have the new', async () => {
	const ask = async () => {
		const subject = town.id();
		await done(town, 'question.ask', { community: 'LW', subject, parent: town.subject('disclosures:D08'), text: `名单在哪里？${subject}` }, await town.person('u-lw-g2-003'));
		return (await town.portal.contents.bySubject<QuestionContent>(subject))!.content;
	};
	const matterOf = async () => (await town.portal.contents.bySubject<MatterContent>(await openMatter(town)))!.content;
	const draft = await rulesDraftOf(town);
	const file = filing(draft, 2);
	expect((await refused(town, 'rules.file', file, director)).code).toBe('procedure.not-adopted');
	await done(town, 'rules.adopt', adopting(town, draft), director);
	expect((await refused(town, 'rules.adopt', adopting(town, draft), director)).code).toBe('procedure.adopted');
	// The day of the filing has its rules already.
	expect((await refused(town, 'rules.file', { ...file, from: town.portal.today() }, director)).fields).toEqual([{ path: 'from', code: 'too-small' }]);
	await done(town, 'rules.file', file, director);
	expect((await refused(town, 'rules.file', file, director)).code).toBe('procedure.filed');
	const before = { question: await ask(), matter: await matterOf() };
	expect([await answerDays(), await answerDays(addDays(file.from, -1)), await answerDays(file.from)]).toEqual([5, 5, 3]);
	const coming = (await page()).coming.map(({ from, changes }) => [from, changes.map(({ parameter, was, is }) => [parameter, numberOf(was!.value), numberOf(is!.value)])]);
	expect(coming).toEqual([[file.from, [['disclosureDay', 9, 7], ['answer', 5, 3]]]]);
	town.setClock(`${file.from}T09:00`);
	const after = { question: await ask(), matter: await matterOf() };
	expect([before.question.due, after.question.due]).toEqual([addDays(before.question.asked, 5), addDays(after.question.asked, 3)]);
	expect(await page()).toMatchObject({ binding: { answer: { value: { days: 3 }, layer: 'community' } }, coming: [], open: [], layers: [{ is: 'in-force', from: file.from, filed: file.filed }] });
	const layer = (await town.portal.contents.ofType(LW, 'rule-layer'))[0]!;
	expect([before.matter.layers, after.matter.layers]).toEqual([undefined, [layer.hash]]);
	const daysOf = async (matter: MatterContent) => (await rulesOfMatter(await tx(), matter)).answer.days;
	expect([await daysOf(before.matter), await daysOf(after.matter)]).toEqual([5, 3]);
});

test('a city that becomes stricter binds at once whoever is laxer; a draft that was strict enough is refused when it is filed', async () => {
	const own = await rulesDraftOf(town);
	await done(town, 'rules.adopt', adopting(town, own), director);
	await done(town, 'rules.file', filing(own), director);
	const waiting = await rulesDraftOf(town, { numbers: [{ parameter: 'answer', value: 4 }] });
	await done(town, 'rules.adopt', adopting(town, waiting), director);
	await cityRules();
	expect((await page()).coming.map(({ changes }) => changes.map(({ parameter }) => parameter))).toEqual([['answer']]);
	expect(await refused(town, 'rules.file', filing(waiting), director)).toMatchObject({ code: 'rules.laxer', params: { layer: 'city', given: 2 }, fields: [{ path: 'from' }] });
	// Nor before it binds: what is filed already counts.
	expect((await refused(town, 'rules.draft', ruling(town, { numbers: [{ parameter: 'answer', value: 3 }] }), director)).params).toMatchObject({ given: 2 });
	expect(await answerDays()).toBe(3);
	town.setClock(`${addDays(town.portal.today(), 1)}T09:00`);
	expect(await answerDays()).toBe(2);
	expect((await rulesIn(await tx(), LW)).disclosureDay).toBe(7);
	// What gave way is said, and the draft that can no longer be filed says why.
	expect((await page()).overtaken).toMatchObject([{ parameter: 'answer', layer: 'community', own: 3, given: 2, above: 'city' }]);
	expect(await draftPage(waiting)).toMatchObject({ road: { state: 'ready' }, broken: [{ parameter: 'answer', above: 'city', given: 2 }] });
});

test('of two drafts of one layer only the first can be filed', async () => {
	const [first, second] = [await rulesDraftOf(town), await rulesDraftOf(town, { numbers: [{ parameter: 'minutes', value: 3 }] })];
	for (const draft of [first, second]) await done(town, 'rules.adopt', adopting(town, draft), director);
	await done(town, 'rules.file', filing(first), director);
	expect((await refused(town, 'rules.file', filing(second), director)).code).toBe('procedure.changed-meanwhile');
});

test('whatever is drafted, adopted and filed in whatever order: nothing that binds on any day is laxer than a layer above it', async () => {
	const number = fc.record({ parameter: fc.constantFrom(...PARAMETER_NAMES), value: fc.integer({ min: 1, max: 28 }) });
	const step = fc.record({ layer: fc.constantFrom('law', 'province', 'city', 'community'), numbers: fc.uniqueArray(number, { selector: ({ parameter }) => parameter, minLength: 1, maxLength: 4 }), ahead: fc.integer({ min: 1, max: 20 }) });
	const steps = fc.sample(step, { numRuns: 30, seed: 20261123 });
	let filed = 0;
	const days = new Set<Day>();
	for (const { layer, numbers, ahead } of steps) {
		const [community, who, body] = layer === 'community' ? ['LW', director, 'bodies:LW-R'] as const : ['QH', administrator, 'bodies:QH-SC'] as const;
		const above = layer === 'law' || layer === 'province';
		const input = {
			community, subject: town.id(), layer, numbers: numbers.map((one) => ({ ...one, ...(above ? { source: '某条例§1' } : {}) })), reason: '试一试。',
			comments: above ? 0 : 7, bodies: above ? [] : [town.subject(body)]
		};
		const drafted = await town.portal.perform('rules.draft', input, who, { id: town.id() });
		if (!drafted.ok) {
			expect(drafted.error.code).toBe('rules.laxer');
			continue;
		}
		if (!above) {
			town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
			await done(town, 'rules.adopt', { community, subject: town.id(), draft: input.subject, body: town.subject(body), decision: '通过' }, who);
		}
		const { from } = filing(input.subject, ahead);
		const file = await town.portal.perform('rules.file', { community, draft: input.subject, filed: '1号', from }, who, { id: town.id() });
		if (!file.ok) expect(['rules.laxer']).toContain(file.error.code);
		else filed++;
		days.add(from).add(town.portal.today());
	}
	expect(filed).toBeGreaterThan(8);
	for (const code of ['LW', 'QH']) {
		const community = (await communityOf(town.portal.contents, code))!.content;
		const stack = await stackOf(town.portal.contents, community, (await town.portal.rules())?.content ?? FIRST_RULES);
		for (const day of days) {
			const layers = layersOn(stack, day);
			const { binding } = rulesThatBind(layers);
			for (const [index, { rules }] of layers.entries()) {
				// What a layer says that itself gives way binds nobody, so it is nothing to be laxer than.
				const { overtaken } = rulesThatBind(layers.slice(0, index + 1));
				for (const parameter of PARAMETER_NAMES) {
					const over = rules[parameter];
					if (over === undefined || overtaken.some((one) => one.parameter === parameter && one.layer === layers[index]!.layer)) continue;
					expect(isLaxer(parameter, binding[parameter]!.value, over), `${day} ${code} ${parameter}`).toBe(false);
				}
			}
		}
	}
});
