import { describe, expect, test } from 'vitest';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { canCutPower, kills, powerCuts } from './kill.ts';
import { smallDisk } from './disk.ts';

/** The short run of every build; `npm run faults` runs a thousand kills and five hundred cuts. */
const KILLS = Number(process.env.YISHI_KILLS ?? 50);
const CUTS = Number(process.env.YISHI_CUTS ?? 5);
const mountable = canCutPower();
if (!mountable) console.log('not run: power cuts and failing disks (they need root on Linux with loop devices)');

describe('the power and the process', () => {
	test(`${KILLS} kills at random moments lose no question that had its receipt`, { timeout: 240_000 }, async () => {
		const outcome = await kills(KILLS);
		expect(outcome.problems).toEqual([]);
		expect(outcome).toMatchObject({ cycles: KILLS, lost: 0, broken: 0 });
		expect(outcome.acknowledged).toBeGreaterThan(KILLS);
		expect(outcome.slowestReopen).toBeLessThan(2000);
	});

	test.runIf(mountable)(`${CUTS} power cuts lose nothing with FULL, and the control with NORMAL does lose`, { timeout: 240_000 }, async () => {
		const full = await powerCuts(CUTS);
		expect(full.problems).toEqual([]);
		expect(full).toMatchObject({ cycles: CUTS, lost: 0, broken: 0 });
		expect(full.acknowledged).toBeGreaterThan(CUTS);
		const control = await powerCuts(CUTS, 'NORMAL');
		expect(control.lost, 'a cut that loses nothing even with NORMAL is not a cut').toBeGreaterThan(0);
	});
});

describe.runIf(mountable)('the disk', () => {
	const there = async (disk: Awaited<ReturnType<typeof smallDisk>>) => {
		const questions = await disk.portal.contents.ofType<QuestionContent>(disk.small.community, 'question');
		return [...disk.given].filter((subject) => !questions.some((held) => held.content.subject === subject));
	};

	test('is full: questions are refused in words, pages are read, and writing goes on without a restart once there is room', { timeout: 60_000 }, async () => {
		const disk = await smallDisk();
		try {
			expect(await disk.ask()).toBe('done');
			disk.fill();
			const answers: string[] = [];
			for (let n = 0; n < 3000 && !answers.includes('storage.full'); n++) answers.push(await disk.ask());
			expect(new Set(answers.filter((answer) => answer !== 'done'))).toEqual(new Set(['storage.full']));
			expect(disk.portal.writable()).toBe(false);
			expect(await there(disk)).toEqual([]);
			disk.clear();
			expect(await disk.ask()).toBe('done');
			expect(disk.portal.writable()).toBe(true);
			expect(await there(disk)).toEqual([]);
		} finally {
			await disk.close();
		}
	});

	test('turns read-only: questions are refused in words and what was there is still read', { timeout: 60_000 }, async () => {
		const disk = await smallDisk();
		try {
			for (let n = 0; n < 5; n++) expect(await disk.ask()).toBe('done');
			disk.failToReadOnly();
			expect(await disk.ask()).toMatch(/^storage\./);
			expect(disk.portal.writable()).toBe(false);
			expect(disk.given.size).toBe(5);
			expect(await there(disk)).toEqual([]);
		} finally {
			await disk.close();
		}
	});
});
