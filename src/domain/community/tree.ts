import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { isThereOn, type BodyKind, type PlaceKind } from './community.ts';

/* The tree of places and the bodies on it: what may lie in what, what may sit where, and which trees are impossible. */

/** In what a place may lie. Whatever a community is made of lies in the community; cells lie in that, and nothing lies in a cell. */
export const LIES_IN: Readonly<Record<PlaceKind, readonly PlaceKind[]>> = {
	city: [], town: ['city'], subdistrict: ['city'], community: ['town', 'subdistrict'],
	village: ['community'], natural_village: ['community', 'village'], residential_compound: ['community', 'village'],
	rental_compound: ['community', 'village'], street_block: ['community', 'village'], resident_unit: ['community', 'village'],
	ecological_area: ['community', 'village'],
	cell: ['village', 'natural_village', 'residential_compound', 'rental_compound', 'street_block', 'resident_unit', 'ecological_area']
};

const SETTLED: readonly PlaceKind[] = ['village', 'natural_village', 'residential_compound', 'rental_compound', 'street_block'];

/** On what a body may sit. Cells are for liaisons and have no bodies. */
export const SITS_ON: Readonly<Record<BodyKind, readonly PlaceKind[]>> = {
	party_organisation: ['city', 'town', 'subdistrict', 'community', ...SETTLED, 'resident_unit'],
	self_governance_committee: ['community', ...SETTLED],
	oversight_committee: ['community', ...SETTLED],
	collective_economic_organisation: ['town', 'community', 'village', 'natural_village'],
	residents_council: ['community', ...SETTLED],
	representatives_meeting: ['community', ...SETTLED],
	assembly: ['community', ...SETTLED],
	owners_assembly: ['residential_compound', 'rental_compound', 'street_block'],
	service_centre: ['city', 'town', 'subdistrict', 'community'],
	association: ['city', 'town', 'subdistrict', 'community', ...SETTLED, 'resident_unit', 'ecological_area']
};

/** Bodies of which a place has one at a time. */
const ONE_ON_A_PLACE: readonly BodyKind[] = [
	'self_governance_committee', 'oversight_committee', 'collective_economic_organisation', 'residents_council', 'representatives_meeting', 'assembly'
];

/** How villages and committees are joined, as files and templates name it. */
export const TOPOLOGIES = ['unified_committee', 'single_committee', 'one_centre_many_committees', 'many_committees_one_centre'] as const;
export type Topology = (typeof TOPOLOGIES)[number];

/**
 * The three shapes: one committee for the whole community; one centre with villages that keep their committees (1+X); one centre with several
 * residents' committees.
 */
export type Shape = 'one-committee' | 'villages' | 'residents-committees';

const SHAPE_OF: Readonly<Record<Topology, Shape>> = {
	unified_committee: 'one-committee', single_committee: 'one-committee',
	one_centre_many_committees: 'villages', many_committees_one_centre: 'residents-committees'
};

/** Where the committees of a shape sit. */
const COMMITTEES_ON: Readonly<Record<Shape, readonly PlaceKind[]>> = {
	'one-committee': ['community'],
	villages: ['village', 'natural_village'],
	'residents-committees': ['residential_compound', 'rental_compound', 'street_block']
};

/** The shape of a community; undefined for one that nobody said anything about. */
export function shapeOf(topology: string | undefined): Shape | undefined {
	return topology !== undefined && Object.hasOwn(SHAPE_OF, topology) ? SHAPE_OF[topology as Topology] : undefined;
}

/** A place as these rules need it. */
export interface TreePlace {
	subject: SubjectId;
	kind: PlaceKind;
	name: string;
	parent?: SubjectId;
	until?: Day;
}

/** A body as these rules need it. `parent` is its place. */
export interface TreeBody {
	subject: SubjectId;
	kind: BodyKind;
	name: string;
	parent?: SubjectId;
	until?: Day;
}

/** A community's tree on a day. */
export interface Tree {
	shape: Shape | undefined;
	places: readonly TreePlace[];
	bodies: readonly TreeBody[];
	on: Day;
}

/** Why a tree cannot be so. Sentences in words/refusals, each as `tree.<code>`. */
export type TreeProblem =
	/** It would lie in itself. */
	| 'circle'
	/** This kind of place does not lie in that kind. */
	| 'not-inside'
	/** What it would lie in, or sit on, is closed. */
	| 'closed'
	/** There is one of this name here. */
	| 'name-taken'
	/** This kind of body does not sit on that kind of place. */
	| 'not-on-this-place'
	/** In this shape, committees sit elsewhere. */
	| 'shape-differs'
	/** There is one already. */
	| 'one-is-there'
	/** Places still lie in it, bodies sit on it, or households live there. */
	| 'not-empty'
	/** A community is closed by nobody here, nor a city. */
	| 'root';

const there = <T extends { until?: Day }>(list: readonly T[], on: Day): T[] => list.filter((one) => isThereOn(one, on));

/** Why a place of this kind and name cannot be put into `parent`, a place of the same community; undefined when it can. */
export function placeProblem(tree: Tree, place: { subject: SubjectId; kind: PlaceKind; name: string }, parent: TreePlace): TreeProblem | undefined {
	if (parent.subject === place.subject) return 'circle';
	if (!LIES_IN[place.kind].includes(parent.kind)) return 'not-inside';
	if (!isThereOn(parent, tree.on)) return 'closed';
	const beside = there(tree.places, tree.on).filter((other) => other.parent === parent.subject && other.subject !== place.subject);
	return beside.some((other) => other.name === place.name) ? 'name-taken' : undefined;
}

/** Why a body of this kind and name cannot be formed on a place of its community; undefined when it can. */
export function bodyProblem(tree: Tree, body: { subject: SubjectId; kind: BodyKind; name: string }, place: TreePlace): TreeProblem | undefined {
	if (!SITS_ON[body.kind].includes(place.kind)) return 'not-on-this-place';
	if (!isThereOn(place, tree.on)) return 'closed';
	const bodies = there(tree.bodies, tree.on).filter((other) => other.subject !== body.subject);
	if (body.kind === 'self_governance_committee' && tree.shape) {
		// Before "elsewhere": who asks for a second committee is told that there is one.
		if (tree.shape === 'one-committee' && bodies.some((other) => other.kind === body.kind)) return 'one-is-there';
		if (!COMMITTEES_ON[tree.shape].includes(place.kind)) return 'shape-differs';
	}
	const here = bodies.filter((other) => other.parent === place.subject);
	if (ONE_ON_A_PLACE.includes(body.kind) && here.some((other) => other.kind === body.kind)) return 'one-is-there';
	// Two bodies of one name in a community could not be told apart on any sheet.
	return bodies.some((other) => other.name === body.name) ? 'name-taken' : undefined;
}

/** What still hangs on a place from a day on. */
export interface StillThere {
	places: number;
	bodies: number;
	households: number;
}

/** What still hangs on a place on the day from which it is to be closed. `households` on the roll are counted by whoever has the roll. */
export function stillThere(tree: Tree, place: SubjectId, from: Day, households: number): StillThere {
	return {
		places: there(tree.places, from).filter((other) => other.parent === place).length,
		bodies: there(tree.bodies, from).filter((body) => body.parent === place).length,
		households
	};
}

/** Why a place cannot be closed; undefined when it can. */
export function closingProblem(place: TreePlace, hanging: StillThere): TreeProblem | undefined {
	if (place.kind === 'community' || place.kind === 'city') return 'root';
	return hanging.places + hanging.bodies + hanging.households > 0 ? 'not-empty' : undefined;
}

/** Everything that is wrong with a whole tree: for imported files, rebuilt ledgers and tests. Empty when nothing is. */
export function treeProblems(tree: Tree): { subject: SubjectId; problem: TreeProblem | 'dangling' }[] {
	const places = new Map(tree.places.map((place) => [place.subject, place]));
	const problems: { subject: SubjectId; problem: TreeProblem | 'dangling' }[] = [];
	const inCircle = (place: TreePlace): boolean => {
		let up = place.parent === undefined ? undefined : places.get(place.parent);
		// No path up is longer than there are places; a circle would never end.
		for (let steps = places.size; up && steps > 0; steps--) {
			if (up.subject === place.subject) return true;
			up = up.parent === undefined ? undefined : places.get(up.parent);
		}
		return false;
	};
	for (const place of there(tree.places, tree.on)) {
		const parent = place.parent === undefined ? undefined : places.get(place.parent);
		// The place of a community lies in a town, and a city's in nothing: in another log, or nowhere.
		const problem = inCircle(place) ? 'circle' : parent ? placeProblem(tree, place, parent) : place.kind === 'community' || place.kind === 'city' ? undefined : 'dangling';
		if (problem) problems.push({ subject: place.subject, problem });
	}
	for (const body of there(tree.bodies, tree.on)) {
		const place = body.parent === undefined ? undefined : places.get(body.parent);
		const problem = place ? bodyProblem(tree, body, place) : 'dangling';
		if (problem) problems.push({ subject: body.subject, problem });
	}
	return problems;
}
