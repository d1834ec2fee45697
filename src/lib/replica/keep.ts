import { isSubjectId } from '#domain/basics/id.ts';
import { addLines, blocksOf, lastBlockOf, linesOf, upTo, type NewLine } from './blocks.ts';
import type { FollowedRow, ReplicaDb, StoredLine } from './open.ts';
import type { Item } from './wire.ts';

/** Whether the content that came with an entry is the one it names. One that is not is not kept. */
export function isGood({ subject, hash, content }: Item): boolean {
	return !content || (content.hash === hash && content.subject === subject && isSubjectId(subject) && typeof content.type === 'string');
}

/** The last line of each subject, as far as it is known. */
export type Last = Map<string, StoredLine>;

/** The lines of items, and the places of earlier lines that they take out of the lists. `last` goes along. */
function newLines(items: readonly Item[], last: Last): { lines: NewLine[]; superseded: number[]; erased: number[] } {
	const from = items[0]?.seq ?? 0;
	const superseded: number[] = [];
	const erased: number[] = [];
	const lines = items.map((item) => {
		const { seq, entry, subject, content } = item;
		const before = last.get(subject);
		if (before?.listed) {
			delete before.listed;
			if (before.seq < from) superseded.push(before.seq);
		}
		// Its writer had it erased: what this device still has of it goes as well.
		if (before?.content && content && 'erased' in content && isGood(item)) {
			delete before.content;
			before.erased = true;
			if (before.seq < from) erased.push(before.seq);
		}
		const line: NewLine = { seq, entry, subject, version: (before?.version ?? 0) + 1, first: before?.first ?? seq };
		if (item.erased) line.erased = true;
		if (content && isGood(item)) {
			line.content = { hash: content.hash, bytes: content.bytes, salt: content.salt };
			line.listed = true;
			line.under = { type: String(content.type), ...(typeof content.parent === 'string' ? { parent: content.parent } : {}) };
		}
		last.set(subject, line);
		return line;
	});
	return { lines, superseded, erased };
}

/** An attempt to begin with a record, in parts. */
export interface Draft {
	community: string;
	/** Names the attempt: another one, in another window, ends it. */
	run: number;
	last: Last;
}

/** Begins anew with a record that this device does not follow. Undefined when it does already. */
export async function startDraft(db: ReplicaDb, community: string): Promise<Draft | undefined> {
	const run = crypto.getRandomValues(new Uint32Array(1))[0]!;
	const tx = db.transaction(['blocks', 'followed', 'drafts'], 'readwrite');
	const isNew = (await tx.objectStore('followed').count(community)) === 0;
	if (isNew) {
		await tx.objectStore('blocks').delete(upTo(community));
		await tx.objectStore('drafts').put(run, community);
	}
	await tx.done;
	return isNew ? { community, run, last: new Map() } : undefined;
}

/**
 * Adds a part. Nobody looks at it before `begin` has said that it is good. Returns when the part is in the hands of the database; `kept`
 * settles when it is stored, and the next part may be worked on meanwhile. Undefined when another attempt has taken over.
 */
export async function addToDraft(db: ReplicaDb, draft: Draft, items: readonly Item[]): Promise<{ kept: Promise<void> } | undefined> {
	const tx = db.transaction(['blocks', 'drafts'], 'readwrite');
	const kept = tx.done;
	// Whoever stops in between has no interest in it any more.
	kept.catch(() => undefined);
	if ((await tx.objectStore('drafts').get(draft.community)) !== draft.run) return undefined;
	const { lines, superseded, erased } = newLines(items, draft.last);
	await addLines(blocksOf(tx.objectStore('blocks')), draft.community, lines, superseded, erased);
	return { kept };
}

/** Removes a draft that turned out not to hold. */
export async function giveUp(db: ReplicaDb, { community, run }: Draft): Promise<void> {
	const tx = db.transaction(['blocks', 'drafts'], 'readwrite');
	if ((await tx.objectStore('drafts').get(community)) === run) {
		await tx.objectStore('blocks').delete(upTo(community));
		await tx.objectStore('drafts').delete(community);
	}
	await tx.done;
}

/** From now on this device follows the record whose draft came out at its checkpoint; on disk before it returns. False when another attempt has taken over. */
export async function begin(db: ReplicaDb, draft: Draft, followed: FollowedRow): Promise<boolean> {
	const tx = db.transaction(['followed', 'drafts'], 'readwrite', { durability: 'strict' });
	const ours = (await tx.objectStore('drafts').get(draft.community)) === draft.run;
	if (ours) {
		await tx.objectStore('followed').put(followed);
		await tx.objectStore('drafts').delete(draft.community);
	}
	await tx.done;
	return ours;
}

/**
 * Adds lines that continue a followed record, and the state they lead to: both or neither, on disk before it returns. False when another
 * sync of this device was faster; then nothing was written.
 */
export async function extend(db: ReplicaDb, from: number, followed: FollowedRow, items: readonly Item[]): Promise<boolean> {
	const tx = db.transaction(['blocks', 'followed'], 'readwrite', { durability: 'strict' });
	const ours = (await tx.objectStore('followed').get(followed.community))?.size === from;
	if (ours) {
		const blocks = blocksOf(tx.objectStore('blocks'));
		const last: Last = new Map();
		const subjects = [...new Set(items.map(({ subject }) => subject))];
		const found = await Promise.all(subjects.map((subject) => lastBlockOf(blocks, subject)));
		subjects.forEach((subject, i) => {
			const block = found[i];
			const line = block && linesOf(block).filter((one) => one.subject === subject).pop();
			if (line) last.set(subject, line);
		});
		const { lines, superseded, erased } = newLines(items, last);
		await addLines(blocks, followed.community, lines, superseded, erased);
		await tx.objectStore('followed').put(followed);
	}
	await tx.done;
	return ours;
}
