import { describe, expect, test } from 'vitest';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { canCutPower } from './kill.ts';
import { smallDisk } from './disk.ts';

const mountable = canCutPower();
if (!mountable) console.log('not run: failing disks (they need root on Linux with loop devices)');

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
