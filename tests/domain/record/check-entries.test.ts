import { expect, test } from 'vitest';
import { utf8 } from '#domain/basics/bytes.ts';
import { checkEntries } from '#domain/record/check-entries.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { frontierOf, hasher, liuwanEntries, liuwanEntry } from './liuwan-log.ts';

const entries = liuwanEntries(10);
const replaced = (seq: number, bytes: Uint8Array): Uint8Array[] => entries.map((old, at) => (at === seq ? bytes : old));

test('the entries of 柳湾 are read, placed and hashed, from the beginning or further on', () => {
	expect(checkEntries(hasher, 'LW', entries)).toEqual({ ok: true, value: frontierOf(entries) });
	const read: number[] = [];
	const rest = checkEntries(hasher, 'LW', entries.slice(4), frontierOf(entries.slice(0, 4)), (entry, bytes) => {
		expect(bytes).toBe(entries[entry.seq]);
		read.push(entry.seq);
	});
	expect(rest).toEqual({ ok: true, value: frontierOf(entries) });
	expect(read).toEqual([4, 5, 6, 7, 8, 9]);
});

test('the first entry that is wrong is named', () => {
	expect(checkEntries(hasher, 'LW', replaced(3, utf8('{}')))).toEqual({
		ok: false,
		error: { code: 'entry-unreadable', seq: 3, field: 'v' }
	});
	expect(checkEntries(hasher, 'LW', replaced(3, entries[5]!))).toEqual({
		ok: false,
		error: { code: 'entry-out-of-place', seq: 3, says: 5 }
	});
	expect(checkEntries(hasher, 'LW', replaced(3, encodeEntry(liuwanEntry(3, { log: 'SJ' }))))).toEqual({
		ok: false,
		error: { code: 'entry-of-other-log', seq: 3, says: 'SJ' }
	});
	expect(checkEntries(hasher, 'LW', entries.slice(1))).toMatchObject({ ok: false, error: { seq: 0, says: 1 } });
});

test('what the caller does with an entry may fail as it likes', () => {
	const fault = new Error('disk full');
	expect(() =>
		checkEntries(hasher, 'LW', entries, undefined, () => {
			throw fault;
		})
	).toThrow(fault);
});
