import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, fromUtf8, toHex, utf8 } from '#domain/basics/bytes.ts';
import { subjectIdOf, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import { contentBytes, contentHash, type Content } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { formatVkey, verifierKey } from '#domain/record/signed-note.ts';
import { sha256 } from '#lib/hashing.ts';

/*
 * A small record to read from, the same on every machine: no Node in it, so that a browser can tell it too.
 * 柳湾 publishes October, somebody asks, somebody is answered, the account is corrected twice, one question is erased, and the office
 * keeps something for itself.
 */

/** A line as the ledger gives it away: without bytes when the content is of the office, with empty ones when it was erased. */
export interface StoryLine {
	seq: number;
	entry: string;
	bytes?: string;
	salt?: string;
}

/** A log with its signed checkpoint. */
export interface StoryLog {
	community: CommunityCode;
	/** The city's address, on a community's log. */
	city?: CommunityCode;
	origin: string;
	vkey: string;
	checkpoint: string;
	lines: StoryLine[];
}

export const LW = 'LW' as CommunityCode;
export const QH = 'QH' as CommunityCode;

/** The subject of a thing of this story. */
export function thing(name: string): SubjectId {
	return subjectIdOf(sha256(utf8(`story:${name}`)).slice(0, 16));
}

type Telling = { content: Content & Record<string, unknown>; happenedAt?: string; kept?: 'office' | 'erased'; act?: string };

const SEED = sha256(utf8('the key of a story'));
const hasher = treeHasher(sha256);

function log(community: CommunityCode, tellings: Telling[]): StoryLog {
	const origin = `yishi-story/${community}`;
	const key = verifierKey(sha256, origin, ed25519.getPublicKey(SEED));
	const lines = tellings.map(({ content, happenedAt, kept, act = 'history.import' }, seq): StoryLine => {
		const bytes = contentBytes(content);
		const salt = toHex(sha256(utf8(`salt ${origin} ${seq}`)).slice(0, 16));
		const entry = fromUtf8(encodeEntry({
			v: 1, log: origin, seq, recordedAt: new Date(Date.UTC(2026, 10, 22, 1, 0, seq)).toISOString(), act, actor: 'import', subject: content.subject,
			hash: contentHash(sha256, salt, bytes), rules: '', ...(happenedAt === undefined ? {} : { happenedAt })
		}));
		if (kept === 'office') return { seq, entry };
		return kept === 'erased' ? { seq, entry, bytes: '', salt: '' } : { seq, entry, bytes, salt };
	});
	const root = rootOf(hasher, lines.map((line) => hasher.leaf(utf8(line.entry))));
	const checkpoint = signCheckpoint({ origin, size: lines.length, root }, key, (message) => ed25519.sign(concat(message), SEED));
	return { community, ...(community === QH ? {} : { city: QH }), origin, vkey: formatVkey(key), checkpoint, lines };
}

/** The story, told: whole, or only the first lines of 柳湾, with the checkpoint of that time. */
export function recordedStory(lines = Infinity): StoryLog[] {
	const of = (community: CommunityCode, type: string, name: string, more: Record<string, unknown> = {}) =>
		({ type, v: 1, community, subject: thing(name), lang: 'zh-CN' as const, ...more }) as Telling['content'];
	const october = (more: Record<string, unknown>) => of(LW, 'disclosure', 'october', { title: '十月的账', ...more });
	const question = (name: string, more: Record<string, unknown> = {}) => of(LW, 'question', name, { parent: thing('october'), text: `${name}？`, ...more });
	return [
		log(QH, [{ content: of(QH, 'community', 'city', { name: '青禾市', kind: 'city', zone: 480 }) }, { content: of(QH, 'disclosure', 'of the city', { title: '全市' }) }]),
		log(LW, [
			{ content: of(LW, 'community', 'community', { parent: thing('city'), name: '柳湾社区' }) },
			{ content: october({ version: 'first' }), happenedAt: '2026-11-09' },
			{ content: of(LW, 'held-import', 'of the office', { value: 'secret' }), kept: 'office' },
			{ content: of(LW, 'finance-table', 'table', { parent: thing('october'), closing: 52184300 }) },
			{ content: question('one'), act: 'question.ask', happenedAt: '2026-11-11T01:02:03.000Z' },
			{ content: question('two'), act: 'question.ask' },
			{ content: of(LW, 'disclosure', 'september', { title: '九月的账' }) },
			{ content: october({ version: 'second' }) },
			{ content: of(LW, 'answer', 'answer to one', { parent: thing('one'), text: '有。' }), act: 'question.answer' },
			{ content: question('erased'), act: 'question.ask', kept: 'erased' },
			{ content: october({ version: 'third' }) },
			{ content: of(LW, 'disclosure', 'august', { title: '八月的账' }) },
			{ content: question('corrected', { text: '写错了' }), kept: 'erased' },
			{ content: question('corrected', { text: '写对了' }) }
		].slice(0, lines) as Telling[])
	];
}
