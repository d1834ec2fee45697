import { fromUtf8, utf8 } from '../basics/bytes.ts';
import { canonical, parseCanonical } from '../basics/canonical-json.ts';
import { isDay, isInstant } from '../basics/day.ts';

/**
 * One line of the record: that an act was done, by whom, on what, and the hash of what was written.
 * The record knows no more: whatever names a person or could be erased lies in the content behind `hash`.
 */
export interface Entry {
	v: 1;
	/** The log it belongs to, so that an entry cannot be carried over into another one. */
	log: string;
	/** Counts from 0 and is the index of its leaf in the Merkle tree. */
	seq: number;
	/** When the log took it, by the server's civil clock: an instant with milliseconds. */
	recordedAt: string;
	/** When it is said to have happened: an instant, or a day where no more is known. A claim, never checked. */
	happenedAt?: string;
	/** What was done, `noun.verb`. Whether the word is known is not asked here: older readers must read newer logs. */
	act: string;
	/** The office, or a pseudonym that is fresh per subject. */
	actor: string;
	subject: string;
	/** SHA-256(salt ‖ bytes) of the content, lower-case hex. */
	hash: string;
	/** Hash of the rule set in force, lower-case hex; empty before there is one. */
	rules: string;
}

export type EntryField = keyof Entry | 'bytes';

/** What is wrong with an entry, and in which field. `bytes`: too long, not UTF-8, not canonical, or a field too many. */
export class EntryError extends Error {
	readonly field: EntryField;
	constructor(field: EntryField, message: string) {
		super(`${field}: ${message}`);
		this.name = 'EntryError';
		this.field = field;
	}
}

/** A bundle prefixes every entry with 16 bits of length (C2SP tlog-tiles). What we write stays far below: its names are short. */
export const MOST_ENTRY_BYTES = 65_535;
/** Longest log, act, actor or subject, in UTF-16 code units. */
export const MOST_NAME_LENGTH = 200;

const HASH_DIGITS = 64;
const ACT = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/;
const HASH = /^[0-9a-f]{64}$/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const FIELDS: ReadonlySet<string> = new Set<keyof Entry>([
	'v', 'log', 'seq', 'recordedAt', 'happenedAt', 'act', 'actor', 'subject', 'hash', 'rules'
]);

/**
 * The canonical form of nearly every entry, as one pattern: whatever matches, and is of the right lengths, is written exactly
 * as we would write it and needs no second encoding to prove it. This reads five times as fast as `parseCanonical`; counted
 * repetitions, `{64}`, would cost half of that, so lengths are compared afterwards.
 */
const USUAL = (() => {
	// No character that JSON would escape, none that CONTROL refuses.
	const name = String.raw`"([^"\\\u0000-\u001f\u007f-\u009f]+)"`;
	const day = String.raw`\d\d\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])`;
	const instant = String.raw`"(${day}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d\d\dZ)"`;
	return new RegExp(
		String.raw`^\{"act":"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)","actor":${name},(?:"happenedAt":${instant},)?` +
			String.raw`"hash":"([0-9a-f]+)","log":${name},"recordedAt":${instant},"rules":"([0-9a-f]*)",` +
			String.raw`"seq":(0|[1-9]\d*),"subject":${name},"v":1\}$`
	);
})();

function isName(value: unknown): boolean {
	return typeof value === 'string' && value.length > 0 && value.length <= MOST_NAME_LENGTH && !CONTROL.test(value);
}

function refuse(field: EntryField, message: string): never {
	throw new EntryError(field, message);
}

/** Every rule of the format but the bytes themselves. Throws EntryError. */
function checkFields(value: Record<string, unknown>): asserts value is Record<string, unknown> & Entry {
	for (const key of Object.keys(value)) if (!FIELDS.has(key)) refuse('bytes', `holds "${key}", which no entry has`);
	if (value.v !== 1) refuse('v', 'is not 1');
	if (!isName(value.log)) refuse('log', 'is not a name');
	if (typeof value.seq !== 'number' || !Number.isSafeInteger(value.seq) || value.seq < 0) refuse('seq', 'is not a count');
	if (!isInstant(value.recordedAt)) refuse('recordedAt', 'is not an instant');
	if ('happenedAt' in value && !isInstant(value.happenedAt) && !isDay(value.happenedAt)) {
		refuse('happenedAt', 'is neither an instant nor a day');
	}
	if (typeof value.act !== 'string' || value.act.length > MOST_NAME_LENGTH || !ACT.test(value.act)) {
		refuse('act', 'is not noun.verb');
	}
	if (!isName(value.actor)) refuse('actor', 'is not a name');
	if (!isName(value.subject)) refuse('subject', 'is not a name');
	if (typeof value.hash !== 'string' || !HASH.test(value.hash)) refuse('hash', 'is not a SHA-256 in hex');
	if (typeof value.rules !== 'string' || (value.rules !== '' && !HASH.test(value.rules))) {
		refuse('rules', 'is neither empty nor a SHA-256 in hex');
	}
}

/** The bytes that are hashed into the log: canonical JSON in UTF-8. Throws EntryError. */
export function encodeEntry(entry: Entry): Uint8Array {
	checkFields({ ...entry });
	try {
		return utf8(canonical(entry));
	} catch (problem) {
		throw new EntryError('bytes', (problem as Error).message);
	}
}

/** Reads an entry. Bytes that `encodeEntry` would not have written are refused by EntryError. */
export function decodeEntry(bytes: Uint8Array): Entry {
	if (bytes.length > MOST_ENTRY_BYTES) refuse('bytes', `are more than ${MOST_ENTRY_BYTES}`);
	let text: string;
	try {
		text = fromUtf8(bytes);
	} catch {
		throw new EntryError('bytes', 'are not UTF-8');
	}
	// As many units as bytes means ASCII, which is in NFC.
	const usual = text.length === bytes.length || text.normalize('NFC') === text ? USUAL.exec(text) : null;
	return (usual && fromUsual(usual)) ?? fromAny(text);
}

function fromUsual(match: RegExpExecArray): Entry | undefined {
	const [, act, actor, happenedAt, hash, log, recordedAt, rules, seq, subject] = match as unknown as string[];
	if (hash!.length !== HASH_DIGITS || (rules !== '' && rules!.length !== HASH_DIGITS) || seq!.length > 15) return undefined;
	if (Math.max(act!.length, actor!.length, log!.length, subject!.length) > MOST_NAME_LENGTH) return undefined;
	const entry: Entry = {
		v: 1,
		log: log!,
		seq: Number(seq),
		recordedAt: recordedAt!,
		act: act!,
		actor: actor!,
		subject: subject!,
		hash: hash!,
		rules: rules!
	};
	if (happenedAt !== undefined) entry.happenedAt = happenedAt;
	return entry;
}

/** The slow way, which also knows what to call whatever is wrong. */
function fromAny(text: string): Entry {
	let value;
	try {
		value = parseCanonical(text);
	} catch (problem) {
		throw new EntryError('bytes', (problem as Error).message);
	}
	if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new EntryError('bytes', 'are not an object');
	const fields: Record<string, unknown> = value;
	checkFields(fields);
	return fields;
}
