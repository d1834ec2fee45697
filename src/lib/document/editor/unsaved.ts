import type { ClauseId } from '#domain/document/clause.ts';

/*
 * What of one's own writing the portal has not called saved yet (server/sync/PROTOCOL.md, 5). What moved the state vector is saved when the vector has passed it. Deletions move
 * no vector: the count k of this socket's updates says when they are. Never sooner: where the count is not certain, they wait for the next words, or for the next socket.
 */

interface Written {
	clauses: ReadonlySet<ClauseId>;
	/** The clock of this client after it; absent: nothing but deletions. */
	clock?: number;
	/** When, in ms. */
	at: number;
	/** 0: went with the answer to the portal's first question; n: the n-th of this socket after it. */
	n: number;
}

export type Unsaved = ReturnType<typeof createUnsaved>;

/** @param before clauses that an earlier visit wrote and nobody called saved */
export function createUnsaved(before: readonly ClauseId[] = [], now: () => number = Date.now) {
	let written: Written[] = before.length > 0 ? [{ clauses: new Set(before), at: 0, n: 0 }] : [];
	let sent = 0;
	/** Whether the answer to the first question counts: it does when the portal did not know all of it. */
	let counted = true;
	let open = false;

	const drop = (until: number) => (written = written.slice(until));

	return {
		wrote(clauses: Iterable<ClauseId>, clock?: number): void {
			written.push({ clauses: new Set(clauses), at: now(), n: open ? ++sent : 0, ...(clock === undefined ? {} : { clock }) });
		},
		/** The portal asked what it lacks: everything until now goes to it in one. */
		asked(): void {
			open = true;
			sent = 0;
			counted = true;
			written = written.map((one) => ({ ...one, n: 0 }));
		},
		/** It has answered. @param known that it had everything before */
		answered(known: boolean): void {
			counted = !known;
		},
		/** What it knew already has been on its disk for long. */
		settled(): void {
			if (!counted) drop(written.findIndex(({ n }) => n > 0) === -1 ? written.length : written.findIndex(({ n }) => n > 0));
		},
		closed(): void {
			open = false;
		},
		/** The portal says what is saved: how far it has this client, and how many updates of this socket. */
		saved(clock: number, k: number): void {
			// Updates are written in order: with one, everything before it.
			let until = 0;
			written.forEach((one, index) => {
				const needed = one.n + (counted ? 1 : 0);
				if ((one.clock !== undefined && one.clock <= clock) || (open && needed > 0 && k >= needed)) until = index + 1;
			});
			drop(until);
		},
		/** The clauses with something in them that is not saved. */
		clauses: (): Set<ClauseId> => new Set(written.flatMap(({ clauses }) => [...clauses])),
		get any(): boolean {
			return written.length > 0;
		},
		/** Since when something waits, in ms; undefined: nothing does. */
		get since(): number | undefined {
			return written[0]?.at;
		}
	};
}
