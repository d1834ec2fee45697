import { describe, expect, it } from 'vitest';
import { assignmentIn, cityOffice, mayDo, officeIn, type Permission, type PersonCaller } from '#acts/act.ts';
import type { HeldAssignment, HeldOffice } from '#records/offices.ts';

/* What the data of a permission mean, before any act asks it. */

const office = (community: string, body: string, bodyKind: string, position: string): HeldOffice => ({
	office: `${body}-${position}`, position, holder: '麦小满', body, bodyKind, bodyName: body, community, ofCity: community === 'QH'
});
const assigned = (community: string, object: string, done: HeldAssignment['function']): HeldAssignment => ({
	assignment: `${object}-${done}`, object, function: done, holder: '柳**', community
});
const person = (offices: HeldOffice[], assignments: HeldAssignment[] = []): PersonCaller => ({
	kind: 'person', person: 'p' as never, session: 's', through: 'desk', unlocked: true, community: 'LW' as never, display: '麦**', offices, assignments, address: '127.0.0.1'
});

const CITY: Permission = { who: 'office', bodies: ['service_centre'], positions: ['administrator'], city: true };
const HERE: Permission = { who: 'office', bodies: ['service_centre'], positions: ['administrator'] };
const DRAFTS: Permission = { who: 'assignment', functions: ['drafter'] };

const administrator = person([office('QH', 'QH-SC', 'service_centre', 'administrator')]);
const namesake = person([office('LW', 'LW-SC', 'service_centre', 'administrator')]);

describe('an office of the city', () => {
	it('may in any community, where the act says so', () => {
		expect(mayDo([CITY], administrator, 'LW')).toBe(true);
		expect(mayDo([CITY], administrator, undefined)).toBe(true);
		expect(cityOffice([HERE, CITY], administrator)).toMatchObject({ office: 'QH-SC-administrator' });
	});
	it('is not what a community calls by the same name, not even at home', () => {
		for (const community of ['LW', 'SQ', undefined]) expect(mayDo([CITY], namesake, community)).toBe(false);
		expect(cityOffice([CITY], namesake)).toBeUndefined();
	});
	it('may nowhere else, where the act does not say so', () => {
		expect(mayDo([HERE], administrator, 'LW')).toBe(false);
		expect(mayDo([HERE], namesake, 'LW')).toBe(true);
		expect(mayDo([HERE], namesake, 'SQ')).toBe(false);
	});
	it('does not act for a body it does not sit in', () => {
		expect(officeIn([CITY], administrator, 'QH-SC')).toBeUndefined();
		expect(officeIn([HERE], administrator, 'QH-SC')).toMatchObject({ body: 'QH-SC' });
	});
});

describe('an assignment', () => {
	const drafter = person([], [assigned('BC', 'DOC-1', 'drafter'), assigned('BC', 'V1', 'teller')]);
	it('lets somebody in where they have that function in some object of the community', () => {
		expect(mayDo([DRAFTS], drafter, 'BC')).toBe(true);
		expect(mayDo([DRAFTS], drafter, 'LW')).toBe(false);
		expect(mayDo([DRAFTS], person([]), 'BC')).toBe(false);
	});
	it('holds in its own object only', () => {
		expect(assignmentIn([DRAFTS], drafter, 'DOC-1')).toMatchObject({ assignment: 'DOC-1-drafter' });
		expect(assignmentIn([DRAFTS], drafter, 'V1')).toBeUndefined();
		expect(assignmentIn([DRAFTS], { kind: 'operator' }, 'DOC-1')).toBeUndefined();
	});
});
