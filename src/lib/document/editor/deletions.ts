import * as Y from 'yjs';

export type Deletions = ReturnType<typeof Y.createDeleteSet>;

/** Whether everything that is deleted in `wanted` is deleted in one of `told` too. */
export function holdsAll(told: readonly Deletions[], wanted: Deletions): boolean {
	const all = Y.mergeDeleteSets([...told]);
	return [...wanted.clients].every(([client, ranges]) => {
		// In order and joined, each range of `wanted` lies within one.
		const theirs: { from: number; until: number }[] = [];
		for (const { clock, len } of [...(all.clients.get(client) ?? [])].sort((a, b) => a.clock - b.clock)) {
			const last = theirs.at(-1);
			if (last && clock <= last.until) last.until = Math.max(last.until, clock + len);
			else theirs.push({ from: clock, until: clock + len });
		}
		return ranges.every(({ clock, len }) => theirs.some(({ from, until }) => from <= clock && clock + len <= until));
	});
}
