import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SubjectId } from '#domain/basics/id.ts';
import { committeeWithoutKin, overseersApart, wouldBreak, type Seat } from '#domain/community/conflicts.ts';
import type { BodyKind } from '#domain/community/community.ts';
import type { Relation } from '#domain/community/office.ts';

/* R29 and R30 on the people of 柳湾: three answers, and what each goes by. */

const id = (name: string) => name as SubjectId;
const NOTHING = { signed: '2023-12-22' as never, relatives: [] };
const seat = (holder: string, body: string, bodyKind: BodyKind, position: string, declaration: Seat['declaration'] = NOTHING, place = 'LW'): Seat => ({
	office: id(`${body} ${holder}`), body: id(body), bodyKind, place: id(place), position, holder, person: holder, declaration
});
const names = (relation: Relation, other: string) => ({ signed: '2023-12-22' as never, relatives: [{ relation, name: '某**', office: id(other) }] });

const committee = (...more: Seat[]) => [seat('苗立夏', 'C', 'self_governance_committee', 'director'), seat('柳惊蛰', 'C', 'self_governance_committee', 'member'), ...more];
const overseers = (...more: Seat[]) => [seat('禾处暑', 'S', 'oversight_committee', 'chair'), seat('苗白荻', 'S', 'oversight_committee', 'member'), ...more];

describe('R29: overseers keep apart', () => {
	test('holds when all declared and nobody is both', () => {
		expect(overseersApart(id('S'), [...committee(), ...overseers()])).toEqual({ rule: 'R29', result: 'holds', evidence: [] });
	});
	test('a missing declaration is not recorded, not broken; one that was asked for and not given is broken', () => {
		const silent = seat('谷青萍', 'S', 'oversight_committee', 'member', undefined);
		// A default of undefined would be the declared one: silence has to be said.
		silent.declaration = undefined;
		expect(overseersApart(id('S'), [...committee(), ...overseers(silent)])).toMatchObject({ result: 'not-recorded', evidence: [{ kind: 'not-recorded', holder: '谷青萍' }] });
		const refused = seat('谷青萍', 'S', 'oversight_committee', 'member', { relatives: [] });
		expect(overseersApart(id('S'), [...committee(), ...overseers(refused)])).toMatchObject({ result: 'broken', evidence: [{ kind: 'not-given' }] });
	});
	test.each(['member', 'accountant', 'clerk'])('broken when an overseer is %s of the committee', (position) => {
		const both = seat('禾处暑', 'C', 'self_governance_committee', position);
		expect(overseersApart(id('S'), [...committee(both), ...overseers()])).toMatchObject({ result: 'broken', evidence: [{ kind: 'sits-on', holder: '禾处暑', otherHolder: '禾处暑' }] });
	});
	test('not by a liaison of the committee, nor by the committee of another village', () => {
		const liaison = seat('禾处暑', 'C', 'self_governance_committee', 'liaison');
		const elsewhere = seat('禾处暑', 'C2', 'self_governance_committee', 'member', NOTHING, 'SQ-G2');
		expect(overseersApart(id('S'), [...committee(liaison, elsewhere), ...overseers()]).result).toBe('holds');
	});
	test('broken by near relatives, whichever of the two named the other; a cousin is named and breaks nothing', () => {
		const child = seat('谷青萍', 'S', 'oversight_committee', 'member', names('child', 'C 柳惊蛰'));
		expect(overseersApart(id('S'), [...committee(), ...overseers(child)])).toMatchObject({ result: 'broken', evidence: [{ kind: 'relative', holder: '谷青萍', otherHolder: '柳惊蛰' }] });
		const parent = seat('麦小满', 'C', 'self_governance_committee', 'accountant', names('parent', 'S 苗白荻'));
		expect(overseersApart(id('S'), [...committee(parent), ...overseers()]).result).toBe('broken');
		const cousin = seat('谷青萍', 'S', 'oversight_committee', 'member', names('other', 'C 柳惊蛰'));
		expect(overseersApart(id('S'), [...committee(), ...overseers(cousin)]).result).toBe('holds');
	});
	test('the head of the collective’s economic organisation counts as watched', () => {
		const head = seat('苗白荻', 'E', 'collective_economic_organisation', 'chair');
		expect(overseersApart(id('S'), [...committee(), ...overseers(), head]).result).toBe('broken');
	});
});

describe('R30: no near relatives on one committee', () => {
	test('each pair is named once', () => {
		const spouse = seat('柳杏莳', 'C', 'self_governance_committee', 'member', names('spouse', 'C 柳惊蛰'));
		expect(committeeWithoutKin(id('C'), committee(spouse)).evidence).toEqual([
			{ kind: 'relative', office: 'C 柳惊蛰', holder: '柳惊蛰', other: 'C 柳杏莳', otherHolder: '柳杏莳' }
		]);
	});
	test('staff are no members', () => {
		const accountant = seat('麦小满', 'C', 'self_governance_committee', 'accountant', names('sibling', 'C 柳惊蛰'));
		expect(committeeWithoutKin(id('C'), committee(accountant)).result).toBe('holds');
	});
});

test('what would break a rule is found before it is granted, from either side; silence is no reason', () => {
	const seats = [...committee(), ...overseers()];
	expect(wouldBreak(seat('柳惊蛰', 'S', 'oversight_committee', 'member'), seats)).toMatchObject({ rule: 'R29', evidence: { kind: 'sits-on' } });
	expect(wouldBreak({ ...seat('禾处暑', 'C', 'self_governance_committee', 'member') }, seats)).toMatchObject({ rule: 'R29' });
	expect(wouldBreak(seat('桑杏蒿', 'C', 'self_governance_committee', 'member', names('sibling', 'C 苗立夏')), seats)).toMatchObject({ rule: 'R30' });
	const silent = { ...seat('桑杏蒿', 'C', 'self_governance_committee', 'member'), declaration: undefined };
	expect(wouldBreak(silent, seats)).toBeUndefined();
});

test('whatever people sit where: broken exactly when evidence says more than silence, and the order of seats changes nothing', () => {
	const position = fc.constantFrom('director', 'member', 'accountant', 'liaison', 'chair');
	const one = fc.record({
		holder: fc.constantFrom('甲', '乙', '丙', '丁'), inCommittee: fc.boolean(), position, declared: fc.boolean(), relative: fc.option(fc.constantFrom('C 甲', 'C 乙', 'S 丙'))
	}).map(({ holder, inCommittee, position: held, declared, relative }): Seat => ({
		...seat(holder, inCommittee ? 'C' : 'S', inCommittee ? 'self_governance_committee' : 'oversight_committee', held),
		declaration: declared ? (relative ? names('sibling', relative) : NOTHING) : undefined
	}));
	fc.assert(fc.property(fc.uniqueArray(one, { selector: ({ office }) => office, maxLength: 6 }), (seats) => {
		const { result, evidence } = overseersApart(id('S'), seats);
		expect(result).toBe(evidence.some(({ kind }) => kind !== 'not-recorded') ? 'broken' : evidence.length > 0 ? 'not-recorded' : 'holds');
		expect(overseersApart(id('S'), [...seats].reverse()).result).toBe(result);
	}));
});
