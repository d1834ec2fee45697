import { expect, test } from 'vitest';
import { killDocuments } from './documents.ts';

/** The short run of every build; `npm run faults:documents` kills two hundred times. */
const KILLS = Number(process.env.YISHI_DOCUMENT_KILLS ?? 30);

test(`${KILLS} kills while twenty people type in one text lose no letter that another had seen`, { timeout: 600_000 }, async () => {
	const outcome = await killDocuments(KILLS);
	expect(outcome.problems).toEqual([]);
	expect(outcome).toMatchObject({ kills: KILLS, lost: 0 });
	expect(outcome.shown).toBeGreaterThan(KILLS * 20);
});
