import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Caller, PersonCaller } from '#acts/act.ts';
import { doorOf, POLICIES, signInFor } from '../../src/routes/policies.ts';

const routes = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** Ids of all routes that answer something: folders with a page or an endpoint. */
function routeIds(): string[] {
	const files = readdirSync(routes, { recursive: true, withFileTypes: true });
	const folders = files.filter((file) => file.isFile() && /^\+(page|server)(\.|@)/.test(file.name)).map((file) => relative(routes, file.parentPath));
	return [...new Set(folders.map((folder) => `/${folder}`))].sort();
}

const guest: Caller = { kind: 'guest', address: '203.0.113.7' };
const resident = { kind: 'person', display: '柳**', community: 'LW', offices: [] } as unknown as PersonCaller;
const accountant = { ...resident, display: '麦小满', offices: [{ bodyKind: 'self_governance_committee' }] } as unknown as PersonCaller;

test('every route has a policy, and every policy a route', () => {
	expect(routeIds().length).toBeGreaterThan(10);
	expect(Object.keys(POLICIES).sort()).toEqual(routeIds());
});

test('a route without a policy is closed to everybody', () => {
	for (const caller of [guest, resident, accountant]) expect(doorOf('/forgotten', caller)).toBe('nothing');
	expect(doorOf('constructor', accountant)).toBe('nothing');
});

test('guests are asked who they are, and residents find no office', () => {
	for (const [route, policy] of Object.entries(POLICIES)) {
		const doors = [guest, resident, accountant].map((caller) => doorOf(route, caller));
		if (policy === 'public' || policy === 'machine') expect(doors, route).toEqual(['open', 'open', 'open']);
		else if (policy === 'signed-in') expect(doors, route).toEqual(['who-are-you', 'open', 'open']);
		else expect(doors, route).toEqual(['who-are-you', 'nothing', 'open']);
	}
});

test('whoever is asked comes back to where they were going', () => {
	expect(signInFor('/me', '/me?tab=2')).toBe('/join?back=%2Fme%3Ftab%3D2');
});
