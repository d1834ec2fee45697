import type { Day } from '../basics/day.ts';
import { canonical, parseCanonical } from '../basics/canonical-json.ts';
import { concat, fromHex, toHex, utf8, utf8Into } from '../basics/bytes.ts';
import { isCommunityCode, isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';

export type Lang = 'zh-CN' | 'en';

/**
 * The notice that a newer version carries when what somebody wrote was erased at their own request: bytes and salt of the versions before are
 * gone, their hashes stand in the record. A gap without such a notice is something else, and the verification says so.
 */
export interface ErasedMark {
	basis: 'own-request';
	/** The day on which it was asked for. */
	asked: Day;
}

/**
 * What every content carries. A content is never changed: a newer version of the same subject supersedes it.
 * `parent` is the subject it belongs to (the disclosure of a question), `source` the name it had in the file it was imported from;
 * its presence is the mark "imported history", shown on every page for ever.
 */
export interface Content {
	type: string;
	v: number;
	community: CommunityCode;
	subject: SubjectId;
	lang: Lang;
	parent?: SubjectId;
	source?: string;
	/** That what its maker wrote was erased; what stays says so, for ever. */
	erased?: ErasedMark;
}

/** Who may have the bytes. Contents of the office are in the log by their hash alone. */
export type Audience = 'public' | 'office';

/** A content as it is kept: bytes and salt (the evidence), and where the record names it. */
export interface Held<C extends Content = Content> {
	content: C;
	/** Canonical JSON, exactly as hashed. */
	bytes: string;
	/** 16 random bytes, lower-case hex. */
	salt: string;
	/** SHA-256(salt ‖ bytes), lower-case hex. */
	hash: string;
	/** 1 for the first version of the subject. */
	version: number;
	/** Sequence number of the entry in the community's log. */
	seq: number;
	/** When the portal recorded it (server's civil clock). */
	recordedAt: string;
	/** When it is said to have happened, for imported history and acts of the clock. */
	happenedAt?: string;
	/** The act that made it. */
	act: string;
}

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Largest content in bytes: an account of 10,000 lines fits. */
export const MOST_CONTENT_BYTES = 8_000_000;

/** SHA-256(salt ‖ bytes) in hex. The salt keeps a short content, {satisfied}, from being guessed by its hash. */
export function contentHash(sha256: Sha256, salt: string, bytes: string): string {
	const saltBytes = fromHex(salt);
	if (saltBytes.length !== 16) throw new TypeError('a salt has 16 bytes');
	return toHex(sha256(concat(saltBytes, utf8(bytes))));
}

/**
 * The same for many contents one after another, with a buffer of its own: hashing ten thousand, a phone would otherwise spend half of the
 * time on allocating. One hasher serves one caller at a time. `sha256` must not keep its input.
 */
export function contentHasher(sha256: Sha256): (salt: string, bytes: string) => string {
	let buffer = new Uint8Array(4096);
	return (salt, bytes) => {
		// No character takes more than three bytes for each of its code units.
		if (16 + 3 * bytes.length > buffer.length) buffer = new Uint8Array(2 * (16 + 3 * bytes.length));
		const saltBytes = fromHex(salt);
		if (saltBytes.length !== 16) throw new TypeError('a salt has 16 bytes');
		buffer.set(saltBytes);
		return toHex(sha256(buffer.subarray(0, 16 + utf8Into(bytes, buffer.subarray(16)))));
	};
}

/** The bytes of a content. Throws TypeError when it has no canonical form. */
export function contentBytes(content: Content): string {
	return canonical(content);
}

/** Reads the bytes of a content: canonical, an object, with a type, a community, a subject and a language. Throws TypeError naming the field. */
export function parseContent(bytes: string): Content {
	const value = parseCanonical(bytes);
	if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new TypeError('a content is an object');
	if (typeof value.type !== 'string' || !/^[a-z]+(-[a-z]+)*$/.test(value.type)) throw new TypeError('content without type');
	if (!Number.isSafeInteger(value.v)) throw new TypeError('content without v');
	if (!isCommunityCode(value.community)) throw new TypeError('content without community');
	if (!isSubjectId(value.subject)) throw new TypeError('content without subject');
	if (value.lang !== 'zh-CN' && value.lang !== 'en') throw new TypeError('content without lang');
	if ('parent' in value && !isSubjectId(value.parent)) throw new TypeError('parent of a content is a subject');
	if ('source' in value && typeof value.source !== 'string') throw new TypeError('source of a content is a text');
	return value as unknown as Content;
}
