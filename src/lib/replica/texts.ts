import type { ReplicaDb } from './open.ts';

/** A draft that this device has opened: its words lie in a database of their own (y-indexeddb), under `name`. */
export interface KeptText {
	name: string;
	community: string;
	document: string;
	/** Number of the draft. */
	no: number;
	/** The word of the portal's documents.db when it was opened: another one after it was put back to a backup. */
	epoch: string;
	/** Whose it is: a session of a phone, or a desk. */
	who: string;
	/** Whether they could write when it was last open. */
	write: boolean;
	/** Clauses that hold something which the portal has not called saved. */
	unsaved: string[];
	/** The same, window by window: each knows of its own writing alone. */
	windows?: Readonly<Record<string, string[]>>;
	/** How it is handed to the drafters when its draft cannot take it any more: the same ids however often it is tried. */
	recovery?: { id: string; subject: string };
}

const KEY = 'texts';

/** Every draft that this device keeps. */
export async function keptTexts(db: ReplicaDb): Promise<KeptText[]> {
	return ((await db.get('settings', KEY)) as KeptText[] | undefined) ?? [];
}

async function change(db: ReplicaDb, how: (texts: KeptText[]) => KeptText[]): Promise<void> {
	const tx = db.transaction('settings', 'readwrite', { durability: 'strict' });
	await tx.store.put(how(((await tx.store.get(KEY)) as KeptText[] | undefined) ?? []), KEY);
	await tx.done;
}

/** Notes a draft, or what is new of it. */
export const putText = (db: ReplicaDb, text: KeptText): Promise<void> => change(db, (texts) => [...texts.filter(({ name }) => name !== text.name), text]);

const all = (windows: Readonly<Record<string, string[]>>): string[] => [...new Set(Object.values(windows).flat())];

/** Notes what a window has in a draft that nobody called saved. What other windows have stays noted. */
export const noteUnsaved = (db: ReplicaDb, text: KeptText, window: string, clauses: readonly string[]): Promise<void> =>
	change(db, (texts) => {
		const noted = texts.find(({ name }) => name === text.name) ?? text;
		const { [window]: _, ...others } = noted.windows ?? {};
		const windows = clauses.length === 0 ? others : { ...others, [window]: [...clauses] };
		return [...texts.filter(({ name }) => name !== text.name), { ...noted, windows, unsaved: all(windows) }];
	});

/**
 * Notes a draft that a window opens, and gives it what windows that are closed have left unsaved there.
 * @param open the windows that are open now: what they have, they look after themselves
 */
export async function takeText(db: ReplicaDb, text: KeptText, window: string, open: ReadonlySet<string>): Promise<string[]> {
	let left: string[] = [];
	await change(db, (texts) => {
		const noted = texts.find(({ name }) => name === text.name);
		const had = Object.entries(noted?.windows ?? { before: noted?.unsaved ?? [] });
		const theirs = Object.fromEntries(had.filter(([one]) => open.has(one)));
		left = [...new Set(had.filter(([one]) => !open.has(one)).flatMap(([, clauses]) => clauses))];
		const windows = left.length === 0 ? theirs : { ...theirs, [window]: left };
		return [...texts.filter(({ name }) => name !== text.name), { ...text, windows, unsaved: all(windows) }];
	});
	return left;
}

/** Removes a draft from this device, words and all. A page that has it open lets go of it. */
export async function forgetTexts(db: ReplicaDb, which: (text: KeptText) => boolean): Promise<void> {
	const gone = (await keptTexts(db)).filter(which);
	if (gone.length === 0) return;
	// The words first: what is not on the list is never found again.
	for (const { name } of gone) await new Promise<void>((done) => {
		const asked = indexedDB.deleteDatabase(name);
		asked.onsuccess = asked.onerror = asked.onblocked = () => done();
	});
	await change(db, (texts) => texts.filter((text) => !gone.some(({ name }) => name === text.name)));
}

/** How many drafts hold words that the portal has not called saved. */
export async function unsavedTexts(db: ReplicaDb, which: (text: KeptText) => boolean): Promise<number> {
	return (await keptTexts(db)).filter((text) => text.unsaved.length > 0 && which(text)).length;
}
