import { beforeEach, expect, test } from 'vitest';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { contentHash } from '#domain/content/content.ts';
import { canonical } from '#domain/basics/canonical-json.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { startVerification } from '#domain/verification/verify.ts';
import type { Piece, Verification } from '#domain/verification/verification.ts';
import { newPrivateKey, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';
import { tools } from './liuwan-story.ts';

/*
 * Hashes, tree and signature are all in order, because the portal itself has written what it must not: with its own key, at the right
 * time. What does not follow from the record and the rules is found all the same.
 */

const privateKey = newPrivateKey();
const keyOf = (origin: string) => verifierKey(sha256, origin, rawPublicKey(privateKey));
const hasher = treeHasher(sha256);
const id = (name: string): SubjectId => subjectIdOf(sha256(utf8(name)).slice(0, 16));

interface Told {
	act?: string;
	at?: string;
	rules?: string;
	content: Record<string, unknown> & { type: string };
}

/** A log of these contents, one a minute, signed. */
function logOf(community: string, told: Told[]): { origin: string; checkpoint: string; pieces: Piece[]; hashes: string[] } {
	const origin = `yishi-lies/${community}`;
	const written = told.map(({ act = 'history.import', at, rules = '', content }, seq) => {
		const whole = { v: 1, community, lang: 'zh-CN', subject: id(`${content.type} ${seq}`), ...(act === 'history.import' ? { source: `S${seq}` } : {}), ...content };
		const bytes = canonical(JSON.parse(JSON.stringify(whole)));
		const salt = toHex(sha256(utf8(`salt ${seq}`)).slice(0, 16));
		const hash = contentHash(sha256, salt, bytes);
		const entry = encodeEntry({
			v: 1, log: origin, seq, recordedAt: at ?? new Date(Date.UTC(2026, 10, 10, 1, seq)).toISOString(), act, actor: 'import', subject: String(whole.subject), hash, rules
		});
		return { entry, content: { bytes, salt }, hash };
	});
	const root = rootOf(hasher, written.map(({ entry }) => hasher.leaf(entry)));
	return {
		origin, checkpoint: signCheckpoint({ origin, size: written.length, root }, keyOf(origin), signer(privateKey)),
		pieces: written.map(({ entry, content }) => ({ entry, content })), hashes: written.map(({ hash }) => hash)
	};
}

const city: Told[] = [
	{ content: { type: 'community', name: '小城', kind: 'city', zone: 480 } },
	{ content: { type: 'rule-set', ...FIRST_RULES, name: '小城规则', answer: { days: 7, kind: 'calendar' } } }
];

function verify(community: string, told: Told[], elsewhere?: ReturnType<ReturnType<typeof startVerification>['elsewhere']>) {
	const log = logOf(community, told);
	const run = startVerification({ origin: log.origin, checkpoint: log.checkpoint, key: { key: keyOf(log.origin), pinned: true }, ...(elsewhere ? { city: elsewhere } : {}) }, tools);
	for (const piece of log.pieces) run.take(piece);
	return { run, hashes: log.hashes, verification: run.finish() };
}

let rules: string;
let verifyLiuwan: (told: Told[]) => Verification;
beforeEach(() => {
	const { run, hashes, verification } = verify('XC', city);
	expect(verification).toMatchObject({ verdict: 'verified', findings: [] });
	rules = hashes[1]!;
	verifyLiuwan = (told) => verify('LW', told, run.elsewhere()).verification;
});

const found = (told: Told[]) => verifyLiuwan(told).findings;
const body = { type: 'body', subject: id('body'), name: '居委会', kind: 'self_governance_committee' };
const asked = (more: object = {}): Told => ({
	act: 'question.ask', rules, content: { type: 'question', subject: id('question'), number: 'LW-Q-2026-0001', body: id('body'), text: '名单在哪里？', asked: '2026-11-10', due: '2026-11-17', ...more }
});
const answered = (more: object = {}, told: Partial<Told> = {}): Told => ({
	act: 'question.answer', rules, ...told, content: { type: 'answer', parent: id('question'), text: '在公开栏。', by: '居委会', answered: '2026-11-10', ...more }
});
const account = (more: object = {}, act = 'disclosure.publish'): Told => ({
	act, rules,
	content: {
		type: 'finance-table', body: id('body'), kind: 'collective', unit: '居委会', period: '2026-10', opening: 1000, closing: 900, income: 0, expense: 100,
		lines: [{ seq: 1, date: '2026-10-02', voucher: '付-001', direction: 'out', category: '办公', summary: '打印', amount: 100, balance: 900 }], ...more
	}
});
const november = { period: '2026-11', lines: [{ seq: 1, date: '2026-11-02', voucher: '付-001', direction: 'out', category: '办公', summary: '打印', amount: 100, balance: 800 }] };

test('what follows from the rules of the city verifies', () => {
	expect(verifyLiuwan([{ content: body }, asked(), answered(), account(), account({ ...november, opening: 900, closing: 800 })])).toMatchObject({
		verdict: 'verified', findings: [], counts: { deadlines: 3, deadlinesUnchecked: 0, accounts: 2, answers: 1, imported: 1 }
	});
});

test('a committee gives itself more time than the rules give', () => {
	expect(found([asked({ due: '2026-12-17' })])).toMatchObject([{ check: 'deadline-differs', seq: 0, params: { field: 'due', expected: '2026-11-17', found: '2026-12-17' } }]);
	// The rules a new city starts with give five days; the entry says under which it was made.
	expect(found([{ ...asked({ due: '2026-11-15' }), rules: '' }])).toEqual([]);
	expect(found([{ ...asked(), rules: 'ab'.repeat(32) }])).toMatchObject([{ check: 'rules-unknown', seq: 0 }]);
});

test('a question or an answer is given another day than that of its entry', () => {
	expect(found([asked({ asked: '2026-11-12', due: '2026-11-19' })])).toMatchObject([{ check: 'day-differs', params: { field: 'asked', expected: '2026-11-10', found: '2026-11-12' } }]);
	expect(found([asked(), answered({ answered: '2026-11-16' }, { at: '2026-11-20T01:00:00.000Z' })])).toMatchObject([{ check: 'day-differs', params: { field: 'answered', expected: '2026-11-20', found: '2026-11-16' } }]);
	// The day is the city's: at 16:30 UTC it is tomorrow already.
	expect(found([{ ...asked({ asked: '2026-11-11', due: '2026-11-18' }), at: '2026-11-10T16:30:00.000Z' }])).toEqual([]);
});

test('answers without a question, and before it', () => {
	expect(found([answered()])).toMatchObject([{ check: 'answer-without-question', seq: 0 }, { check: 'parent-missing' }]);
	expect(found([{ content: { ...body, subject: id('question') } }, answered()])).toMatchObject([{ check: 'answer-without-question', seq: 1 }]);
	expect(found([asked(), answered({ answered: '2026-11-09' })])).toMatchObject([{ check: 'answer-before-question', seq: 1 }, { check: 'day-differs' }]);
});

test('accounts: lines, totals, and the month before', () => {
	expect(found([account({ closing: 800 })])).toMatchObject([{ check: 'account-does-not-balance', account: { code: 'closing-differs', expected: 900, found: 800 } }]);
	expect(found([account(), account({ ...november, opening: 950, closing: 850, lines: [{ ...november.lines[0]!, balance: 850 }] })])).toMatchObject([{ check: 'account-does-not-balance', seq: 1, account: { code: 'opening-differs', expected: 900, found: 950 } }]);
	// Nothing was due from before: history need not join on.
	expect(found([account({}, 'history.import'), account({ ...november, opening: 950, closing: 850, lines: [{ ...november.lines[0]!, balance: 850 }] }, 'history.import')])).toEqual([]);
});

test('a disclosure is dated back, or taken down early', () => {
	const disclosure = (more: object) => ({ act: 'disclosure.publish', rules, content: { type: 'disclosure', category: 'finance', title: '十月', period: '2026-10', body: id('body'), due: '2026-11-09', published: '2026-11-10', displayUntil: '2026-11-25', ...more } });
	expect(found([disclosure({})])).toEqual([]);
	expect(found([disclosure({ published: '2026-11-09', displayUntil: '2026-11-24' })])).toMatchObject([{ check: 'day-differs', params: { field: 'published', expected: '2026-11-10', found: '2026-11-09' } }]);
	expect(found([disclosure({ due: '2026-11-12' })])).toMatchObject([{ check: 'deadline-differs', params: { field: 'due', expected: '2026-11-09' } }]);
	expect(found([disclosure({ displayUntil: '2026-11-12' })])).toMatchObject([{ check: 'deadline-differs', params: { field: 'displayUntil', expected: '2026-11-25' } }]);
});

test('a content of another community, and one thing that becomes another', () => {
	expect(found([{ content: { ...body, community: 'SQ' } }])).toMatchObject([{ check: 'content-of-other-community', seq: 0, params: { says: 'SQ' } }]);
	expect(found([{ content: body }, { content: { ...body, type: 'place' } }])).toMatchObject([{ check: 'content-type-changed', seq: 1, params: { before: 'body', says: 'place' } }]);
	expect(found([{ content: body }, { content: { ...body, name: '新居委会' } }])).toEqual([]);
});

test('what was done here is marked as imported, so that nobody asks about its deadline', () => {
	expect(found([asked({ source: 'I07', due: '2027-01-01' })])).toMatchObject([{ check: 'not-imported', seq: 0 }, { check: 'deadline-differs' }]);
	// A newer version of something imported keeps the mark.
	expect(found([{ content: { ...body, source: 'B1' } }, { act: 'city.found', content: { ...body, name: '新居委会', source: 'B1' } }])).toEqual([]);
});

test('history is imported again when the portal has long been in use', () => {
	expect(found([{ content: body }, asked(), { content: { ...body, subject: id('late') } }])).toMatchObject([{ check: 'import-after-acts', seq: 2 }]);
});

test('an account without what an account must have breaks a rule, not the verifier', () => {
	for (const broken of [{ lines: null }, { lines: 'many' }, { lines: [null] }, { lines: [{}] }, { period: 7 }]) {
		expect(found([account(broken)]).length).toBeGreaterThan(0);
	}
	expect(found([asked({ asked: 'soon' })]).length).toBeGreaterThan(0);
	expect(found([asked({ asked: undefined })]).length).toBeGreaterThan(0);
});

test('a community makes rules for itself: they are none', () => {
	const own = logOf('LW', [{ content: { type: 'rule-set', ...FIRST_RULES, answer: { days: 90, kind: 'calendar' } } }]).hashes[0]!;
	const told = [{ content: { type: 'rule-set', ...FIRST_RULES, answer: { days: 90, kind: 'calendar' } } }, { ...asked({ due: '2027-02-08' }), rules: own }];
	expect(found(told)).toMatchObject([{ check: 'rules-unknown', seq: 1 }]);
});

test('what belongs to something that nobody has recorded is noted, and is no fault', () => {
	expect(verifyLiuwan([{ content: { ...body, parent: id('nowhere') } }])).toMatchObject({ verdict: 'verified', findings: [{ check: 'parent-missing', params: { parent: id('nowhere') } }] });
	// A parent may come after its child, or lie in the city's log.
	expect(found([{ content: { ...body, parent: id('place 1') } }, { content: { type: 'place', name: '柳湾', kind: 'community' } }])).toEqual([]);
	expect(found([{ content: { ...body, parent: id('community 0') } }])).toEqual([]);
});
