import { canonical } from '#domain/basics/canonical-json.ts';
import { fromHex, toHex, utf8 } from '#domain/basics/bytes.ts';
import { contentHash, type Content, type Held } from '#domain/content/content.ts';
import { remembering, type Contents } from '#domain/content/contents.ts';
import { openCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { verifyInclusion } from '#domain/record/merkle-proof.ts';
import { treeHasher } from '#domain/record/merkle-tree.ts';
import { parseVkey } from '#domain/record/signed-note.ts';
import { sha256, verifyEd25519 } from '#lib/hashing.ts';
import { LW, QH, recordedStory, thing, type StoryLog } from './recorded-story.ts';

/*
 * What every implementation of Contents promises, told over one small record. The ledger runs it in Node, the replica in a browser:
 * no module of Node and no test runner is imported here; whoever runs it hands `describe` and `test` in.
 */

/** The two functions of a test runner. */
export interface Runner {
	describe(name: string, body: () => void): void;
	test(name: string, body: () => Promise<void>): void;
}

function same(found: unknown, expected: unknown, what: string): void {
	const text = (value: unknown) => (value === undefined ? 'undefined' : canonical(JSON.parse(JSON.stringify(value))));
	if (text(found) !== text(expected)) throw new Error(`${what}: found ${text(found)}, expected ${text(expected)}`);
}

const titles = (list: Held[]) => list.map((held) => (held.content as Content & { title?: string; text?: string }).title ?? (held.content as Content & { text?: string }).text);
const version = (held: Held | undefined) => held && (held.content as Content & { version?: string }).version;

type Case = (contents: Contents, log: StoryLog) => Promise<void>;

/** The promises, each by itself. `log` is that of 柳湾. */
export const contentsCases: Readonly<Record<string, Case>> = {
	'the newest version of a subject is the one recorded last': async (contents) => {
		const held = await contents.bySubject(thing('october'));
		same([version(held), held?.version, held?.seq], ['third', 3, 10], 'october');
		same(await contents.bySubject(thing('nothing')), undefined, 'nothing');
	},
	'a content comes as evidence: bytes and salt make the hash that its entry names': async (contents, log) => {
		for (const name of ['october', 'table', 'one', 'answer to one', 'community']) {
			const held = (await contents.bySubject(thing(name)))!;
			same(contentHash(sha256, held.salt, held.bytes), held.hash, `hash of ${name}`);
			same(decodeEntry(utf8(log.lines[held.seq]!.entry)).hash, held.hash, `entry of ${name}`);
			same(JSON.parse(held.bytes), held.content, `content of ${name}`);
			same([log.lines[held.seq]!.bytes, log.lines[held.seq]!.salt], [held.bytes, held.salt], `bytes of ${name}`);
		}
	},
	'it says by which act it was recorded, when, and when it is said to have happened': async (contents) => {
		const one = (await contents.bySubject(thing('one')))!;
		same([one.act, one.recordedAt, one.happenedAt], ['question.ask', '2026-11-22T01:00:04.000Z', '2026-11-11T01:02:03.000Z'], 'one');
		same('happenedAt' in (await contents.bySubject(thing('two')))!, false, 'two has no such claim');
		same((await contents.versions(thing('october')))[0]!.happenedAt, '2026-11-09', 'a day is a claim too');
	},
	'all versions, oldest first': async (contents) => {
		const versions = await contents.versions(thing('october'));
		same(versions.map((held) => [version(held), held.version, held.seq]), [['first', 1, 1], ['second', 2, 7], ['third', 3, 10]], 'versions');
		same(await contents.versions(thing('nothing')), [], 'of nothing');
	},
	'any version by its hash, also one that was superseded': async (contents) => {
		const [first] = await contents.versions(thing('october'));
		same(version(await contents.byHash(first!.hash)), 'first', 'by hash');
		same(await contents.byHash('0'.repeat(64)), undefined, 'no such hash');
	},
	'a list holds each subject once, in its newest version, in the order of first recording': async (contents) => {
		const list = await contents.ofType(LW, 'disclosure');
		same(titles(list), ['十月的账', '九月的账', '八月的账'], 'disclosures');
		same(version(list[0]), 'third', 'newest of the first');
		same(await contents.ofType(LW, 'poll'), [], 'a type nobody has used');
	},
	'with a page, the newest subjects first, and on from where the page before ended': async (contents) => {
		const first = await contents.ofType(LW, 'disclosure', { limit: 2 });
		same(titles(first), ['八月的账', '九月的账'], 'first page');
		same(titles(await contents.ofType(LW, 'disclosure', { limit: 2, before: 6 })), ['十月的账'], 'second page: recorded before the ninth month');
		same(await contents.ofType(LW, 'disclosure', { limit: 2, before: 1 }), [], 'after the last');
	},
	'children by parent and type': async (contents) => {
		same(titles(await contents.ofParent(thing('october'), 'question')), ['one？', 'two？', '写对了'], 'questions');
		same((await contents.ofParent(thing('october'), 'finance-table')).length, 1, 'tables');
		same(titles(await contents.ofParent(thing('one'), 'answer')), ['有。'], 'answers');
		same(await contents.ofParent(thing('two'), 'answer'), [], 'unanswered');
		const newest = await contents.ofParent(thing('october'), 'question', { limit: 2 });
		same(titles(newest), ['写对了', 'two？'], 'the newest two');
		same(titles(await contents.ofParent(thing('october'), 'question', { limit: 2, before: newest[1]!.seq })), ['one？'], 'the ones before');
		same(await contents.ofParent(thing('october'), 'question', { limit: 2, before: 0 }), [], 'before the first');
		same([await contents.count(thing('october'), 'question'), await contents.count(thing('october'), 'finance-table'), await contents.count(thing('two'), 'answer')], [3, 1, 0], 'how many');
	},
	'a community\'s things are its own': async (contents) => {
		same(titles(await contents.ofType(QH, 'disclosure')), ['全市'], 'of the city');
		same([await contents.count(QH, 'disclosure'), await contents.count(LW, 'disclosure'), await contents.count(LW, 'poll')], [1, 3, 0], 'counts');
	},
	'what is of the office is not seen, not even by its name': async (contents, log) => {
		const entry = decodeEntry(utf8(log.lines[2]!.entry));
		same(await contents.bySubject(thing('of the office')), undefined, 'by subject');
		same(await contents.byHash(entry.hash), undefined, 'by hash');
		same(await contents.versions(thing('of the office')), [], 'versions');
		same(await contents.ofType(LW, 'held-import'), [], 'by type');
		same(await contents.count(LW, 'held-import'), 0, 'count');
	},
	'what was erased is not there; its line in the record is, and says so': async (contents, log) => {
		same(await contents.bySubject(thing('erased')), undefined, 'by subject');
		same(await contents.versions(thing('erased')), [], 'versions');
		same(await contents.byHash(decodeEntry(utf8(log.lines[9]!.entry)).hash), undefined, 'by hash');
		same(await contents.count(LW, 'question'), 3, 'count');
		same((await contents.ofType(LW, 'question')).map((held) => held.seq), [4, 5, 13], 'by type');
		const line = await contents.line(LW, 9);
		same([line?.erased, line?.held], [true, undefined], 'its line');
		same((await contents.versions(thing('corrected'))).map((held) => [held.version, held.seq]), [[2, 13]], 'the version that stayed is still the second');
	},
	'the head of a record is its size and its signed checkpoint': async (contents, log) => {
		const head = (await contents.head(LW))!;
		same([head.size, head.checkpoint], [log.lines.length, log.checkpoint], 'head');
		if (head.key) {
			same(head.key.vkey, log.vkey, 'its key');
			same(openCheckpoint(head.checkpoint, parseVkey(sha256, head.key.vkey), verifyEd25519).ok, true, 'its signature');
		}
		same(await contents.head('XX' as never), undefined, 'of no community');
	},
	'lines of the record, newest first, page by page, exactly as hashed': async (contents, log) => {
		const all = await contents.lines(LW, { limit: 100 });
		same(all.map((line) => line.seq), log.lines.map((line) => line.seq).reverse(), 'all');
		same(all.map((line) => line.entry), log.lines.map((line) => line.entry).reverse(), 'entries');
		same((await contents.lines(LW, { limit: 3, before: 5 })).map((line) => line.seq), [4, 3, 2], 'a page');
		same(await contents.lines(LW, { limit: 3, before: 0 }), [], 'before the first');
		same(await contents.lines('XX' as never, { limit: 3 }), [], 'of no community');
		same(all.map((line) => (line.erased ? 'erased' : line.held ? 'held' : 'hash')).reverse().join(' '), log.lines.map((line) => (line.bytes === '' ? 'erased' : line.bytes ? 'held' : 'hash')).join(' '), 'what each line stands for');
	},
	'one line of it, with the way to the root where that is at hand': async (contents, log) => {
		const line = (await contents.line(LW, 8))!;
		same([line.seq, line.entry, titles([line.held!])], [8, log.lines[8]!.entry, ['有。']], 'line 8');
		same(await contents.line(LW, log.lines.length), undefined, 'after the last');
		same(await contents.line('XX' as never, 0), undefined, 'of no community');
		if (!line.path) return;
		const hasher = treeHasher(sha256);
		const checkpoint = openCheckpoint(log.checkpoint, parseVkey(sha256, log.vkey), verifyEd25519);
		if (!checkpoint.ok) throw new Error(`the story's own checkpoint: ${checkpoint.error}`);
		same([line.path.size, line.path.leaf], [log.lines.length, toHex(hasher.leaf(utf8(line.entry)))], 'its leaf');
		const proves = verifyInclusion(hasher, { leafHash: fromHex(line.path.leaf), index: 8, size: line.path.size, proof: line.path.hashes.map(fromHex), root: checkpoint.value.root });
		same(proves, true, 'its way to the root');
	},
	'a superseded version still stands at its own line': async (contents) => {
		same(version((await contents.line(LW, 1))!.held), 'first', 'line 1');
	},
	'whoever remembers knows every object and version a page was made of': async (contents) => {
		const reading = remembering(contents);
		await reading.bySubject(thing('october'));
		await reading.ofParent(thing('october'), 'question');
		await reading.bySubject(thing('nothing'));
		same([...reading.seen.values()].map((held) => held.seq), [10, 4, 5, 13], 'seen');
	}
};

/**
 * Runs the suite over an implementation.
 * @param make puts the story's logs into a new, empty store and gives it as Contents; called once for each case
 */
export function contentsSuite(name: string, make: (recorded: StoryLog[]) => Promise<Contents>, { describe, test }: Runner): void {
	describe(`${name} as Contents`, () => {
		for (const [story, run] of Object.entries(contentsCases)) {
			test(story, async () => {
				const recorded = recordedStory();
				await run(await make(recorded), recorded.find((log) => log.community === LW)!);
			});
		}
	});
}
