import { equalBytes } from '../basics/bytes.ts';
import type { Frontier } from '../record/merkle-tree.ts';

/**
 * Which leaves differ between two trees of one size, as far as their right edges tell: one range for each complete subtree whose root
 * differs. The last entries are told exactly, the first only within the largest subtree.
 */
export function changedRanges(a: Frontier, b: Frontier): { from: number; until: number }[] {
	if (a.size !== b.size || a.nodes.length !== b.nodes.length) throw new RangeError('two trees of different size');
	const ranges: { from: number; until: number }[] = [];
	let from = 0;
	a.nodes.forEach((node, index) => {
		// The largest power of two that fits what is left.
		let width = 1;
		while (width * 2 <= a.size - from) width *= 2;
		if (!equalBytes(node, b.nodes[index]!)) ranges.push({ from, until: from + width });
		from += width;
	});
	return ranges;
}
