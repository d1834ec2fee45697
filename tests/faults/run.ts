import { appendFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { canCutPower, kills, powerCuts, type Outcome } from './kill.ts';

/*
 * npm run faults [-- KILLS CUTS]: the long run, a thousand kills and five hundred power cuts by default, with a control at NORMAL that
 * must lose. Prints a line per series and ends with `N passed, N failed`. With FAULTS_LOG it also appends the lines to that file.
 */

const [killCount = 1000, cutCount = 500] = process.argv.slice(2).map(Number);
let passed = 0;
let failed = 0;

function report(name: string, outcome: Outcome, good: boolean): void {
	if (good) passed++;
	else failed++;
	const line =
		`${good ? 'ok    ' : 'FAILED'} ${name}: ${outcome.cycles} cycles, ${outcome.acknowledged} acknowledged, ${outcome.lost} lost in ${outcome.cyclesWithLoss}, ` +
		`${outcome.broken} broken${outcome.slowestReopen ? `, slowest reopening ${Math.round(outcome.slowestReopen)} ms` : ''}`;
	console.log(line);
	for (const problem of outcome.problems) console.log(`         ${problem}`);
	if (process.env.FAULTS_LOG) appendFileSync(process.env.FAULTS_LOG, `${line}\n`);
}

const kept = (outcome: Outcome) => outcome.lost === 0 && outcome.broken === 0 && outcome.acknowledged > 0;

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
const killed = await kills(killCount);
report('SIGKILL, FULL', killed, kept(killed));
if (canCutPower()) {
	const cut = await powerCuts(cutCount);
	report('power cut, FULL', cut, kept(cut));
	const control = await powerCuts(Math.max(5, Math.round(cutCount / 10)), 'NORMAL');
	report('power cut, NORMAL (control: must lose)', control, control.lost > 0);
} else {
	console.log('not run: power cuts (they need root on Linux with loop devices)');
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
