import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import { isThereOn, type BodyContent, type CommunityContent, type PlaceContent, type PlaceKind } from '../community/community.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View, type When } from '../content/view.ts';
import { owing } from '../disclosure/view/owed.ts';
import { openQuestions, overdueOf } from '../disclosure/view/questions-page.ts';
import { areaOf, boxOf, contains, direction, distance, farthest, isArea, labelPosition, polygonsOf, positionsOf, type AreaGeometry, type Direction, type Position } from '../map/geometry.ts';
import type { Located, LocatedSource } from '../map/located.ts';
import { REACH, type ShapeContent } from '../map/shape.ts';
import { planOf, type AreaState, type Plan } from '../map/view/plan.ts';
import { frameOf, fromFrame, toFrame } from '../map/projection.ts';
import { pointsOf } from '../map/view/points.ts';
import { mattersOnMap, meetingsOnMap } from './located-view.ts';

/** Everything that has a place on the map of a community, noun by noun. A noun with places adds its source. */
const LOCATED: readonly LocatedSource[] = [pointsOf, meetingsOnMap, mattersOnMap];

/** What a map can be narrowed to, by its address. */
export const MAP_FILTERS = ['late', 'matters', 'meetings', 'boards', 'unseen', 'centre'] as const;
export type MapFilter = (typeof MAP_FILTERS)[number];

export interface MapUnit {
	number: number;
	subject: SubjectId;
	name: string;
	kind: PlaceKind;
	/** Where its name leads: the map of a community, the page of a place. */
	address: string;
	town?: string;
	households?: number;
	geometry?: AreaGeometry;
	/** A position inside, for its number. */
	label?: Position;
	/** Square metres. Absent while no boundary is known. */
	area?: number;
	state: AreaState;
	/** Disclosures not published and questions not answered in time, by bodies that are here. */
	late: number;
	/** From the service centre to its middle, and to its farthest corner, in metres. */
	from?: { direction: Direction; metres: number; farthest: number };
	bodies: { subject: SubjectId; name: string; late: number }[];
	cells: number;
}

/** A point of the map with where it lies, in words. */
export interface MapPoint extends Located {
	place?: string;
	/** The number of the area it lies in. */
	number?: number;
	from?: { direction: Direction; metres: number };
	/** Where its sign stands when only its place is known: below the number of that place; below the service centre what is in it, and what is about the whole community. */
	sign?: Position;
}

export interface MapModel {
	proof: Evidence;
	name: string;
	kind: 'city' | 'community';
	only?: MapFilter;
	plan?: Plan;
	/** Bodies of the community as a whole, which no unit shows. */
	above: { subject: SubjectId; name: string; late: number }[];
	/** What the filter leaves, in order of number. */
	units: MapUnit[];
	points: MapPoint[];
	/** How many there are of each without the filter. */
	counts: {
		units: number; centres: number; boards: number; unseen: number; matters: number; meetings: number;
		/** Units with something overdue; and what is overdue altogether, also of bodies for the whole. */
		late: number; overdue: number;
	};
	/** The circle around the service centre; `whole` when everything lies in it, and it is not drawn. */
	reach?: { metres: number; whole: boolean; centre: string; at: Position };
	/** Borders of higher places. */
	borders: AreaGeometry[];
	/** Places without a boundary. */
	undrawn: number;
}

interface Lateness {
	body: BodyContent;
	late: number;
}

/** What the bodies of a community owe and are late with, body by body. Bodies that owe nothing are left out, unless something is asked of them. */
async function lateness(contents: Contents, community: CommunityCode, disclosureDay: number, today: Day): Promise<Lateness[]> {
	const late = new Map<SubjectId, number>();
	const add = (body: SubjectId) => late.set(body, (late.get(body) ?? 0) + 1);
	for (const one of await owing(contents, community, disclosureDay, today)) if (one.state.state === 'missing') add(one.body);
	for (const { content } of overdueOf((await openQuestions(contents, community)).open, today)) add(content.body);
	const bodies = (await contents.ofType<BodyContent>(community, 'body')).filter(({ content }) => isThereOn(content, today));
	return bodies.filter(({ content }) => content.duties.length > 0 || late.has(content.subject)).map(({ content }) => ({ body: content, late: late.get(content.subject) ?? 0 }));
}

const stateOf = (bodies: readonly { late: number }[]): AreaState => (bodies.some(({ late }) => late > 0) ? 'late' : bodies.length > 0 ? 'clear' : 'none');

function filterOf(asked: string | undefined): MapFilter | undefined {
	return MAP_FILTERS.find((filter) => filter === asked);
}

function keepsPoint(only: MapFilter | undefined, point: Located): boolean {
	if (only === undefined) return true;
	if (only === 'centre') return point.kind === 'service_centre';
	if (only === 'matters') return point.kind === 'matter';
	if (only === 'meetings') return point.kind === 'meeting';
	if (only === 'boards') return point.kind === 'notice_board';
	return only === 'unseen' && point.kind === 'notice_board' && point.state !== 'good';
}

const keepsUnit = (only: MapFilter | undefined, unit: MapUnit) => only === undefined || (only === 'late' && unit.state === 'late');

/** Between two signs that stand beside each other, and how far below: in drawing units. */
const APART = 56;
const BELOW = 62;
/** Most signs that one place has: the list says the others. */
const MOST_SIGNS = 5;

/** Stands the signs of what has a place but no position in rows: below the number of that place, or below the service centre. */
function withSigns(points: readonly MapPoint[], units: readonly MapUnit[], centre: { name: string; at: Position } | undefined, borders: readonly AreaGeometry[]): MapPoint[] {
	const box = boxOf([...units.flatMap(({ geometry }) => (geometry ? [geometry] : [])), ...borders].flatMap(positionsOf));
	if (!box) return [...points];
	const frame = frameOf(box);
	const rows = new Map<string, { at: Position; subjects: SubjectId[] }>();
	for (const { kind, subject, name, at, number } of points) {
		if (at.position) continue;
		// What is about the whole community is done where the whole community goes.
		const inside = centre !== undefined && (number === undefined || (kind === 'meeting' && name.includes(centre.name)));
		const stand = inside ? centre.at : units.find((unit) => unit.number === number)?.label;
		if (!stand) continue;
		const key = inside ? 'centre' : String(number);
		const row = rows.get(key) ?? { at: stand, subjects: [] };
		rows.set(key, row);
		if (row.subjects.length < MOST_SIGNS) row.subjects.push(subject);
	}
	const signs = new Map<SubjectId, Position>();
	for (const { at, subjects } of rows.values()) {
		const [x, y] = toFrame(frame, at);
		for (const [index, subject] of subjects.entries()) signs.set(subject, fromFrame(frame, x + (index - (subjects.length - 1) / 2) * APART, y + BELOW));
	}
	return points.map((point) => (signs.has(point.subject) ? { ...point, sign: signs.get(point.subject)! } : point));
}

interface Drawn {
	unit: MapUnit;
	href: string;
}

/** Puts together what both maps show. */
function model(
	base: Pick<MapModel, 'proof' | 'name' | 'kind' | 'above'>, only: MapFilter | undefined,
	{ drawn, borders, located, centre }: { drawn: Drawn[]; borders: AreaGeometry[]; located: Located[]; centre?: { name: string; at: Position } | undefined }
): MapModel {
	const units = drawn.map(({ unit }) => unit);
	const holding = (position: Position) => units.find(({ geometry }) => geometry && contains(polygonsOf(geometry), position));
	const points = withSigns(located.map((point): MapPoint => {
		const at = point.at.position;
		const home = units.find(({ subject }) => subject === point.at.place) ?? (at && holding(at));
		return {
			...point, ...(home ? { place: home.name, number: home.number } : {}),
			...(at && centre && point.kind !== 'service_centre' ? { from: { direction: direction(centre.at, at), metres: distance(centre.at, at) } } : {})
		};
	}), units, centre, borders);
	const most = centre ? Math.max(0, ...units.map(({ geometry }) => (geometry ? farthest(geometry, centre.at) : 0))) : 0;
	const reach = centre && { metres: REACH, whole: most <= REACH, centre: centre.name, at: centre.at };
	const shown = points.filter((point) => keepsPoint(only, point));
	const plan = planOf({
		areas: drawn.flatMap(({ unit, href }) => (unit.geometry && unit.label ? [{ subject: unit.subject, number: unit.number, name: unit.name, geometry: unit.geometry, label: unit.label, state: unit.state, pale: !keepsUnit(only, unit), href }] : [])),
		borders,
		points: shown.flatMap(({ subject, kind, name, at, sign, state, late, address }) => {
			const stands = at.position ?? sign;
			return stands ? [{ subject, kind, name, position: stands, href: address ?? `#p-${subject}`, ...(state ? { state } : {}), ...(late === undefined ? {} : { late }) }] : [];
		}),
		circle: reach && !reach.whole ? { at: centre!.at, metres: REACH } : undefined
	});
	const boards = points.filter(({ kind }) => kind === 'notice_board');
	return {
		...base, borders, ...(only ? { only } : {}), ...(plan ? { plan } : {}), ...(reach ? { reach } : {}),
		units: units.filter((unit) => keepsUnit(only, unit)), points: shown,
		counts: {
			units: units.length, centres: points.filter(({ kind }) => kind === 'service_centre').length, boards: boards.length,
			unseen: boards.filter(({ state }) => state !== 'good').length, matters: points.filter(({ kind }) => kind === 'matter').length,
			meetings: points.filter(({ kind }) => kind === 'meeting').length, late: units.filter(({ state }) => state === 'late').length,
			overdue: [...units, ...base.above].reduce((sum, { late }) => sum + late, 0)
		},
		undrawn: units.filter(({ geometry }) => geometry === undefined).length
	};
}

async function boundaryIn(contents: Contents, place: SubjectId): Promise<ShapeContent | undefined> {
	return (await contents.ofParent<ShapeContent>(place, 'shape')).find(({ content }) => content.role === 'boundary')?.content;
}

/** The map of a community: its units with how they stand, its service centre with the circle, its boards, and whatever else has a place. */
export const communityMap: View<MapModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community || community.content.kind === 'city') return undefined;
	const { community: code, name } = community.content;
	const { rules } = await rulesFor(contents, community.content, when.today);
	const places = (await contents.ofType<PlaceContent>(code, 'place')).map(({ content }) => content).filter((place) => isThereOn(place, when.today));
	const boundaries = new Map<SubjectId, AreaGeometry>();
	for (const { content } of await contents.ofType<ShapeContent>(code, 'shape')) {
		if (content.role === 'boundary' && content.parent && isArea(content.geometry)) boundaries.set(content.parent, content.geometry);
	}
	const located = (await Promise.all(LOCATED.map((source) => source(contents, code, when)))).flat();
	const first = located.find(({ kind, at }) => kind === 'service_centre' && at.position);
	const centre = first && { name: first.name, at: first.at.position! };
	const root = places.find(({ kind }) => kind === 'community');
	const units = places.filter(({ kind }) => kind !== 'community' && kind !== 'cell');
	const unitOf = climbing(places, new Set(units.map(({ subject }) => subject)));
	const inUnits = located.map((point) => ({ ...point, at: { ...point.at, place: unitOf(point.at.place) ?? point.at.place } }));
	const bodies = await lateness(contents, code, rules.disclosureDay, when.today);
	const signs = located.flatMap(({ at }) => (at.position ? [at.position] : []));
	const drawn = units.map((place, index): Drawn => {
		const geometry = boundaries.get(place.subject);
		const own = bodies.filter(({ body }) => unitOf(body.parent) === place.subject);
		const middle = geometry && labelPosition(geometry);
		return {
			href: `#p-${place.subject}`,
			unit: {
				number: index + 1, subject: place.subject, name: place.name, kind: place.kind, address: `/${code}/places/${place.subject}`, state: stateOf(own), late: own.reduce((sum, { late }) => sum + late, 0),
				bodies: own.map(({ body, late }) => ({ subject: body.subject, name: body.name, late })),
				cells: places.filter(({ kind, parent }) => kind === 'cell' && unitOf(parent) === place.subject).length,
				...(place.households === undefined ? {} : { households: place.households }),
				...(geometry ? { geometry, area: areaOf(polygonsOf(geometry)) } : {}),
				...(geometry ? { label: labelPosition(geometry, signs) } : {}),
				...(middle && centre ? { from: { direction: direction(centre.at, middle), metres: distance(centre.at, middle), farthest: farthest(geometry, centre.at) } } : {})
			}
		};
	});
	const above = bodies.filter(({ body }) => unitOf(body.parent) === undefined).map(({ body, late }) => ({ subject: body.subject, name: body.name, late }));
	const border = root && boundaries.get(root.subject);
	return model({ proof: evidenceOf(community), name, kind: 'community', above }, filterOf(params.show), { drawn, borders: border ? [border] : [], located: inUnits, centre });
};

/** From a place up to the nearest of some places. */
function climbing(places: readonly PlaceContent[], stops: ReadonlySet<SubjectId>): (from: SubjectId | undefined) => SubjectId | undefined {
	const parents = new Map(places.map(({ subject, parent }) => [subject, parent]));
	return (from) => {
		let at = from;
		for (let steps = places.length; at !== undefined && steps > 0 && !stops.has(at); steps--) at = parents.get(at);
		return at !== undefined && stops.has(at) ? at : undefined;
	};
}

/** Whatever of a community the city's map shows. */
async function communityOnMap(contents: Contents, content: CommunityContent, place: PlaceContent | undefined, number: number, disclosureDay: number, when: When) {
	const bodies = await lateness(contents, content.community, disclosureDay, when.today);
	const shapes = place ? (await contents.ofParent<ShapeContent>(place.subject, 'shape')).map((held) => held.content) : [];
	const boundary = shapes.find(({ role }) => role === 'boundary')?.geometry;
	const signs = shapes.flatMap((shape) => (shape.role === 'service_centre' && shape.geometry.type === 'Point' ? [shape.geometry.coordinates] : []));
	const geometry = boundary && isArea(boundary) ? boundary : undefined;
	const unit: MapUnit = {
		number, subject: content.subject, name: content.name, kind: 'community', address: `/${content.community}/map`, state: stateOf(bodies),
		late: bodies.reduce((sum, { late }) => sum + late, 0), bodies: [], cells: 0,
		...(content.town === undefined ? {} : { town: content.town }), ...(content.figures?.households === undefined ? {} : { households: content.figures.households }),
		...(geometry ? { geometry, area: areaOf(polygonsOf(geometry)), label: labelPosition(geometry, signs) } : {})
	};
	const centres = shapes.flatMap((shape): Located[] =>
		shape.role === 'service_centre' && shape.geometry.type === 'Point'
			? [{ kind: 'service_centre', subject: shape.subject, name: shape.name ?? '', at: { place: content.subject, position: shape.geometry.coordinates }, address: `/${content.community}/map` }]
			: []);
	return { drawn: { unit, href: unit.address } satisfies Drawn, centres };
}

/** The map of the city: its towns, its communities with how they stand, their service centres. `params.city` is the city's address. */
export const cityMap: View<MapModel> = async (contents, params, when) => {
	const city = await communityOf(contents, params.city);
	if (!city) return undefined;
	const { rules } = await rulesFor(contents, city.content, when.today);
	const own = (await contents.ofType<PlaceContent>(city.content.community, 'place')).map(({ content }) => content);
	const borders: AreaGeometry[] = [];
	const places = new Map<CommunityCode, PlaceContent>();
	for (const place of own) {
		const boundary = (await boundaryIn(contents, place.subject))?.geometry;
		if (boundary && isArea(boundary)) borders.push(boundary);
		for (const { content } of await contents.ofParent<PlaceContent>(place.subject, 'place')) if (content.kind === 'community') places.set(content.community, content);
	}
	const communities = await contents.ofParent<CommunityContent>(city.content.subject, 'community');
	const parts = [];
	for (const [index, { content }] of communities.entries()) {
		parts.push(await communityOnMap(contents, content, places.get(content.community), index + 1, rules.disclosureDay, when));
	}
	return model(
		{ proof: evidenceOf(city), name: city.content.name, kind: 'city', above: [] }, filterOf(params.show),
		{ drawn: parts.map(({ drawn }) => drawn), borders, located: parts.flatMap(({ centres }) => centres) }
	);
};
