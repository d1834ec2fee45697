import { expect, test } from 'vitest';
import { cutDocuments, killDocuments } from './documents.ts';
import { canCutPower } from './kill.ts';

/** The short run of every build; `npm run faults:documents` kills two hundred times, with `-- --power` it takes the power fifty times. */
const KILLS = Number(process.env.YISHI_DOCUMENT_KILLS ?? 30);

test(`${KILLS} kills while twenty people type in one text lose no letter that another had seen`, { timeout: 600_000 }, async () => {
	const outcome = await killDocuments(KILLS);
	expect(outcome.problems).toEqual([]);
	expect(outcome).toMatchObject({ kills: KILLS, lost: 0 });
	expect(outcome.shown).toBeGreaterThan(KILLS * 20);
});

const CUTS = Number(process.env.YISHI_DOCUMENT_CUTS ?? 2);
const mountable = canCutPower();
if (!mountable) console.log('not run: power cuts of documents (they need root on Linux with loop devices)');

test.runIf(mountable)(`${CUTS} power cuts lose nothing that was called saved, and the control, which asks no disk, does lose`, { timeout: 600_000 }, async () => {
	const outcome = await cutDocuments(CUTS);
	expect(outcome.problems).toEqual([]);
	expect(outcome.saved).toBeGreaterThan(CUTS * 20);
	expect((await cutDocuments(1, { control: true })).lost, 'a cut that loses nothing where nothing was synced is not a cut').toBeGreaterThan(0);
});
