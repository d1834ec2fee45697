import { expect, test } from 'vitest';
import { canCutPower, powerCuts } from './kill.ts';

/** The short run of every build; `npm run faults` runs five hundred. */
const CUTS = Number(process.env.YISHI_CUTS ?? 5);
const mountable = canCutPower();
if (!mountable) console.log('not run: power cuts (they need root on Linux with loop devices)');

test.runIf(mountable)(`${CUTS} power cuts lose nothing with FULL, and the control with NORMAL does lose`, { timeout: 600_000 }, async () => {
	const full = await powerCuts(CUTS);
	expect(full.problems).toEqual([]);
	expect(full).toMatchObject({ cycles: CUTS, lost: 0, broken: 0 });
	expect(full.acknowledged).toBeGreaterThan(CUTS);
	const control = await powerCuts(CUTS, 'NORMAL');
	expect(control.lost, 'a cut that loses nothing even with NORMAL is not a cut').toBeGreaterThan(0);
});
