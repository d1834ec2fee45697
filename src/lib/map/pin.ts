import type { SubjectId } from '#domain/basics/id.ts';
import type { PlaceKind } from '#domain/community/community.ts';
import type { TreeNode } from '#domain/community/tree-view.ts';

/** A place to choose, in the order of the tree. */
export interface PinPlace {
	subject: SubjectId;
	name: string;
	kind: PlaceKind;
	depth: number;
	/** The place that the map draws: itself, or the one it lies in. */
	unit: SubjectId;
}

/** The places of a community as a list to choose from: units, and cells below theirs. `drawn` are those with a shape on the map. */
export function pinPlaces(roots: readonly TreeNode[], drawn: ReadonlySet<string>): PinPlace[] {
	const places: PinPlace[] = [];
	const add = (nodes: readonly TreeNode[], depth: number, unit: SubjectId | undefined) => {
		for (const node of nodes) {
			const own = drawn.has(node.subject) ? node.subject : (unit ?? node.subject);
			// The community as a whole is no answer to "where".
			const shown = node.kind !== 'community';
			if (shown) places.push({ subject: node.subject, name: node.name, kind: node.kind, depth, unit: own });
			add([...node.inside, ...node.cells], shown ? depth + 1 : depth, own);
		}
	};
	add(roots, 0, undefined);
	return places;
}

/** A position as a form carries it, `150020850,20067529`; undefined when it is none. */
export function positionOf(text: string | undefined): [number, number] | undefined {
	const match = /^(-?\d{1,9}),(-?\d{1,8})$/.exec(text ?? '');
	return match ? [Number(match[1]), Number(match[2])] : undefined;
}
