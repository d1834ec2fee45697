import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { BODY_KINDS, BODY_LAWS, PLACE_KINDS, type BodyKind, type PlaceKind } from '#domain/community/community.ts';
import { competenceOf, MATTER_KINDS, matterKindOf, mayDecide } from '#domain/community/matter.ts';
import { differencesFrom, isStrictEnough, plannedBodies, withOwnRules, type CommunityTemplateContent } from '#domain/community/template.ts';
import { SHIPPED_TEMPLATES } from '#domain/community/templates.ts';
import { bodyProblem, LIES_IN, placeProblem, shapeOf, treeProblems, type Tree, type TreeBody, type TreePlace } from '#domain/community/tree.ts';
import { periodsOver } from '#domain/disclosure/duties.ts';
import { changedDuties } from '#acts/body/change.ts';

const id = (n: number) => `s${n}` as SubjectId;
const today = day('2026-12-02');
const root: TreePlace = { subject: id(0), kind: 'community', name: '杏花社区' };
const village: TreePlace = { subject: id(1), kind: 'village', name: '杏花村', parent: root.subject };
const compound: TreePlace = { subject: id(2), kind: 'residential_compound', name: '杏花苑', parent: root.subject };
const cell: TreePlace = { subject: id(3), kind: 'cell', name: '第一格', parent: village.subject };
const tree = (topology: string | undefined, bodies: TreeBody[] = []): Tree => ({ shape: shapeOf(topology), places: [root, village, compound, cell], bodies, on: today });
const committee = (n: number, place: TreePlace): TreeBody => ({ subject: id(n), kind: 'self_governance_committee', name: `居委会${n}`, parent: place.subject });

describe('impossible trees', () => {
	test('a village in a cell, a community in a community, a place in itself, a second one of its name, a place in a closed one', () => {
		expect(placeProblem(tree(undefined), { ...village, subject: id(9), name: '新村' }, cell)).toBe('not-inside');
		expect(placeProblem(tree(undefined), { subject: id(9), kind: 'community', name: '新社区' }, root)).toBe('not-inside');
		expect(placeProblem(tree(undefined), village, village)).toBe('circle');
		expect(placeProblem(tree(undefined), { subject: id(9), kind: 'village', name: '杏花村' }, root)).toBe('name-taken');
		expect(placeProblem(tree(undefined), { subject: id(9), kind: 'cell', name: '第二格' }, { ...village, until: day('2026-12-01') })).toBe('closed');
		expect(placeProblem(tree(undefined), { subject: id(9), kind: 'cell', name: '第二格' }, { ...village, until: day('2026-12-03') })).toBeUndefined();
	});

	test('one committee in a community that has one; in the villages where they keep theirs; in the compounds where those have', () => {
		const at = (topology: string, place: TreePlace, bodies: TreeBody[] = []) => bodyProblem(tree(topology, bodies), committee(20, place), place);
		expect(at('unified_committee', root)).toBeUndefined();
		expect(at('unified_committee', root, [committee(10, root)])).toBe('one-is-there');
		expect(at('unified_committee', village, [committee(10, root)])).toBe('one-is-there');
		expect(at('unified_committee', village)).toBe('shape-differs');
		expect(at('one_centre_many_committees', village)).toBeUndefined();
		expect(at('one_centre_many_committees', village, [committee(10, village)])).toBe('one-is-there');
		expect(at('one_centre_many_committees', root)).toBe('shape-differs');
		expect(at('many_committees_one_centre', compound, [committee(10, { ...compound, subject: id(30) })])).toBeUndefined();
		expect(at('many_committees_one_centre', village)).toBe('shape-differs');
		// One that was dissolved stands in nobody's way.
		expect(at('unified_committee', root, [{ ...committee(10, root), until: today }])).toBeUndefined();
	});

	test('no body on a cell, no owners in a village, no service centre in a compound', () => {
		for (const kind of BODY_KINDS) expect(bodyProblem(tree(undefined), { subject: id(20), kind, name: 'x' }, cell), kind).toBe('not-on-this-place');
		expect(bodyProblem(tree(undefined), { subject: id(20), kind: 'owners_assembly', name: 'x' }, village)).toBe('not-on-this-place');
		expect(bodyProblem(tree(undefined), { subject: id(20), kind: 'service_centre', name: 'x' }, compound)).toBe('not-on-this-place');
	});

	test('whatever is built one step at a time, each step allowed, is a tree without fault', () => {
		const step = fc.record({ kind: fc.constantFrom(...PLACE_KINDS), parent: fc.nat(30), body: fc.constantFrom(...BODY_KINDS), name: fc.nat(8), isBody: fc.boolean() });
		fc.assert(
			fc.property(fc.constantFrom(undefined, 'unified_committee', 'one_centre_many_committees', 'many_committees_one_centre'), fc.array(step, { maxLength: 60 }), (topology, steps) => {
				const places: TreePlace[] = [root];
				const bodies: TreeBody[] = [];
				steps.forEach(({ kind, parent, body, name, isBody }, index) => {
					const now: Tree = { shape: shapeOf(topology), places, bodies, on: today };
					const on = places[parent % places.length]!;
					const one = { subject: id(100 + index), name: `n${name}` };
					if (isBody && !bodyProblem(now, { ...one, kind: body }, on)) bodies.push({ ...one, kind: body, parent: on.subject });
					if (!isBody && !placeProblem(now, { ...one, kind }, on)) places.push({ ...one, kind, parent: on.subject });
				});
				expect(treeProblems({ shape: shapeOf(topology), places, bodies, on: today })).toEqual([]);
				expect(places.every((place) => place === root || LIES_IN[place.kind].includes(places.find(({ subject }) => subject === place.parent)!.kind))).toBe(true);
				if (topology === 'unified_committee') expect(bodies.filter(({ kind }) => kind === 'self_governance_committee').length).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 300 }
		);
	});

	test('a whole tree with a circle, a loose place or a body on nothing is named', () => {
		const a: TreePlace = { subject: id(40), kind: 'village', name: '甲', parent: id(41) };
		const b: TreePlace = { subject: id(41), kind: 'village', name: '乙', parent: id(40) };
		expect(treeProblems({ shape: undefined, places: [root, a, b], bodies: [], on: today })).toEqual([{ subject: a.subject, problem: 'circle' }, { subject: b.subject, problem: 'circle' }]);
		expect(treeProblems({ shape: undefined, places: [root, { ...village, parent: id(77) }], bodies: [committee(10, { ...root, subject: id(78) })], on: today })).toEqual([
			{ subject: village.subject, problem: 'dangling' }, { subject: id(10), problem: 'dangling' }
		]);
	});
});

describe('R43: who may decide', () => {
	const kinds = fc.record({ matter: fc.constantFrom(...MATTER_KINDS), body: fc.constantFrom(...BODY_KINDS), law: fc.constantFrom(...BODY_LAWS) });

	test('owners alone decide on common parts, members of the collective alone on its property, under either law', () => {
		fc.assert(fc.property(kinds, ({ body, law }) => {
			expect(mayDecide('owners_common_parts', body, law)).toBe(body === 'owners_assembly');
			expect(mayDecide('collective_property', body, law)).toBe(body === 'collective_economic_organisation');
		}));
	});

	test('whoever advises, oversees or studies never decides; owners and collectives decide nothing else; every answer is one', () => {
		const never: readonly BodyKind[] = ['party_organisation', 'oversight_committee', 'residents_council', 'service_centre', 'association'];
		fc.assert(fc.property(kinds, ({ matter, body, law }) => {
			const { verdict, source, condition } = competenceOf(matter, body, law);
			if (never.includes(body)) expect(verdict).not.toBe('decides');
			if (verdict === 'decides') expect(source).toBeTruthy();
			if (condition) expect(verdict).toBe('decides');
			if (body === 'owners_assembly') expect(verdict === 'decides').toBe(matter === 'owners_common_parts');
			if (body === 'collective_economic_organisation') expect(verdict === 'decides').toBe(matter === 'collective_property');
		}), { numRuns: 500 });
	});

	test('for every matter there is somebody who decides, and representatives decide only what they are authorised to', () => {
		for (const law of BODY_LAWS) {
			for (const matter of MATTER_KINDS) expect(BODY_KINDS.some((body) => mayDecide(matter, body, law)), `${matter} ${law}`).toBe(true);
		}
		expect(competenceOf('public_benefit', 'representatives_meeting', 'village').condition).toBe('if-authorised');
		expect(competenceOf('community_rules', 'representatives_meeting', 'village').verdict).toBe('assembly');
		expect(competenceOf('community_rules', 'representatives_meeting', 'urban').verdict).toBe('decides');
		expect(matterKindOf('coop_distribution')).toBe('collective_property');
		expect(matterKindOf('owners_common_parts')).toBe('owners_common_parts');
		expect(matterKindOf('toString')).toBeUndefined();
	});
});

describe('templates', () => {
	const template = (index: number) => ({ ...SHIPPED_TEMPLATES[index]!, type: 'community-template', v: 1, community: 'QH', subject: id(50), lang: 'zh-CN' }) as unknown as CommunityTemplateContent;
	const noChoice = { rules: {}, without: [], duties: [] };

	test('each shape has one, and what it makes is a tree without fault, however many villages there are', () => {
		expect(SHIPPED_TEMPLATES.map(({ topology }) => shapeOf(topology))).toEqual(['one-committee', 'villages', 'residents-committees']);
		fc.assert(fc.property(fc.nat(2), fc.integer({ min: 1, max: 12 }), (index, count) => {
			const made = template(index);
			const units = Array.from({ length: count }, (_, n): TreePlace => ({ subject: id(60 + n), kind: made.unit as PlaceKind, name: `第${n + 1}村`, parent: root.subject }));
			const bodies = plannedBodies(made, root.name, units.map(({ name }) => name), noChoice, today).map(({ item, unit, name }, n): TreeBody => ({
				subject: id(200 + n), kind: item.kind, name, parent: unit === undefined ? root.subject : units[unit]!.subject
			}));
			expect(treeProblems({ shape: shapeOf(made.topology), places: [root, ...units], bodies, on: today })).toEqual([]);
			expect(made.provenance.length).toBeGreaterThan(40);
		}));
	});

	test('what differs is computed: a body left out, a duty changed without a word, a number of one’s own', () => {
		const made = template(1);
		const bodies = plannedBodies(made, '杏花社区', ['杏花村'], { ...noChoice, without: ['council'] }, today).map(({ item, name, duties }, n) => ({ subject: id(n), name, item: item.key, duties }));
		const rules = { own: { answerDays: 3 }, template: () => 5 };
		const reasons = [{ about: { is: 'body' as const, item: 'council' }, reason: '两个村商量得过来' }];
		expect(differencesFrom(made, bodies, { own: {}, template: () => 5 }, reasons, today)).toEqual([{ is: 'body', item: 'council', reason: '两个村商量得过来' }]);
		const changed = bodies.map((body) => (body.item === 'committee' ? { ...body, duties: changedDuties(body.duties, [{ duty: 'affairs_disclosure', every: 'month' }], today) } : body));
		expect(differencesFrom(made, changed, rules, reasons, today)).toEqual([
			{ is: 'rule', rule: 'answerDays', template: 5, own: 3 },
			{ is: 'body', item: 'council', reason: '两个村商量得过来' },
			expect.objectContaining({ is: 'duty', duty: 'affairs_disclosure', template: 'quarter', own: 'month' })
		]);
	});

	test('a community may bind itself, not free itself', () => {
		expect(isStrictEnough('answerDays', 3, 5)).toBe(true);
		expect(isStrictEnough('answerDays', 6, 5)).toBe(false);
		expect(isStrictEnough('displayDays', 30, 15)).toBe(true);
		expect(isStrictEnough('displayDays', 14, 15)).toBe(false);
		expect(isStrictEnough('disclosureDay', 10, 9)).toBe(false);
		const rules = { disclosureDay: 9, questioningDay: 11, answer: { days: 5, kind: 'calendar' as const, source: '§1' }, display: { days: 15, kind: 'calendar' as const } };
		expect(withOwnRules(rules, { answerDays: 3 })).toEqual({ ...rules, answer: { days: 3, kind: 'calendar' } });
		expect(withOwnRules(rules, {})).toEqual(rules);
	});
});

describe('duties from a day on', () => {
	test('what was owed until then stays owed, by its old rhythm; nothing is owed twice', () => {
		const duties = changedDuties([{ duty: 'finance_account', every: 'month', from: day('2026-08-01') }], [{ duty: 'finance_account', every: 'quarter' }], day('2027-01-01'));
		expect(duties).toEqual([
			{ duty: 'finance_account', every: 'month', from: '2026-08-01', until: '2027-01-01' }, { duty: 'finance_account', every: 'quarter', from: '2027-01-01' }
		]);
		expect(duties.flatMap((duty) => periodsOver(duty, day('2027-04-02')))).toEqual(['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-Q1']);
		expect(changedDuties(duties, [{ duty: 'finance_account', every: null }], day('2027-01-01')).flatMap((duty) => periodsOver(duty, day('2027-04-02')))).toEqual(['2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
		expect(changedDuties(duties, [{ duty: 'finance_account', every: 'quarter' }], day('2027-02-01'))).toEqual(duties);
	});
});
