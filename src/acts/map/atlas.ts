import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { PlaceKind } from '#domain/community/community.ts';
import type { Held } from '#domain/content/content.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import type { Records } from '#records/records.ts';
import type { Problems } from '../history/problems.ts';
import type { Feature } from './features.ts';

/** A place of the tree, with the shape that is in the ledger. */
export interface AtlasPlace {
	subject: SubjectId;
	community: CommunityCode;
	kind: PlaceKind;
	name: string;
	parent: SubjectId | undefined;
	boundary?: Held<ShapeContent>;
}

/** A feature with the place that it is about, and the shape that it replaces. */
export interface Placed extends Feature {
	place: AtlasPlace;
	before?: Held<ShapeContent>;
}

/** Every place there is, and its boundary. */
export async function readAtlas(records: Records): Promise<Map<SubjectId, AtlasPlace>> {
	const atlas = new Map<SubjectId, AtlasPlace>();
	for (const row of await records.communities.places()) {
		atlas.set(row.subject as SubjectId, {
			subject: row.subject as SubjectId, community: row.community as CommunityCode, kind: row.kind as PlaceKind, name: row.name, parent: (row.parent ?? undefined) as SubjectId | undefined
		});
	}
	for (const place of atlas.values()) {
		const boundary = (await shapesOf(records, place)).find(({ content }) => content.role === 'boundary');
		if (boundary) place.boundary = boundary;
	}
	return atlas;
}

/** Shapes of a place: its boundary, and the points in it. */
export async function shapesOf(records: Records, place: Pick<AtlasPlace, 'subject' | 'community'>): Promise<Held<ShapeContent>[]> {
	return (await records.contents.ofParent<ShapeContent>(place.subject, 'shape')).filter(({ content }) => content.community === place.community);
}

/** Finds the place of each feature: by its subject, by the name it had in an imported file, or by a name that only one place bears. */
export async function placeFeatures(records: Records, atlas: ReadonlyMap<SubjectId, AtlasPlace>, features: readonly Feature[], problems: Problems): Promise<Placed[]> {
	const named = new Map<string, AtlasPlace | 'several'>();
	for (const place of atlas.values()) named.set(place.name, named.has(place.name) ? 'several' : place);
	const find = async (key: string, name: string): Promise<AtlasPlace | undefined> => {
		const own = atlas.get(key as SubjectId) ?? atlas.get((await records.communities.source(`places:${key}`))?.subject as SubjectId);
		if (own) return own;
		const byName = named.get(name);
		return byName === 'several' ? undefined : byName;
	};
	const placed: Placed[] = [];
	const seen = new Map<string, string>();
	for (const feature of features) {
		const key = feature.role === 'boundary' ? feature.id : (feature.parent ?? '');
		const place = await find(key, feature.role === 'boundary' ? feature.name : '');
		if (!place) {
			problems.add([feature.at], 'no-such-place', { name: key || feature.name });
			continue;
		}
		const own = feature.role === 'boundary' ? `boundary ${place.subject}` : `${feature.role} ${place.subject} ${feature.name}`;
		const first = seen.get(own);
		if (first !== undefined) {
			problems.add([feature.at], 'twice', { name: feature.name, first });
			continue;
		}
		seen.set(own, feature.at);
		const before = feature.role === 'boundary' ? place.boundary : (await shapesOf(records, place)).find(({ content }) => content.role === feature.role && content.name === feature.name);
		placed.push({ ...feature, place, ...(before ? { before } : {}) });
	}
	return placed;
}
