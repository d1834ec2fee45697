import '#lib/old-browsers.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { Lang } from '#domain/content/content.ts';
import { CHECKS } from '#domain/verification/finding.ts';
import { spoken } from '#domain/verification/spoken.ts';
import { wholeVerdict, type Verification } from '#domain/verification/verification.ts';
import { openReplica } from '#lib/replica/open.ts';
import { verifyRecord, type RecordChecked } from '#lib/record/verify-record.ts';
import { verification as en } from '#words/en/verification.ts';
import { sayFinding } from '#words/finding.ts';
import { verification as zhCN } from '#words/zh-CN/verification.ts';
import type { Said, ToPage } from './record-page.ts';

/* Checks a record away from the page: built into one file of its own, started by record-page.ts. Answers in sentences. */

const MS_BETWEEN_REPORTS = 150;

const answer = (message: ToPage) => postMessage(message);

onmessage = async ({ data }: MessageEvent<{ community: CommunityCode; lang: Lang }>) => {
	const words = data.lang === 'en' ? en : zhCN;
	const started = performance.now();
	let reported = 0;
	answer({ is: 'progress', text: words.page.starting });
	const checked = await verifyRecord(data.community, {
		fetch: (path) => fetch(path),
		replica: () => openReplica().catch(() => undefined),
		progress(done, size) {
			if (performance.now() - reported < MS_BETWEEN_REPORTS) return;
			reported = performance.now();
			answer({ is: 'progress', text: words.page.reading({ done, size }) });
		}
	});
	answer({ is: 'done', said: say(words, data.community, checked, (performance.now() - started) / 1000) });
};

function say(words: typeof zhCN | typeof en, community: string, checked: RecordChecked, seconds: number): Said {
	if (!checked.ok) return { verdict: 'could-not-check', title: words.verdict['could-not-check'], lines: [checked.why === 'no-copy' ? words.page.noCopy : words.page.failed], faults: [] };
	const { verifications, offline, seen } = checked;
	const verdict = wholeVerdict(verifications);
	const faults = verifications.flatMap(({ origin, findings, more }) => [
		...findings.map((finding) => `${community === '' || origin.endsWith(`/${community}`) ? '' : `${words.page.city({})}: `}${sayFinding(words, spoken(finding))}`),
		...(more > 0 ? [words.more({ more })] : [])
	]);
	const wrong = verifications.reduce((sum, { findings, more }) => sum + more + findings.filter(({ check }) => CHECKS[check] === 'wrong').length, 0);
	const own = verifications.find((verification) => verification.community === community) ?? verifications.at(-1);
	const lines = own ? [words.verdictMore[verdict]({ size: own.size, findings: wrong }), ...countsOf(words, own, seen)] : [words.page.failed];
	return { verdict, title: words.verdict[verdict], lines: [...(offline ? [words.page.offline] : []), ...lines, words.page.took({ seconds: seconds.toFixed(1) })], faults };
}

function countsOf(words: typeof zhCN | typeof en, { counts, key, origin }: Verification, seen: Record<string, number>): string[] {
	const said = (['publicContents', 'hashOnly', 'erased', 'imported', 'accounts', 'deadlines', 'deadlinesUnchecked', 'polls', 'evaluations', 'recounted', 'steps'] as const)
		.filter((name) => counts[name] > 0)
		.map((name) => words.counts[name]({ [name]: counts[name] }));
	return [
		...(key ? [words.key[key.pinned ? 'pinned' : 'served']({ fingerprint: key.fingerprint })] : []),
		...(seen[origin] === undefined ? [] : [words.page.seen({ size: seen[origin] })]),
		...said
	];
}
