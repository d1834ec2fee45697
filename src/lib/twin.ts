import { addressOf } from '#domain/content/addresses.ts';
import type { Contents } from '#domain/content/contents.ts';
import { remembering } from '#domain/content/contents.ts';
import type { Held } from '#domain/content/content.ts';
import type { Params, When } from '#domain/content/view.ts';
import type { PublicPage } from './pages.ts';

/** An object page for programs: the content exactly as hashed, its salt, its line in the record, and the path from there to the signed root. */
export interface ObjectTwin {
	address: string;
	content: unknown;
	/** Canonical JSON: hash = SHA-256(salt ‖ bytes). */
	bytes: string;
	salt: string;
	hash: string;
	version: number;
	/** How many versions there are; `?version=` asks for another. */
	versions: number;
	seq: number;
	recordedAt: string;
	happenedAt?: string;
	act: string;
	/** The entry, exactly as hashed into the log. */
	entry?: string;
	/** RFC 9162 inclusion proof of that entry, lowest first, in hex. */
	inclusion?: { size: number; leaf: string; hashes: string[] };
	/** Signed note (C2SP tlog-checkpoint) of the size that the proof is for. */
	checkpoint?: string;
	key?: { vkey: string; fingerprint: string };
}

/** A list page for programs: the objects and versions it was made of. */
export interface ListTwin {
	address: string;
	page: string;
	objects: { type: string; subject: string; hash: string; seq: number; version: number; address?: string }[];
}

/** How often line and head are read again when the log grew between the two. */
const TRIES = 5;

/** What shows that a content stands in the record, for one and the same size of the log. */
async function evidence(contents: Contents, held: Held): Promise<Pick<ObjectTwin, 'entry' | 'inclusion' | 'checkpoint' | 'key'>> {
	for (let tries = 0; tries < TRIES; tries++) {
		const line = await contents.line(held.content.community, held.seq);
		const head = await contents.head(held.content.community);
		if (!line || !head) return {};
		if (!line.path) return { entry: line.entry };
		if (line.path.size !== head.size) continue;
		return { entry: line.entry, inclusion: line.path, checkpoint: head.checkpoint, ...(head.key ? { key: head.key } : {}) };
	}
	return {};
}

/** The same page for programs; undefined when what is named is not there. `version` asks for one that was superseded. */
export async function twinOf(
	contents: Contents, match: { page: PublicPage; params: Params }, address: string, when: When, version?: number
): Promise<ObjectTwin | ListTwin | undefined> {
	const { page, params } = match;
	const subject = page.subject?.(params);
	const seen = remembering(contents);
	if (!(await page.view(seen, params, when))) return undefined;
	if (subject === undefined) {
		const objects = [...seen.seen.values()].map((held) => {
			const own = addressOf(held.content);
			return { type: held.content.type, subject: held.content.subject, hash: held.hash, seq: held.seq, version: held.version, ...(own ? { address: own } : {}) };
		});
		return { address, page: page.name, objects };
	}
	const versions = await contents.versions(subject);
	const held = version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
	if (!held) return undefined;
	return {
		address, content: held.content, bytes: held.bytes, salt: held.salt, hash: held.hash, version: held.version, versions: versions.length, seq: held.seq,
		recordedAt: held.recordedAt, ...(held.happenedAt === undefined ? {} : { happenedAt: held.happenedAt }), act: held.act,
		...(await evidence(contents, held))
	};
}
