import { utf8 } from '#domain/basics/bytes.ts';
import type { Json } from '#domain/basics/canonical-json.ts';
import { contentHash, contentHasher, type Content, type Sha256 } from '#domain/content/content.ts';
import { decodeEntry, type Entry } from '#domain/record/entry.ts';

/*
 * How a part of a record travels to a device. Bytes of entries and contents are canonical JSON, so they need not be sent: fields
 * that are alike stand together in columns, which compresses to two thirds, and the device writes the bytes again and hashes
 * them. What cannot be written again from its fields exactly as it stands in the ledger travels as it is. Nothing here is
 * trusted: a device believes entries by the signed checkpoint, and contents by the hash in their entry.
 */

/** A field of many items: the same in all, one value each, or that of the content's field with this name. */
export type Column = { all: Json } | { each: Json[] } | { like: string };

/** Items whose entry and content have the same fields. */
export interface Group {
	/** Places in the log: the first counted from `from`, each other from the one before. */
	steps: number[];
	/** Fields of the entries, without those that follow from elsewhere: `v`, `log`, `seq`; `subject` and `hash` when there is a content. */
	entry: Record<string, Column>;
	/** 16 bytes each, in hex. Absent, like `content`, when the contents are not public or were erased. */
	salt?: Column;
	/** Fields of the contents. */
	content?: Record<string, Column>;
	/** That these had public contents, whose bytes and salts are gone for good. */
	erased?: true;
}

/** An item as it stands in the ledger. Bytes and salt are absent when the content is not public, and empty when it was erased. */
export interface RawItem {
	seq: number;
	entry: string;
	bytes?: string;
	salt?: string;
}

/** An item as a device has it again. The last fields are absent when there is no content; whether it is the one the entry names is for the device to say. */
export interface Item {
	seq: number;
	entry: string;
	/** Of the entry. */
	subject: string;
	hash: string;
	erased?: true;
	content?: ItemContent;
}

export interface ItemContent {
	bytes: string;
	salt: string;
	/** SHA-256(salt ‖ bytes), computed here. */
	hash: string;
	subject: unknown;
	type: unknown;
	parent: unknown;
}

/** The items of a part. */
export interface Items {
	groups: Group[];
	raw: RawItem[];
}

/** Fields of an entry in the order of its canonical form. */
const ENTRY_FIELDS = ['act', 'actor', 'happenedAt', 'hash', 'log', 'recordedAt', 'rules', 'seq', 'subject', 'v'] as const;
/** Those that follow from where the entry stands, or from its content. */
const GIVEN = new Set<string>(['v', 'log', 'seq']);
const GIVEN_BY_CONTENT = new Set<string>([...GIVEN, 'subject', 'hash']);

/** An object as canonical JSON, when its fields and those of the objects in it are in order. */
function written(fields: Record<string, unknown>): string {
	return JSON.stringify(fields);
}

function writtenEntry(fields: Partial<Entry>): string {
	return written(Object.fromEntries(ENTRY_FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))));
}

interface Split {
	raw: RawItem;
	entry: Entry;
	content?: Record<string, Json>;
}

/** The fields of an item, or undefined when the item could not be written again from them. */
function split(sha256: Sha256, log: string, raw: RawItem): Split | undefined {
	try {
		const entry = decodeEntry(utf8(raw.entry));
		if (entry.log !== log || entry.seq !== raw.seq || writtenEntry(entry) !== raw.entry) return undefined;
		if (!raw.bytes || !raw.salt) return { raw, entry };
		const content = JSON.parse(raw.bytes) as Record<string, Json>;
		const same = written(content) === raw.bytes && content.subject === entry.subject && contentHash(sha256, raw.salt, raw.bytes) === entry.hash;
		return same ? { raw, entry, content } : undefined;
	} catch {
		return undefined;
	}
}

function columnOf(values: Json[]): Column {
	const first = values[0]!;
	return values.every((value) => value === first) ? { all: first } : { each: values };
}

function columnsOf(objects: Record<string, unknown>[], names: string[]): Record<string, Column> {
	return Object.fromEntries(names.map((name) => [name, columnOf(objects.map((object) => object[name] as Json))]));
}

function group(items: Split[], from: number): Group {
	const first = items[0]!;
	const steps = items.map(({ raw }, i) => raw.seq - (i === 0 ? from : items[i - 1]!.raw.seq));
	const entryNames = ENTRY_FIELDS.filter((name) => first.entry[name] !== undefined && !(first.content ? GIVEN_BY_CONTENT : GIVEN).has(name));
	const entry = columnsOf(items.map((item) => item.entry as unknown as Record<string, unknown>), entryNames);
	if (!first.content) return { steps, entry, ...(first.raw.bytes === undefined ? {} : { erased: true }) };
	const contents = items.map((item) => item.content!);
	const content = columnsOf(contents, Object.keys(first.content));
	// A pseudonym stands in the content and in the entry; random as it is, it would be paid for twice.
	for (const [name, column] of Object.entries(entry)) {
		const twin = 'each' in column && Object.keys(content).find((key) => column.each.every((value, i) => value === contents[i]![key]));
		if (twin) entry[name] = { like: twin };
	}
	return { steps, entry, salt: columnOf(items.map(({ raw }) => raw.salt!)), content };
}

/** Takes items in the order of their places, a few at a time where others want their turn, and gives them back as columns. */
export interface Packer {
	add(items: readonly RawItem[]): void;
	items(): Items;
}

/**
 * Starts packing.
 * @param log the origin of the log, which all its entries name
 * @param from the place from which the part begins
 */
export function packer(sha256: Sha256, log: string, from: number): Packer {
	const raw: RawItem[] = [];
	const alike = new Map<string, Split[]>();
	return {
		add(items) {
			for (const item of items) {
				const fields = split(sha256, log, item);
				if (!fields) {
					raw.push(item);
					continue;
				}
				const shape = JSON.stringify([fields.entry.happenedAt !== undefined, fields.content ? Object.keys(fields.content) : item.bytes !== undefined]);
				const list = alike.get(shape);
				if (list) list.push(fields);
				else alike.set(shape, [fields]);
			}
		},
		items: () => ({ groups: [...alike.values()].map((list) => group(list, from)), raw })
	};
}

/** Gives one field of item i as JSON text. */
type Field = (i: number) => string;

/**
 * The fields of items as one text each, in the order of the columns. Fields that are the same in all items are written once, and one
 * that is like another is not written again: a slow phone unpacks ten thousand items.
 */
function writer(fields: [string, Column | Field][], others: Readonly<Record<string, Column>> = {}): Field {
	const parts: (string | Field)[] = [];
	let fixed = '{';
	fields.forEach(([name, given], place) => {
		fixed += `${place === 0 ? '' : ','}${JSON.stringify(name)}:`;
		const field = typeof given === 'function' ? given : textOf(given, others);
		if (typeof field === 'string') fixed += field;
		else {
			parts.push(fixed, field);
			fixed = '';
		}
	});
	parts.push(`${fixed}}`);
	return (i) => {
		let text = '';
		for (const part of parts) text += typeof part === 'string' ? part : part(i);
		return text;
	};
}

/** A column as JSON text: one for all items, or one each. */
function textOf(column: Column, others: Readonly<Record<string, Column>>): string | Field {
	if ('all' in column) return JSON.stringify(column.all);
	if ('each' in column) return (i) => JSON.stringify(column.each[i]);
	const other = others[column.like];
	if (!other || 'like' in other) throw new TypeError('a column like none');
	return textOf(other, others);
}

function valueOf(column: Column | undefined, i: number): Json | undefined {
	if (!column || 'like' in column) return undefined;
	return 'all' in column ? column.all : column.each[i];
}

function unpackGroup(sha256: Sha256, log: string, from: number, { steps, entry, salt, content, erased }: Group, put: (item: Item) => void): void {
	const bytesOf = content && writer(Object.entries(content));
	const hashOf = contentHasher(sha256);
	let seq = from;
	let hash = '';
	let subject = '';
	const given: Record<string, Column | Field> = {
		...entry, hash: () => JSON.stringify(hash), log: { all: log }, seq: () => String(seq), subject: () => JSON.stringify(subject), v: { all: 1 }
	};
	const entryOf = writer(ENTRY_FIELDS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])), content);
	for (let i = 0; i < steps.length; i++) {
		seq += steps[i]!;
		let own: ItemContent | undefined;
		if (content && bytesOf) {
			const bytes = bytesOf(i);
			const salted = String(valueOf(salt, i));
			own = {
				bytes, salt: salted, hash: hashOf(salted, bytes), subject: valueOf(content.subject, i), type: valueOf(content.type, i), parent: valueOf(content.parent, i)
			};
		}
		hash = String(own ? own.hash : valueOf(entry.hash, i));
		subject = String(own ? own.subject : valueOf(entry.subject, i));
		put({ seq, entry: entryOf(i), subject, hash, ...(erased ? { erased } : {}), ...(own ? { content: own } : {}) });
	}
}

/** An item that travelled as it is. */
function unpackRaw(sha256: Sha256, { seq, entry, bytes, salt }: RawItem): Item {
	const { subject, hash } = decodeEntry(utf8(entry));
	if (bytes === undefined || salt === undefined) return { seq, entry, subject, hash };
	if (bytes === '') return { seq, entry, subject, hash, erased: true };
	const content = JSON.parse(bytes) as Content;
	return {
		seq, entry, subject, hash,
		content: { bytes, salt, hash: contentHash(sha256, salt, bytes), subject: content.subject, type: content.type, parent: content.parent }
	};
}

/**
 * Unpacks items, in the order of their places from `from` on. Throws for anything that is not `count` items one after another:
 * what came over the network may be anything.
 */
export function unpack(sha256: Sha256, log: string, from: number, count: number, { groups, raw }: Items): Item[] {
	const items = new Array<Item | undefined>(count).fill(undefined);
	let got = 0;
	const put = (item: Item) => {
		const place = item.seq - from;
		if (!Number.isInteger(place) || place < 0 || place >= count || items[place]) throw new TypeError('items out of place');
		items[place] = item;
		got++;
	};
	for (const each of groups) unpackGroup(sha256, log, from, each, put);
	for (const each of raw) put(unpackRaw(sha256, each));
	if (got !== count) throw new TypeError('items missing');
	return items as Item[];
}
