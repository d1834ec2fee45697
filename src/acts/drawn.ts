/** A public page as it is drawn for everybody who is not signed in, plain and compressed. */
export interface DrawnPage {
	/** The age of the ledger it was drawn from. */
	age: number;
	headers: [string, string][];
	plain: Uint8Array;
	zipped: Uint8Array;
}

/**
 * Pages kept in memory between two changes of the ledger. A page follows from the contents, the day and how somebody reads; so it is
 * right until a log grows, and then all are forgotten. Nothing of a person is in them: only answers to guests are kept.
 */
export interface Drawn {
	/** Counts the commits that made a log longer. To be asked before a page is drawn. */
	age(): number;
	get(key: string): DrawnPage | undefined;
	/** Keeps a page, unless the ledger has changed since its age. */
	put(key: string, page: DrawnPage): void;
	/** The ledger has changed. */
	forget(): void;
}

/** Most bytes kept: some 2,000 pages of accounts. */
const MOST_BYTES = 64_000_000;

/** Makes an empty store. Held by the Portal. */
export function createDrawn(): Drawn {
	let age = 0;
	let bytes = 0;
	const pages = new Map<string, DrawnPage>();
	return {
		age: () => age,
		get: (key) => pages.get(key),
		put(key, page) {
			const size = 2 * key.length + page.plain.length + page.zipped.length;
			if (page.age !== age || pages.has(key) || bytes + size > MOST_BYTES) return;
			pages.set(key, page);
			bytes += size;
		},
		forget() {
			age++;
			bytes = 0;
			pages.clear();
		}
	};
}
