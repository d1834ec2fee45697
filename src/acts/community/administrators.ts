import type { CommunityCode } from '#domain/basics/id.ts';
import type { BodyContent, CommunityContent, PlaceContent } from '#domain/community/community.ts';
import { communityOf } from '#domain/community/in-force.ts';
import { shapeOf, type Tree, type TreeProblem } from '#domain/community/tree.ts';
import type { Held } from '#domain/content/content.ts';
import { officesFor, type Caller, type Permission, type Tx } from '../act.ts';
import { refusal, type Refusal, type RefusalCode } from '../refusal.ts';

/** Whoever runs the city's instance: an office of the city's service centre, for every community of the city. */
export const ADMINISTRATORS = { who: 'office', bodies: ['service_centre'], positions: ['administrator'], city: true } as const satisfies Permission;

/** The office by which somebody administers, or the word for the command line: what the record calls the actor. */
export function administering(caller: Caller): string {
	return caller.kind === 'person' ? (officesFor(ADMINISTRATORS, caller, undefined)[0]?.office ?? '') : caller.kind;
}

/** Reasons for which a tree is refused. */
export const TREE_REFUSALS = [
	'tree.circle', 'tree.not-inside', 'tree.closed', 'tree.name-taken', 'tree.not-on-this-place', 'tree.shape-differs', 'tree.one-is-there', 'tree.not-empty', 'tree.root'
] as const satisfies readonly RefusalCode[];

/** A tree's problem as the refusal it is. */
export function refusedTree(problem: TreeProblem, params: Record<string, string | number> = {}): Refusal {
	return refusal(`tree.${problem}`, { params });
}

/** A community as the rules of the tree need it, with what they were read from. */
export interface ReadTree extends Tree {
	community: Held<CommunityContent>;
	place(subject: string): Held<PlaceContent> | undefined;
	body(subject: string): Held<BodyContent> | undefined;
}

/** Reads the tree of a community as it is today; undefined when there is no such community. */
export async function readTree(tx: Pick<Tx, 'records' | 'today'>, code: CommunityCode): Promise<ReadTree | undefined> {
	const { contents } = tx.records;
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const places = await contents.ofType<PlaceContent>(code, 'place');
	const bodies = await contents.ofType<BodyContent>(code, 'body');
	return {
		community, shape: shapeOf(community.content.topology), on: tx.today,
		places: places.map(({ content }) => content), bodies: bodies.map(({ content }) => content),
		place: (subject) => places.find(({ content }) => content.subject === subject),
		body: (subject) => bodies.find(({ content }) => content.subject === subject)
	};
}
