import type { Portal } from './portal.ts';

/*
 * An unexpected error gets a short code: shown to the person, logged with the stack, said over the telephone in between. No B, G, I,
 * O, S, U, Z, 0, 1, 5: read or heard, they are taken for one another.
 */
const LETTERS = 'ACDEFHJKLMNPQRTVWXY2346789';

/** The form of a code: `K7-42Q`. */
export const ERROR_CODE = /^[ACDEFHJKLMNPQRTVWXY2346789]{2}-[ACDEFHJKLMNPQRTVWXY2346789]{3}$/;

/** A new code: one of about twelve million, enough to find one line of a log by it. */
export function errorCode(random: (length: number) => Uint8Array): string {
	const [a, b, ...rest] = Array.from(random(5), (byte) => LETTERS[byte % LETTERS.length]!);
	return `${a}${b}-${rest.join('')}`;
}

/** Notes what did not get through the door, with a new code for the person who asked. `where` names the place, never the person. */
export function noteRefused(portal: Pick<Portal, 'log' | 'random'>, where: Record<string, string | number>): string {
	const code = errorCode(portal.random);
	portal.log.info({ ...where, code }, 'refused');
	return code;
}

/** Logs an unexpected error with a new code and gives the code back, for the person who met it. `where` names the place, never the person. */
export function reportError(portal: Pick<Portal, 'log' | 'random'>, error: unknown, where: Record<string, string | number> = {}): string {
	const code = errorCode(portal.random);
	const { message, stack } = error instanceof Error ? error : new Error(String(error));
	portal.log.error({ ...where, code, error: message, stack }, 'unexpected error');
	return code;
}
