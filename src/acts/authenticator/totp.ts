import { Secret, TOTP } from 'otpauth';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import { sha256 } from '#records/hashing.server.ts';

/** Length of a time step in seconds, and how many steps before and after now are taken: clocks of telephones run wrong. RFC 6238 §5.2. */
const STEP_S = 30;
const WINDOW = 1;

/** Every authenticator app speaks SHA-1 and six digits; most speak nothing else. */
function totp(secret: string, issuer: string, label: string): TOTP {
	return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: STEP_S, secret: Secret.fromBase32(secret) });
}

/** A new secret of 160 bits, as RFC 4226 §4 recommends; base32. */
export function newSecret(random: (length: number) => Uint8Array): string {
	return new Secret({ buffer: random(20).buffer as ArrayBuffer }).base32;
}

/** What the QR code says to an authenticator app. */
export function keyUri(secret: string, issuer: string, label: string): string {
	return totp(secret, issuer, label).toString();
}

/**
 * The time step that a code belongs to, or undefined when it is wrong. Whoever takes it must take a later one than the last: a code that
 * was looked at over a shoulder is worth nothing.
 */
export function stepOf(secret: string, code: string, machineNow: number): number | undefined {
	const delta = totp(secret, '', '').validate({ token: code, timestamp: machineNow, window: WINDOW });
	return delta === null ? undefined : Math.floor(machineNow / 1000 / STEP_S) + delta;
}

/** What is kept of a recovery code: sixty random bits need no salt. */
export function recoveryHash(code: string): string {
	return toHex(sha256(utf8(`yishi recovery ${code}`)));
}
