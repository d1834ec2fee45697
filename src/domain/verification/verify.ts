import { equalBytes, fromUtf8, utf8 } from '../basics/bytes.ts';
import { contentHash, parseContent, type Content } from '../content/content.ts';
import { fingerprint, openCheckpoint, parseCheckpoint, type Checkpoint } from '../record/checkpoint.ts';
import { decodeEntry, EntryError, type Entry } from '../record/entry.ts';
import { EMPTY_FRONTIER, grow, HASH_BYTES, rootOfFrontier, treeHasher, type Frontier, type GrowingTree } from '../record/merkle-tree.ts';
import { formatVkey, parseNote } from '../record/signed-note.ts';
import { kindOf } from '../record/vocabulary.ts';
import { changedRanges } from './changed-ranges.ts';
import { newFindings } from './finding.ts';
import { startMeaning, type Elsewhere, type MeaningCounts, type SubjectSeen } from './meaning.ts';
import { startWithheld } from './withheld.ts';
import { communityOf, type Counts, type LogToVerify, type Piece, type Tools, type Verification } from './verification.ts';

/** Acts whose contents may be of the office. The contents of every other act we know are public, and missing if they are not there. */
const MAY_BE_HELD_BACK: ReadonlySet<string> = new Set([
	'ballot.cast', 'ballot.enter', 'comment.appeal', 'comment.enter', 'comment.post', 'comment.report', 'document.recover', 'erasure.carry-out', 'history.import', 'evaluation.close', 'matter.report', 'person.merge', 'poll.attend', 'poll.count'
]);

/**
 * Verifies one log as a stream: `take` every piece in order, then `finish`. Nothing of an entry is kept but a few words for each subject,
 * so a million entries need no gigabyte. Goes on after a fault: every fault is found, not only the first.
 */
export function startVerification(log: LogToVerify, tools: Tools) {
	const hasher = treeHasher(tools.sha256);
	const tree = grow(hasher, EMPTY_FRONTIER);
	/** The tree of the leaves as they are stored, from the first entry on that is not its leaf: what it explains has been named line by line. */
	let storedTree: GrowingTree | undefined;
	const findings = newFindings();
	const subjects = new Map<string, SubjectSeen>();
	const orphans = new Map<string, { seq: number; subject: string }>();
	/** Contents that were erased, until a newer version says that it was asked for. */
	const gaps = new Map<string, number>();
	const withheld = startWithheld(findings);
	const meaning = startMeaning(findings, subjects, log.city, log.areasOf);
	const counts: Omit<Counts, keyof MeaningCounts> = { entries: 0, publicContents: 0, hashOnly: 0, erased: 0, imported: 0, rows: 0, acts: {} };
	const community = communityOf(log.origin);
	const checkpoint = openSigned();
	const milestones = [...(log.seen ?? [])].sort((a, b) => a.size - b.size);
	let isCity = false;
	let first: string | undefined;
	let last: string | undefined;
	let acted = false;
	let next = 0;

	function openSigned(): Checkpoint | undefined {
		if (log.checkpoint === undefined) {
			findings.add({ check: 'checkpoint-missing' });
			return undefined;
		}
		if (log.key?.changed) findings.add({ check: 'key-changed' });
		if (log.key) {
			const opened = openCheckpoint(log.checkpoint, log.key.key, tools.verify);
			if (!opened.ok) findings.add({ check: opened.error === 'note-malformed' ? 'checkpoint-malformed' : opened.error });
			else if (opened.value.origin !== log.origin) findings.add({ check: 'origin-differs', params: { says: opened.value.origin } });
		} else {
			findings.add({ check: 'key-unknown' });
		}
		// A bad signature does not end the verification: what the unsigned text says is still compared, and the findings name both.
		const note = parseNote(log.checkpoint);
		const parsed = note.ok ? parseCheckpoint(note.value.text) : note;
		if (!parsed.ok && !log.key) findings.add({ check: 'checkpoint-malformed' });
		return parsed.ok ? parsed.value : undefined;
	}

	/** Compares the tree so far with every state of this size that was kept earlier. */
	function compareSeen(): void {
		while (milestones[0] && milestones[0].size <= tree.size) {
			const seen = milestones.shift()!;
			const frontier = tree.frontier();
			if (seen.size !== tree.size || equalBytes(seen.root, rootOfFrontier(hasher, frontier))) continue;
			const ranges = seen.frontier?.size === seen.size ? changedRanges(seen.frontier, frontier) : [{ from: 0, until: seen.size }];
			for (const { from, until } of ranges) findings.add({ check: 'log-rewritten', params: { size: seen.size, from, until: until - 1 } });
		}
	}

	/** Stretches of the log that are not what they were, save those whose stored leaves are: there every changed entry has been named. */
	function unexplained(stored: Frontier, found: Frontier): { from: number; until: number }[] {
		const ranges = changedRanges(stored, found);
		if (!storedTree) return ranges;
		const still = new Set(changedRanges(stored, storedTree.frontier()).map(({ from }) => from));
		return ranges.filter(({ from }) => still.has(from));
	}

	function readEntry(bytes: Uint8Array, seq: number): Entry | undefined {
		try {
			return decodeEntry(bytes);
		} catch (problem) {
			if (!(problem instanceof EntryError)) throw problem;
			findings.add({ check: 'entry-unreadable', seq, params: { field: problem.field } });
			return undefined;
		}
	}

	function checkEntry(entry: Entry, seq: number): void {
		// After a gap the numbers go on from what was found, so that one missing entry is named once and not at every later one.
		if (entry.seq !== next) findings.add({ check: 'entry-out-of-place', seq, params: { says: entry.seq, expected: next } });
		next = entry.seq + 1;
		if (entry.log !== log.origin) findings.add({ check: 'entry-of-other-log', seq, params: { says: entry.log } });
		if (last !== undefined && entry.recordedAt < last) findings.add({ check: 'time-backwards', seq, params: { before: last, at: entry.recordedAt } });
		const kind = kindOf(entry.act);
		if (kind === undefined) findings.add({ check: 'act-unknown', seq, params: { act: entry.act } });
		if (kind === 'private') findings.add({ check: 'act-not-entered', seq, params: { act: entry.act } });
		if (entry.act === 'history.import') {
			counts.imported++;
			if (acted) findings.add({ check: 'import-after-acts', seq });
		} else if (entry.act !== 'city.found') acted = true;
		if (!meaning.knowsRules(entry, isCity)) findings.add({ check: 'rules-unknown', seq, params: { hash: entry.rules.slice(0, 16) } });
		first ??= entry.recordedAt;
		if (last === undefined || entry.recordedAt > last) last = entry.recordedAt;
		counts.acts[entry.act] = (counts.acts[entry.act] ?? 0) + 1;
	}

	function readContent(entry: Entry, given: { bytes: string; salt: string }): Content | undefined {
		const where = { seq: entry.seq, subject: entry.subject };
		let hash: string | undefined;
		try {
			hash = contentHash(tools.sha256, given.salt, given.bytes);
		} catch (problem) {
			if (!(problem instanceof TypeError)) throw problem; // a salt that is none
		}
		if (hash !== entry.hash) findings.add({ check: 'content-hash-differs', ...where });
		let content: Content;
		try {
			content = parseContent(given.bytes);
		} catch (problem) {
			if (!(problem instanceof TypeError)) throw problem;
			findings.add({ check: 'content-unreadable', ...where });
			return undefined;
		}
		if (content.community !== community) findings.add({ check: 'content-of-other-community', ...where, params: { says: content.community } });
		if (content.subject !== entry.subject) findings.add({ check: 'content-of-other-subject', ...where, params: { says: content.subject } });
		return content;
	}

	function remember(entry: Entry, content: Content | undefined): void {
		const before = subjects.get(entry.subject);
		const type = content?.type ?? before?.type ?? '';
		if (before && before.type !== '' && before.type !== type) {
			findings.add({ check: 'content-type-changed', seq: entry.seq, subject: entry.subject, params: { before: before.type, says: type } });
		}
		const asked = content?.type === 'question' ? (content as Content & { asked?: SubjectSeen['asked'] }).asked : before?.asked;
		// A piece of the entry's text would keep the whole text in memory: the key is a text of its own.
		const subject = content?.subject === entry.subject ? content.subject : fromUtf8(utf8(entry.subject));
		const imported = before ? before.imported : entry.act === 'history.import';
		subjects.set(subject, {
			type, first: before?.first ?? entry.seq, seq: entry.seq, version: (before?.version ?? 0) + 1,
			...(imported ? { imported } : {}), ...(asked === undefined ? {} : { asked })
		});
		if (content?.parent !== undefined && !subjects.has(content.parent) && !log.city?.has(content.parent)) {
			orphans.set(content.parent, { seq: entry.seq, subject: entry.subject });
		}
	}

	function checkContent(entry: Entry, given: Piece['content']): void {
		const where = { seq: entry.seq, subject: entry.subject };
		const mayBeHeldBack = MAY_BE_HELD_BACK.has(entry.act) || kindOf(entry.act) === undefined;
		if (typeof given !== 'object') {
			if (given === 'erased') {
				counts.erased++;
				gaps.set(entry.subject, entry.seq);
			}
			else if (given === 'hash-only' && mayBeHeldBack) counts.hashOnly++;
			else findings.add({ check: 'content-missing', ...where });
			if (given !== 'erased') withheld.held(entry);
			meaning.takeHidden(entry, undefined);
			remember(entry, undefined);
			return;
		}
		const content = readContent(entry, given);
		if (content && 'erased' in content) gaps.delete(entry.subject);
		if (given.office) {
			counts.hashOnly++;
			if (!mayBeHeldBack) findings.add({ check: 'content-held-back', ...where });
			withheld.held(entry);
			meaning.takeHidden(entry, content);
			remember(entry, content);
			return;
		}
		counts.publicContents++;
		// Of the city's own log only: a community cannot make rules for itself by saying that it is one.
		if (content?.type === 'community' && (content as Content & { kind?: string }).kind === 'city' && !log.city) isCity = true;
		const imported = entry.act === 'history.import' || subjects.get(entry.subject)?.imported === true;
		if (content?.source !== undefined && !imported) findings.add({ check: 'not-imported', ...where });
		if (content) withheld.shown(content, entry);
		if (content) meaning.take(content, entry.hash, entry, imported);
		remember(entry, content);
	}

	return {
		origin: log.origin,
		/** What other logs need of this one, once it is finished: the city's rule sets, its zone, what it knows. */
		elsewhere: (): Elsewhere => ({ rules: meaning.rules, layers: meaning.layers, zone: meaning.zone(), has: (subject) => subjects.has(subject) }),
		/** Subjects of the log with their newest versions, for comparing tables. */
		subjects: subjects as ReadonlyMap<string, SubjectSeen>,
		findings,
		counts,
		get size() {
			return tree.size;
		},
		/** The next entry of the log, read; undefined when it is none. */
		take(piece: Piece): Entry | undefined {
			compareSeen();
			const seq = tree.size;
			const leaf = hasher.leaf(piece.entry);
			if (piece.leaf && !equalBytes(piece.leaf, leaf)) {
				findings.add({ check: 'leaf-differs', seq });
				storedTree ??= grow(hasher, tree.frontier());
			}
			// A leaf that is no hash explains nothing: the one of the entry takes its place.
			storedTree?.append(piece.leaf?.length === HASH_BYTES ? piece.leaf : leaf);
			tree.append(leaf);
			counts.entries++;
			const entry = readEntry(piece.entry, seq);
			if (!entry) {
				next++;
				return undefined;
			}
			checkEntry(entry, seq);
			checkContent(entry, piece.content);
			return entry;
		},
		/** After the last entry: the tree against the signed checkpoint and what was seen, and what never appeared. */
		finish(): Verification {
			compareSeen();
			const frontier = tree.frontier();
			const root = rootOfFrontier(hasher, frontier);
			if (checkpoint && checkpoint.size !== tree.size) findings.add({ check: 'size-differs', params: { says: checkpoint.size, found: tree.size } });
			else if (checkpoint && !equalBytes(checkpoint.root, root)) findings.add({ check: 'root-differs', params: { size: tree.size } });
			if (log.stored?.size === tree.size) {
				for (const { from, until } of unexplained(log.stored, frontier)) findings.add({ check: 'entries-changed', params: { from, until: until - 1 } });
			} else if (log.stored && log.stored.size !== checkpoint?.size) {
				findings.add({ check: 'size-differs', params: { says: log.stored.size, found: tree.size } });
			}
			meaning.finish();
			withheld.finish();
			for (const seen of milestones) findings.add({ check: 'log-shorter-than-seen', params: { seen: seen.size, found: tree.size } });
			// Parents may come after their children, or stand in a log that is not at hand.
			for (const [subject, seq] of gaps) findings.add({ check: 'erased-without-notice', seq, subject });
			for (const [parent, where] of orphans) {
				if (!subjects.has(parent) && (log.city || isCity)) findings.add({ check: 'parent-missing', ...where, params: { parent } });
			}
			return {
				origin: log.origin, community, size: tree.size, root, frontier,
				...(log.key ? { key: { vkey: formatVkey(log.key.key), fingerprint: fingerprint(tools.sha256, log.key.key), pinned: log.key.pinned } } : {}),
				...(log.checkpoint === undefined ? {} : { checkpoint: log.checkpoint }),
				...(first === undefined || last === undefined ? {} : { first, last }),
				counts: { ...counts, ...meaning.counts, acts: { ...counts.acts } },
				findings: [...findings.list], more: findings.more, verdict: findings.verdict()
			};
		}
	};
}

export type RunningVerification = ReturnType<typeof startVerification>;
