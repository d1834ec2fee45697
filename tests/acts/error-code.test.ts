import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ERROR_CODE, errorCode, reportError } from '#acts/error-code.ts';

test('a code has nothing in it that could be read or heard as something else', () => {
	const codes = Array.from({ length: 5000 }, () => errorCode((length) => randomBytes(length)));
	for (const code of codes) expect(code).toMatch(ERROR_CODE);
	expect(codes.join('')).not.toMatch(/[BGIOSUZ015a-z]/);
	expect(new Set(codes).size).toBeGreaterThan(4980);
});

test('what is told to a person is what the log has, with the stack', () => {
	const lines: Record<string, unknown>[] = [];
	const portal = { random: (length: number) => randomBytes(length), log: { info: () => undefined, error: (fields: Record<string, unknown>) => void lines.push(fields) } };
	const code = reportError(portal, new Error('no such table'), { path: '/LW' });
	expect(lines).toEqual([{ code, path: '/LW', error: 'no such table', stack: expect.stringContaining('error-code.test.ts') as string }]);
	expect(reportError(portal, 'a text was thrown')).toMatch(ERROR_CODE);
	expect(lines[1]).toMatchObject({ error: 'a text was thrown' });
});
