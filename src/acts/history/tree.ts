import { isCommunityCode, type CommunityCode } from '#domain/basics/id.ts';
import { LIES_IN, SITS_ON } from '#domain/community/tree.ts';
import type { CityFile } from './file.ts';
import type { Problems } from './problems.ts';

/** Whose log a place, a body or a community belongs to. Undefined for what is not in the file or hangs in no tree. */
export interface Tenants {
	/** The city's address; empty when there is no root. */
	city: CommunityCode;
	ofPlace(id: string): CommunityCode | undefined;
	ofBody(id: string): CommunityCode | undefined;
	/** Of a community's own id, or of a town's or the city's, whose things lie in the city's log. */
	ofCommunity(id: string): CommunityCode | undefined;
}

/** Follows every place up to its community, or to the city. */
export function tenantsOf(file: CityFile): Tenants {
	const places = new Map(file.places.map(({ value }) => [value.id, value]));
	const bodies = new Map(file.bodies.map(({ value }) => [value.id, value.place_id]));
	const towns = new Set(file.towns.map(({ value }) => value.id));
	const communities = new Set(file.communities.map(({ value }) => value.id));
	const city = (file.places.find(({ value }) => value.parent_id === null)?.value.id ?? '') as CommunityCode;
	const ofPlace = (id: string): CommunityCode | undefined => {
		let place = places.get(id);
		// No path up is longer than there are places; a circle would never end.
		for (let steps = places.size; place && steps > 0; steps--) {
			if (place.kind === 'community') return place.id as CommunityCode;
			if (place.parent_id === null) return place.id === city ? city : undefined;
			place = places.get(place.parent_id);
		}
		return undefined;
	};
	return {
		city,
		ofPlace,
		ofBody: (id) => {
			const place = bodies.get(id);
			return place === undefined ? undefined : ofPlace(place);
		},
		ofCommunity: (id) => (communities.has(id) ? (id as CommunityCode) : towns.has(id) || (id === city && id !== '') ? city : undefined)
	};
}

/** One root, everything under it, nothing in a circle, every kind where it may lie, towns and communities at their places. */
export function checkTree(file: CityFile, tenants: Tenants, problems: Problems): void {
	const places = new Map(file.places.map(({ value, at }) => [value.id, { ...value, at }]));
	const roots = file.places.filter(({ value }) => value.parent_id === null);
	if (roots.length === 0) problems.add(['places'], 'no-root');
	for (const { at, value } of roots.slice(1)) problems.add([...at, 'parent_id'], 'not-the-tree', { name: value.name });
	for (const { at, value } of roots.slice(0, 1)) {
		if (value.kind !== 'city') problems.add([...at, 'kind'], 'not-the-tree', { name: value.name });
		else if (!isCommunityCode(value.id)) problems.add([...at, 'id'], 'not-an-address');
	}
	for (const { at, value } of file.places) {
		if (value.parent_id === null) continue;
		const parent = places.get(value.parent_id);
		if (!parent) problems.add([...at, 'parent_id'], 'dangling', { name: value.parent_id.slice(0, 60), list: 'places' });
		else if (!LIES_IN[value.kind].includes(parent.kind)) problems.add([...at, 'parent_id'], 'not-the-tree', { name: value.name });
		else if (tenants.ofPlace(value.id) === undefined) problems.add([...at, 'parent_id'], 'tree-in-a-circle', { name: value.name });
	}
	const communities = new Set(file.communities.map(({ value }) => value.id));
	for (const { at, value } of [...file.towns, ...file.communities]) {
		const place = places.get(value.id);
		const parent = 'town_id' in value ? value.town_id : tenants.city;
		if (!place) problems.add([...at, 'id'], 'dangling', { name: value.id, list: 'places' });
		else if (place.parent_id !== parent) problems.add([...place.at, 'parent_id'], 'links-differ', { name: value.name });
		else if (place.name !== value.name) problems.add([...place.at, 'name'], 'links-differ', { name: value.name });
	}
	for (const { at, value } of file.places) {
		if (value.kind === 'community' && !communities.has(value.id)) problems.add([...at, 'id'], 'dangling', { name: value.id, list: 'communities' });
	}
	for (const { at, value } of file.bodies) {
		const place = places.get(value.place_id);
		if (place && !SITS_ON[value.kind].includes(place.kind)) problems.add([...at, 'place_id'], 'not-the-tree', { name: value.name });
	}
}
