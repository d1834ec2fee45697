import { Secret, TOTP } from 'otpauth';
import type { Caller } from '#acts/act.ts';
import { done } from './joining.ts';
import { softPasskey, type SoftPasskey } from './soft-passkey.ts';
import type { Town } from './town.ts';

/** What an authenticator app shows now, or so many steps of 30 s later. */
export function codeOf(town: Town, secret: string, later = 0): string {
	return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: town.portal.machineNow() + later * 30_000 });
}

/** A passkey of an officer, made and handed in. */
export async function addPasskey(town: Town, caller: Caller, name = '办公室电脑'): Promise<{ key: SoftPasskey; value: Record<string, unknown> }> {
	const key = softPasskey();
	const { challenge, options } = await done(town, 'passkey.begin', {}, caller);
	return { key, value: await done(town, 'passkey.add', { challenge, name, answer: key.register(options as { challenge: string }) }, caller) };
}

/** A challenge, signed with a passkey. */
export async function signed(town: Town, key: SoftPasskey, more: Parameters<SoftPasskey['signIn']>[1] = {}): Promise<{ challenge: unknown; answer: unknown }> {
	const { challenge, options } = await done(town, 'passkey.ask', {}, town.guest());
	return { challenge, answer: key.signIn(options as { challenge: string }, more) };
}
