import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { toHex } from '#domain/basics/bytes.ts';
import { rootOfFrontier, treeHasher, type Frontier } from '#domain/record/merkle-tree.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import type { FileHead, FileLine } from '#domain/verification/record-file.ts';
import { wholeVerdict, type Verification } from '#domain/verification/verification.ts';
import { newPrivateKey, rawPublicKey, sha256 } from '#records/hashing.server.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { LW, servedLines, tellLiuwan, tools, verifyLines, type Story } from './liuwan-story.ts';

/* The record of 柳湾 as it is served to everybody: honest, it verifies; changed anywhere, it does not. */

vi.setConfig({ testTimeout: 30_000 });

let town: Town;
let story: Story;
let lines: string[];
/** Where 柳湾's log begins: its head; its entries follow. */
let head: number;

beforeAll(async () => {
	town = await openTown();
	story = await tellLiuwan(town);
	lines = await servedLines(town);
	head = lines.findIndex((line) => line.includes('"yishi-record"') && line.includes('"community":"LW"'));
}, 60_000);
afterAll(() => town.close());

const liuwan = (given: readonly string[], trust = {}): Verification => verifyLines(given, town, trust).at(-1)!;
const verdict = (given: readonly string[]) => wholeVerdict(verifyLines(given, town));
const entryAt = (seq: number) => JSON.parse(lines[head + 1 + seq]!) as FileLine;
/** The number of the entry that speaks of a subject. */
const seqOf = (subject: string) => lines.slice(head + 1).findIndex((line) => (JSON.parse(line) as FileLine).entry.includes(`"subject":"${subject}"`));
const changed = (at: number, change: (line: never) => object) => lines.map((line, index) => (index === at ? JSON.stringify(change(JSON.parse(line) as never)) : line));
const changedEntry = (seq: number, change: (line: FileLine) => FileLine) => changed(head + 1 + seq, change);
const found = (given: readonly string[], trust = {}) => liuwan(given, trust).findings.map(({ check, seq }) => (seq === undefined ? check : `${check} ${seq}`));

describe('an honest record', () => {
	test('both logs verify with the printed key, and the numbers are those of the town', () => {
		const [city, own] = verifyLines(lines, town);
		expect(city).toMatchObject({ community: 'QH', verdict: 'verified', findings: [] });
		expect(own).toMatchObject({
			community: 'LW', verdict: 'verified', findings: [], more: 0, size: lines.length - head - 1, key: { pinned: true },
			counts: { imported: own!.size - 5, accounts: 5, answers: 5, deadlinesUnchecked: 0, acts: { 'question.ask': 1, 'question.answer': 1, 'disclosure.publish': 2, 'question.enter': 1 } }
		});
		// asked, answered, published, and due of two questions and of the disclosure, and its days on display
		expect(own!.counts.deadlines).toBe(7);
		expect(own!.counts.publicContents + own!.counts.hashOnly).toBe(own!.size);
		expect(own!.key!.fingerprint).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
		expect(toHex(own!.root)).toBe(toHex(rootOfFrontier(treeHasher(sha256), own!.frontier)));
	});

	test('whoever has no key takes the one the source gives, and is told so', () => {
		expect(liuwan(lines, { keyOf: () => undefined })).toMatchObject({ verdict: 'verified', key: { pinned: false } });
		const nameless = changed(head, (line: FileHead) => ({ ...line, vkey: '' }));
		expect(liuwan(nameless, { keyOf: () => undefined })).toMatchObject({ verdict: 'could-not-check', findings: [{ check: 'key-unknown' }] });
	});

	test('the short code from a slip is as good as the key', () => {
		const { fingerprint } = liuwan(lines).key!;
		expect(liuwan(lines, { keyOf: () => fingerprint })).toMatchObject({ verdict: 'verified', key: { pinned: true } });
		expect(liuwan(lines, { keyOf: () => '0000 0000 0000 0000' })).toMatchObject({ verdict: 'not-verified', findings: [{ check: 'key-changed' }] });
	});

	test('without the city’s log the deadlines are counted as not checked, and nothing is claimed', () => {
		const alone = liuwan(lines.slice(head));
		expect(alone).toMatchObject({ verdict: 'verified', counts: { deadlines: 0, deadlinesUnchecked: 7 } });
	});

	test('an erased content leaves a gap that can be proved', () => {
		const erased = liuwan(changedEntry(seqOf(story.question), (line) => ({ ...line, bytes: '', salt: '' })));
		expect(erased.counts.erased).toBe(1);
		// Its answer now stands alone: what it answered cannot be shown any more.
		// Nothing in the record says at whose request it went.
		expect(erased.findings).toMatchObject([{ check: 'answer-without-question', seq: seqOf(story.answer) }, { check: 'erased-without-notice', seq: seqOf(story.question) }]);
		expect(liuwan(changedEntry(seqOf(story.slip), (line) => ({ ...line, bytes: '', salt: '' })))).toMatchObject({ verdict: 'verified', counts: { erased: 1 } });
	});
});

describe('what was seen before', () => {
	const seenAt = (size: number): { size: number; root: Uint8Array; frontier: Frontier } => {
		const { root, frontier } = liuwan(lines.slice(0, head + 1 + size), { keyOf: () => undefined });
		return { size, root, frontier };
	};
	const seeing = (size: number) => ({ seenOf: (origin: string) => (origin.endsWith(LW) ? [seenAt(size)] : []) });

	test('a log that has only grown agrees with every state of it', () => {
		for (const size of [0, 1, 2, 128, 237, entryCount() - 1, entryCount()]) expect(found(lines, seeing(size))).toEqual([]);
	});

	test('a shorter log is named, with both sizes', () => {
		const shorter = liuwan(lines.slice(0, -1), seeing(entryCount()));
		expect(shorter.findings).toMatchObject([{ check: 'size-differs' }, { check: 'log-shorter-than-seen', params: { seen: entryCount(), found: entryCount() - 1 } }]);
	});

	test('a rewritten stretch is named as closely as the kept edge allows', () => {
		const size = entryCount();
		const late = size - 1;
		// The edge ends with a whole tree of so many lines: the largest power of two that divides the size.
		const edge = size & -size;
		const rewritten = changedEntry(late, (line) => ({ ...line, entry: line.entry.replace('question.enter', 'question.ask') }));
		expect(liuwan(rewritten, seeing(size)).findings).toContainEqual({ check: 'log-rewritten', params: { size, from: size - edge, until: late } });
	});
});

const entryCount = () => lines.length - head - 1;

describe('each kind of tampering has its name', () => {
	test('an entry: another act, another time, another number, nothing that can be read', () => {
		const seq = seqOf(story.question);
		const entry = (change: (entry: string) => string) => found(changedEntry(seq, (line) => ({ ...line, entry: change(line.entry) })));
		expect(entry((text) => text.replace('question.ask', 'session.sign-in'))).toEqual(expect.arrayContaining([`act-not-entered ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace('question.ask', 'question.sing'))).toEqual(expect.arrayContaining([`act-unknown ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace('"recordedAt":"2026-11-23', '"recordedAt":"2026-11-21'))).toEqual(expect.arrayContaining([`time-backwards ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace(`"seq":${seq}`, '"seq":7'))).toEqual(expect.arrayContaining([`entry-out-of-place ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace('/LW"', '/SQ"'))).toEqual(expect.arrayContaining([`entry-of-other-log ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace('"v":1', '"v":2'))).toEqual(expect.arrayContaining([`entry-unreadable ${seq}`, 'root-differs']));
		expect(entry((text) => text.replace(/"rules":"[0-9a-f]{4}/, '"rules":"0000'))).toEqual(expect.arrayContaining([`rules-unknown ${seq}`, 'root-differs']));
	});

	test('a content: one digit, its salt, gone, of somebody else', () => {
		const seq = seqOf(story.table);
		const content = (change: (line: FileLine) => FileLine) => found(changedEntry(seq, change));
		expect(content((line) => ({ ...line, bytes: line.bytes!.replace('20000', '20001') }))).toEqual(expect.arrayContaining([`content-hash-differs ${seq}`, `account-does-not-balance ${seq}`]));
		expect(content((line) => ({ ...line, salt: `00${line.salt!.slice(2)}` }))).toEqual([`content-hash-differs ${seq}`]);
		expect(content((line) => ({ ...line, salt: 'short' }))).toEqual([`content-hash-differs ${seq}`]);
		expect(content(({ seq: own, entry }) => ({ seq: own, entry }))).toEqual([`content-missing ${seq}`]);
		expect(content((line) => ({ ...line, bytes: line.bytes!.slice(1) }))).toEqual(expect.arrayContaining([`content-unreadable ${seq}`]));
		const other = entryAt(seqOf(story.slip));
		expect(content((line) => ({ ...line, bytes: other.bytes!, salt: other.salt! }))).toEqual(expect.arrayContaining([`content-of-other-subject ${seq}`]));
	});

	test('a line left out, put in, or in another order is named once, where it is', () => {
		const at = head + 1 + 200;
		expect(found(lines.filter((_, index) => index !== at))).toEqual(expect.arrayContaining(['entry-out-of-place 200', 'size-differs']));
		expect(found(lines.filter((_, index) => index !== at)).filter((name) => name.startsWith('entry-out-of-place'))).toHaveLength(1);
		expect(found([...lines.slice(0, at), lines[at]!, ...lines.slice(at)])).toEqual(expect.arrayContaining(['entry-out-of-place 201', 'size-differs']));
		const swapped = [...lines];
		[swapped[at], swapped[at + 1]] = [swapped[at + 1]!, swapped[at]!];
		expect(found(swapped)).toEqual(expect.arrayContaining(['entry-out-of-place 200', 'entry-out-of-place 201', 'root-differs']));
	});

	test('a checkpoint signed by somebody else, of another log, or none', () => {
		const sealed = (change: (checkpoint: string) => string) => found(changed(head, (line: FileHead) => ({ ...line, checkpoint: change(line.checkpoint) })));
		expect(sealed((text) => text.replace(/\n\d+\n/, '\n3\n'))).toEqual(['signature-bad', 'size-differs']);
		expect(sealed((text) => text.replaceAll('/LW', '/SQ'))).toContain('signature-missing');
		expect(sealed(() => '')).toEqual(['checkpoint-malformed']);
		const stranger = verifierKey(sha256, `${town.portal.logKey(LW).name}`, rawPublicKey(newPrivateKey()));
		expect(found(lines, { keyOf: () => stranger })).toEqual(['key-changed', 'signature-missing']);
	});

	test('a million findings are counted, not kept', () => {
		const broken = lines.map((line, index) => (index > head ? line.replace('\\"v\\":1', '\\"v\\":2') : line));
		const many = liuwan([...broken, ...Array.from({ length: 600 }, () => broken.at(-1)!)]);
		expect(many.findings).toHaveLength(500);
		expect(many.more).toBeGreaterThan(300);
		expect(many.verdict).toBe('not-verified');
	});
});

describe('whatever is changed, it is found', () => {
	/** Replaces the character at a place by another. */
	const other = (text: string, at: number, by: string) => {
		const place = at % text.length;
		return text.slice(0, place) + (text[place] === by ? (by === 'x' ? 'y' : 'x') : by) + text.slice(place + 1);
	};
	const character = fc.constantFrom('0', '7', 'a', 'x', '"', '{', '}', ' ', '柳', '\\', '\n');
	const place = fc.nat(1_000_000);

	test('one character of an entry, a content, a salt or a checkpoint', () => {
		fc.assert(
			fc.property(place, place, character, fc.constantFrom('entry', 'bytes', 'salt', 'checkpoint', 'origin'), (line, at, by, field) => {
				const heads = lines.flatMap((text, index) => (text.includes('"yishi-record"') ? [index] : []));
				const candidates = lines.flatMap((text, index) => (field in (JSON.parse(text) as object) ? [index] : []));
				const index = field === 'checkpoint' || field === 'origin' ? heads[line % heads.length]! : candidates[line % candidates.length]!;
				const given = JSON.parse(lines[index]!) as Record<string, string>;
				const mutated = changed(index, () => ({ ...given, [field]: other(given[field]!, at, by) }));
				expect(verdict(mutated)).not.toBe('verified');
			}),
			{ numRuns: 150 }
		);
	}, 60_000);

	test('a line gone, twice, or in another place', () => {
		fc.assert(
			fc.property(place, place, fc.constantFrom('gone', 'twice', 'moved'), (from, to, how) => {
				const entries = lines.flatMap((text, index) => (text.includes('"yishi-record"') ? [] : [index]));
				const at = entries[from % entries.length]!;
				const rest = lines.filter((_, index) => index !== at);
				const target = entries[to % entries.length]!;
				fc.pre(how !== 'moved' || target !== at);
				const mutated = how === 'gone' ? rest : how === 'twice' ? [...lines.slice(0, at), lines[at]!, ...lines.slice(at)] : [...rest.slice(0, target), lines[at]!, ...rest.slice(target)];
				expect(verdict(mutated)).not.toBe('verified');
			}),
			{ numRuns: 60 }
		);
	}, 60_000);
});

test('the tools of the browser come to the same end', async () => {
	const { sha256: browserSha256, verifyEd25519 } = await import('#lib/hashing.ts');
	const { startFileVerification } = await import('#domain/verification/record-file.ts');
	const reading = startFileVerification({ keyOf: () => undefined, seenOf: () => [] }, { sha256: browserSha256, verify: verifyEd25519 });
	for (const line of lines) reading.line(line);
	expect(reading.finish().map(({ community, verdict: own }) => `${community} ${own}`)).toEqual(['QH verified', 'LW verified']);
	expect(tools.sha256(new Uint8Array(3))).toEqual(browserSha256(new Uint8Array(3)));
});
