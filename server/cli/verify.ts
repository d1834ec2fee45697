import { parseArgs } from 'node:util';
import type { Lang } from '#domain/content/content.ts';
import { parseVkey, verifierKey, type VerifierKey } from '#domain/record/signed-note.ts';
import { spoken } from '#domain/verification/spoken.ts';
import { CHECKS, type Verdict } from '#domain/verification/finding.ts';
import { instanceOf, wholeVerdict, type Verification } from '#domain/verification/verification.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import { sayFinding } from '#words/finding.ts';
import { verifyCommandWords } from '#words/verify-command.ts';
import { words } from '#words/words.ts';
import { defaultSeenFolder, openSeen, SeenUnreadable, type Remembered, type SeenNotes } from './seen.ts';
import { CannotCheck, verifySource } from './verify-source.ts';

/** What the shell is told. */
const EXIT: Record<Verdict, number> = { verified: 0, 'not-verified': 1, 'could-not-check': 2 };
/** Before a sentence: what it weighs. */
const MARKS = { wrong: '✗', unable: '?', note: '·' } as const;
const MS_BETWEEN_REPORTS = 2_000;

/** Where the command runs. */
export interface Terminal {
	env: NodeJS.ProcessEnv;
	out(text: string): void;
	err(text: string): void;
}

const THIS_TERMINAL: Terminal = { env: process.env, out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) };

interface Options {
	source: string;
	community?: string;
	/** A key, or its short code. */
	key?: VerifierKey | string;
	seen: string;
	json: boolean;
}

/** One log with what became of it. */
interface Outcome extends Verification {
	/** Milliseconds it took. */
	ms: number;
	remembered?: Remembered;
	/** Where its checkpoint was noted. */
	noted?: string;
}

/**
 * `yishi verify URL|FILE`: verifies a portal, a ledger or a downloaded record without trusting the portal's own programs.
 * Answers the exit code: 0 verified, 1 not, 2 could not check.
 */
export async function verify(args: readonly string[], terminal: Terminal = THIS_TERMINAL): Promise<number> {
	const lang = langOf(terminal.env);
	const say = verifyCommandWords[lang];
	const options = optionsOf(args);
	const cannot = (sentence: string): number => {
		terminal.err(`${sentence}\n`);
		return EXIT['could-not-check'];
	};
	if (!options) return cannot(say.usage({}));
	if (options === 'bad-key') return cannot(say.badKey({}));
	const notes = openSeen(options.seen);
	try {
		const { outcomes, complete } = await judge(options, notes, (progress) => terminal.err(`${say.reading(progress)}\n`));
		const gone = complete ? goneLogs(notes, outcomes) : [];
		const verdict = gone.length > 0 ? 'not-verified' : wholeVerdict(outcomes);
		terminal.out(options.json ? `${JSON.stringify(asJson(outcomes, gone, verdict), null, '\t')}\n` : said(outcomes, gone, verdict, lang));
		return EXIT[verdict];
	} catch (problem) {
		if (problem instanceof CannotCheck) return cannot(say[problem.reason](problem.params));
		if (problem instanceof SeenUnreadable) return cannot(say.badSeen({ file: problem.file }));
		throw problem;
	}
}

/** Chinese unless the terminal says English. */
function langOf(env: NodeJS.ProcessEnv): Lang {
	return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'zh-CN';
}

function optionsOf(args: readonly string[]): Options | 'bad-key' | undefined {
	const option = { type: 'string' as const };
	let parsed;
	try {
		parsed = parseArgs({ args: [...args], allowPositionals: true, options: { community: option, key: option, seen: option, json: { type: 'boolean' } } });
	} catch {
		return undefined;
	}
	const { positionals, values } = parsed;
	if (positionals.length !== 1) return undefined;
	const options: Options = { source: positionals[0]!, seen: values.seen ?? defaultSeenFolder(), json: values.json ?? false };
	if (values.community !== undefined) options.community = values.community;
	if (values.key !== undefined) {
		const shortCode = values.key.replaceAll(' ', '');
		if (/^[0-9a-f]{16}$/.test(shortCode)) options.key = shortCode;
		else {
			try {
				options.key = parseVkey(sha256, values.key);
			} catch {
				return 'bad-key';
			}
		}
	}
	return options;
}

/** Verifies every log of the source and notes those that are in order. */
async function judge(options: Options, notes: SeenNotes, report: (progress: Progress) => void): Promise<{ outcomes: Outcome[]; complete: boolean }> {
	const took = new Map<string, number>();
	let begun = performance.now();
	const { verifications, complete } = await verifySource(options.source, {
		...(options.community === undefined ? {} : { community: options.community }),
		// One key signs all logs of a portal, each under its own name.
		keyOf: (origin) =>
			options.key === undefined ? notes.recall(origin)?.key : typeof options.key === 'string' ? options.key : verifierKey(sha256, origin, options.key.publicKey),
		seenOf: (origin) => {
			const remembered = notes.recall(origin);
			return remembered ? [remembered] : [];
		},
		tools: { sha256, verify: verifier() },
		progress: nowAndThen(report),
		done(origin) {
			took.set(origin, Math.round(performance.now() - begun));
			begun = performance.now();
		}
	});
	const at = new Date().toISOString();
	const outcomes = verifications.map((verification) => {
		const remembered = notes.recall(verification.origin);
		const outcome: Outcome = { ...verification, ms: took.get(verification.origin) ?? 0, ...(remembered ? { remembered } : {}) };
		if (verification.verdict === 'verified' && (!remembered || verification.size > remembered.size)) outcome.noted = notes.note(verification, at);
		else if (remembered && rewritten(verification)) notes.keepRefused(verification, at);
		return outcome;
	});
	return { outcomes, complete };
}

/** Whether the log contradicts what was seen of it. */
function rewritten({ findings }: Verification): boolean {
	return findings.some(({ check }) => check === 'log-rewritten' || check === 'log-shorter-than-seen');
}

/** Logs of the same portals that were seen once and are not there any more. */
function goneLogs(notes: SeenNotes, outcomes: readonly Outcome[]): string[] {
	const present = new Set(outcomes.map(({ origin }) => origin));
	return notes.originsOf(new Set(outcomes.map(({ origin }) => instanceOf(origin)))).filter((origin) => !present.has(origin));
}

interface Progress extends Record<string, string | number> {
	origin: string;
	done: number;
	size: number;
}

/** Says how far it has come, when it takes more than a moment. */
function nowAndThen(report: (progress: Progress) => void): (origin: string, done: number, size: number) => void {
	let last = performance.now();
	return (origin, done, size) => {
		if (performance.now() - last < MS_BETWEEN_REPORTS) return;
		last = performance.now();
		report({ origin, done, size });
	};
}

/** The outcome in words, log by log. */
function said(outcomes: readonly Outcome[], gone: readonly string[], verdict: Verdict, lang: Lang): string {
	const { verification: found } = words[lang];
	const say = verifyCommandWords[lang];
	const text: string[] = [];
	for (const outcome of outcomes) {
		const { counts } = outcome;
		text.push(say.log({ community: outcome.community, origin: outcome.origin, size: outcome.size, seconds: (outcome.ms / 1000).toFixed(1) }));
		const lines: string[] = [];
		lines.push(outcome.key ? found.key[outcome.key.pinned ? 'pinned' : 'served']({ fingerprint: outcome.key.fingerprint }) : found.key.none({}));
		if (outcome.first === undefined || outcome.last === undefined) lines.push(found.counts.empty({}));
		else lines.push(found.counts.entries({ entries: counts.entries, first: outcome.first, last: outcome.last }));
		for (const name of ['imported', 'publicContents', 'hashOnly', 'erased', 'accounts', 'deadlines', 'deadlinesUnchecked', 'polls', 'evaluations', 'recounted', 'steps', 'rows'] as const) {
			if (counts[name] > 0) lines.push(found.counts[name]({ [name]: counts[name] }));
		}
		for (const finding of outcome.findings) lines.push(`${MARKS[CHECKS[finding.check]]} ${sayFinding(found, spoken(finding))}`);
		if (outcome.more > 0) lines.push(found.more({ more: outcome.more }));
		if (outcome.remembered && rewritten(outcome)) lines.push(say.evidence({ file: outcome.remembered.file }));
		else if (outcome.remembered && outcome.verdict === 'verified') lines.push(say.seenBefore({ at: outcome.remembered.at, size: outcome.remembered.size }));
		if (outcome.noted !== undefined) lines.push(say.kept({ size: outcome.size, file: outcome.noted }));
		lines.push(found.verdict[outcome.verdict]);
		text.push(...lines.map((line) => `  ${line}`));
	}
	for (const origin of gone) text.push(`✗ ${found.finding['log-gone']({ origin })}`);
	const wrong = outcomes.filter((outcome) => outcome.verdict === 'not-verified').length + gone.length;
	text.push(say.whole[verdict]({ logs: outcomes.length + gone.length, wrong }));
	return `${text.join('\n')}\n`;
}

function asJson(outcomes: readonly Outcome[], gone: readonly string[], verdict: Verdict): unknown {
	return {
		verdict,
		logs: outcomes.map(({ origin, community, size, key, first, last, counts, findings, more, verdict: own, ms, remembered, noted }) => ({
			origin, community, size, verdict: own, key, first, last, counts, findings, more, ms,
			...(remembered ? { seenBefore: { size: remembered.size, at: remembered.at, file: remembered.file } } : {}), ...(noted === undefined ? {} : { noted })
		})),
		gone
	};
}
