import { cpus } from 'node:os';
import { sha256 } from '#records/hashing.server.ts';
import { benchActs } from './acts.ts';
import { benchCasting } from './votes.ts';
import { benchPages, demoPortal, emptyKit, octoberAccount, weightOf } from './pages.ts';
import { measureRoll } from './roll.ts';
import { benchVerifyEntries } from './verify-entries.ts';

/*
 * npm run bench: speed as a ratio to something run in the same minute, and what pages weigh. Prints a table; exit 1 when a figure
 * misses its goal.
 */

interface Row {
	what: string;
	ours: string;
	against: string;
	ratio: number;
	goal: number;
	/** At least the goal, or at most. */
	most?: true;
}

const rows: Row[] = [];
const say = (text: string) => process.stderr.write(`${text}\n`);

say('acts with 64 callers, against bare grouped commits of the same rows …');
const acts = await benchActs();
rows.push({ what: 'acts committed a second, 64 callers', ours: acts.acts.toFixed(0), against: `${acts.bare.toFixed(0)} bare grouped commits`, ratio: acts.ratio, goal: 0.3 });

say('ballots cast with 64 callers, against bare grouped commits of the same rows …');
const castings = [await benchCasting(), await benchCasting(), await benchCasting()];
const casting = castings.sort((a, b) => a.ratio - b.ratio)[1]!;
rows.push({ what: 'ballots cast a second, 64 callers', ours: casting.cast.toFixed(0), against: `${casting.bare.toFixed(0)} bare grouped commits`, ratio: casting.ratio, goal: 0.3 });

say('verification of 1,000,000 entries, against bare SHA-256 …');
const verified = benchVerifyEntries(sha256, 1_000_000, 3);
rows.push({ what: 'entries verified a second, of 1,000,000', ours: verified.perSecond.toFixed(0), against: 'bare SHA-256 of the same messages', ratio: verified.ratio, goal: 0.4 });

say('a roll of 5,000 rows, from a file to the roll …');
for (const kind of ['csv', 'xlsx'] as const) {
	const roll = await measureRoll(kind, 5000);
	rows.push({ what: `5,000 rows of a roll as ${kind}, s`, ours: roll.seconds.toFixed(1), against: `${roll.reading.toFixed(1)} reading, undone in ${roll.undone.toFixed(1)}`, ratio: roll.seconds, goal: 5, most: true });
	rows.push({ what: `the writer held by it, ${kind}, ms of work`, ours: roll.longest.toFixed(0), against: `${roll.longestOnTheWall.toFixed(0)} on the wall, ${roll.batches} pieces`, ratio: roll.longest, goal: 50, most: true });
}

say('disclosure pages, against an empty Kit page …');
const empty = await emptyKit();
const portal = await demoPortal();
try {
	const pages = await benchPages(portal.address, empty.address);
	rows.push({ what: 'disclosure pages a second, 25 lines', ours: pages.pages.toFixed(0), against: `${pages.empty.toFixed(0)} empty Kit pages`, ratio: pages.ratio, goal: 0.5 });
	for (const path of ['/', '/LW', '/LW/disclosures', await octoberAccount(portal.address), '/LW/questions', '/LW/record']) {
		const weight = await weightOf(portal.address + path);
		const kB = (bytes: number) => (bytes / 1000).toFixed(1);
		rows.push({ what: `script of ${path.replace(/[A-Za-z0-9_-]{22}/, '…')}, kB`, ours: kB(weight.script), against: `HTML ${kB(weight.html)}, CSS ${kB(weight.style)}`, ratio: weight.script / 1024, goal: 3, most: true });
	}
} finally {
	await portal.stop();
	await empty.stop();
}

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
console.log('| what | ours | against | ratio | goal |\n|---|---:|---|---:|---:|');
let missed = 0;
for (const row of rows) {
	const good = row.most ? row.ratio <= row.goal : row.ratio >= row.goal;
	if (!good) missed++;
	console.log(`| ${row.what} | ${row.ours} | ${row.against} | ${row.most ? '' : row.ratio.toFixed(2)} | ${row.most ? '≤' : '≥'} ${row.goal}${good ? '' : ' MISSED'} |`);
}
process.exitCode = missed > 0 ? 1 : 0;
