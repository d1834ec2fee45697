import { expect, test } from 'vitest';
import { kills } from './kill.ts';

/** The short run of every build; `npm run faults` runs a thousand. */
const KILLS = Number(process.env.YISHI_KILLS ?? 50);

test(`${KILLS} kills at random moments lose no question that had its receipt`, { timeout: 600_000 }, async () => {
	const outcome = await kills(KILLS);
	expect(outcome.problems).toEqual([]);
	expect(outcome).toMatchObject({ cycles: KILLS, lost: 0, broken: 0 });
	expect(outcome.acknowledged).toBeGreaterThan(KILLS);
	expect(outcome.slowestReopen).toBeLessThan(2000);
});
