import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCode } from '#acts/error-code.ts';
import { newToken } from '#acts/caller.ts';
import { slipCodeOf, groupedSlipCode } from '#domain/community/slip-code.ts';
import { sha256 } from '#records/hashing.server.ts';
import { createLog } from '#server/log.ts';
import { redact, redactText } from '#server/redact.ts';

test('no telephone number, name, token or code gets into a line of the log', () => {
	const { token } = newToken((length) => randomBytes(length), sha256);
	const slip = slipCodeOf(Uint8Array.from({ length: 12 }, (_, n) => n * 7));
	const secrets = ['0000-6100105', '13800138000', '+86 138 0013 8000', '110101199003078888', '11010119900307888X', '麦小满', token, slip, groupedSlipCode(slip), '0536-1234567'];
	for (const secret of secrets) {
		const line = redactText(`the page of ${secret} failed`);
		expect(line, secret).not.toContain(secret);
		expect(line).toMatch(/^the page of .*failed$/);
	}
	expect(redactText(`GET /s/${slip}`)).toBe('GET /s/[…]');
});

test('what is needed to find a fault stays', () => {
	for (const text of ['disk I/O error', 'at open (file:///srv/yishi/server/open.ts:12:34)', '2026-11-22T03:52:42.505Z', 'UNIQUE constraint failed: households.id', 'port 3000', '5 of 1200 entries']) {
		expect(redactText(text)).toBe(text);
	}
});

test('fields that name people are blank whatever they hold, at every depth', () => {
	const fields = redact({
		act: 'question.ask', code: 'K7-42Q', address: '203.0.113.77', input: { text: 'why' }, deeper: { person: 'x', list: [{ phone: 1, size: 3 }] },
		error: new Error('禾处暑 was here')
	});
	expect(fields).toMatchObject({
		act: 'question.ask', code: 'K7-42Q', address: '203.0.113.0', input: '[…]', deeper: { person: '[…]', list: [{ phone: '[…]', size: 3 }] }, error: { error: '[…] was here' }
	});
	expect(redact({ code: '4T27P9VN2MVQ' })).toEqual({ code: '[…]' });
	expect(redact({ code: errorCode((length) => randomBytes(length)) })).not.toEqual({ code: '[…]' });
	expect(redact({ address: '2001:db8:1:2:3::4' })).toEqual({ address: '2001:db8:1::' });
});

test('a line that was logged is on disk before the next statement', () => {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-log-'));
	try {
		const file = join(folder, 'log');
		const log = createLog('info', file);
		log.debug({}, 'not at this level');
		log.error({ name: '麦小满', size: 3 }, 'the last words of 麦小满');
		const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(lines).toEqual([expect.objectContaining({ level: 50, name: '[…]', size: 3, msg: 'the last words of […]' })]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
