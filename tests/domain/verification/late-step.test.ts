import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkRecord } from '#tests/support/check-record.ts';
import { forged, type ForgedLine } from '#tests/support/forging.ts';
import { done } from '#tests/support/joining.ts';
import { openMatter } from '#tests/support/matter-inputs.ts';
import { untaken } from '#tests/support/matter-states.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { servedLines, verifyLines } from './liuwan-story.ts';

/*
 * The matter of a vote was closed while 上柳 voted; the result was laid late, before the next matter of the same households. That is in order.
 * Whoever has the key lays it before another body's matter, or twice, or not at all where it was due: that is not.
 */

vi.setConfig({ testTimeout: 30_000 });

let town: Town;
let lines: string[];
/** The matter that took the result late, and one that waits before the representatives. */
let next: string;
let other: string;

beforeAll(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	const { poll, matter } = await untaken(town);
	next = matter;
	other = await openMatter(town);
	await done(town, 'poll.lay', { community: 'LW', poll, matter }, await town.person('麦小满'));
	lines = await servedLines(town);
}, 60_000);
afterAll(() => town.close());

const checks = (change: (log: ForgedLine[]) => void) => verifyLines(forged(lines, 'LW', town.seed, change), town).at(-1)!.findings.map(({ check }) => check);
const lateStep = (log: ForgedLine[]) => log.find(({ content }) => content?.type === 'matter-step' && content.parent === next && (content.event as { what?: string }).what === 'poll')!;
const lastNo = (log: ForgedLine[], matter: string) => Math.max(...log.filter(({ content }) => content?.type === 'matter-step' && content.parent === matter).map(({ content }) => Number(content!.no)));

test('a result laid late is in order, for whoever reads the file and whoever reads the ledger', async () => {
	expect(verifyLines(lines, town).at(-1)).toMatchObject({ verdict: 'verified', findings: [] });
	await checkRecord(town, 'LW');
});

test('laid before a matter of another body it has no ground', () => {
	expect(checks((log) => Object.assign(lateStep(log).content!, { parent: other, no: lastNo(log, other) + 1 }))).toEqual(['matter-step-unfounded']);
});

test('laid a second time, or with another outcome, it has no ground', () => {
	expect(checks((log) => {
		const step = lateStep(log);
		log.push({ entry: { ...step.entry, subject: 'forgedforgedforgedforg', recordedAt: log.at(-1)!.entry.recordedAt }, content: { ...step.content!, subject: 'forgedforgedforgedforg' as never, no: lastNo(log, next) + 1 }, salt: step.salt! });
	})).toEqual(['matter-step-unfounded']);
	expect(checks((log) => {
		lateStep(log).content!.event = { ...(lateStep(log).content!.event as object), verdict: 'failed' };
	})).toEqual(['matter-step-unfounded']);
});

test('that a matter could not take a result is no way round it: while the matter is on its way, the step is missing', () => {
	expect(checks((log) => {
		// Nobody closed the first matter, and the late step never came.
		const closing = log.findIndex(({ content }) => content?.type === 'matter-step' && (content.event as { to?: string }).to === 'closed');
		log.splice(log.indexOf(lateStep(log)), 1);
		log.splice(closing, 1);
	})).toEqual(['matter-step-missing']);
});
