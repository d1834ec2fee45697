import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import type { Caller } from '#acts/act.ts';
import { openSmallPortal, randomSubject, type SmallLedger } from '#tests/support/small-ledger.ts';

/*
 * The office that is killed: a process of its own in which residents ask one question after another. Each receipt is written to a file
 * on another disk before the next question, so that whoever killed it knows what had been acknowledged.
 *
 * node tests/faults/office.ts LEDGER.json RECEIPTS [NORMAL]
 */

const [description, receipts, unsafe] = process.argv.slice(2);
const small = JSON.parse(readFileSync(description!, 'utf8')) as SmallLedger & { seed: number[] };
const portal = await openSmallPortal(
	{ file: small.file, seed: Uint8Array.from(small.seed) },
	unsafe === 'NORMAL' ? { unsafeSynchronous: 'NORMAL' } : {}
);
portal.rates.take = () => true;
const out = openSync(receipts!, 'a');
process.on('exit', () => closeSync(out));
// It never ends by itself, when Node would write down what it compiled.
flushCompileCache();
process.stdout.write('open\n');

await Promise.all(
	small.residents.map(async ({ person, session }) => {
		const caller: Caller = { kind: 'person', person, session, through: 'device', unlocked: true, community: small.community, display: '居**', offices: [], assignments: [], address: '127.0.0.1' };
		for (;;) {
			const subject = randomSubject();
			const input = { community: small.community, subject, parent: small.disclosure, table: small.table, line: 1, text: '这一笔是什么？' };
			const done = await portal.perform('question.ask', input, caller, { id: randomSubject() });
			if (done.ok) writeSync(out, `${subject} ${done.lines[0]!.hash}\n`);
			else process.stdout.write(`refused ${done.error.code}\n`);
		}
	})
);
