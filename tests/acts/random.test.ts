import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSmallLedger, openSmallPortal } from '#tests/support/small-ledger.ts';

test('the Portal gives out every random byte once, also when its source gives Buffers', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-random-'));
	try {
		const portal = await openSmallPortal(await makeSmallLedger(folder, 1), { random: (length) => randomBytes(length) });
		const given = Array.from({ length: 2000 }, () => Buffer.from(portal.random(16)).toString('hex'));
		await portal.close();
		expect(new Set(given).size).toBe(2000);
		expect(given).not.toContain('0'.repeat(32));
	} finally {
		rmSync(folder, { recursive: true });
	}
});
