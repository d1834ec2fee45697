import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { FRESH_MS } from '#acts/authenticator/officer.ts';
import type { Portal } from '#acts/portal.ts';
import { dayOf, instant, type Day } from '#domain/basics/day.ts';
import { keepToken } from '../hooks/session-cookie.ts';
import { formAct, textsOf } from './form-act.ts';

/** What an officer has set up, as the page shows it. */
export interface FactorsModel {
	/** Absent: no authenticator app. */
	app?: Day;
	passkeys: { id: string; name: string; since: Day; used?: Day }[];
	codes: number;
	/** Signed in lately enough to change anything here. */
	fresh: boolean;
}

/** Reads what a person has set up. `session` is the one they look at it with. */
export async function factorsOf(portal: Portal, person: string, session: string): Promise<FactorsModel> {
	const { secondFactors, sessions } = portal.records;
	const day = (machine: number) => dayOf(instant(machine + portal.civilOffset()), portal.zone());
	const app = await secondFactors.authenticator(person);
	const desk = await sessions.find(session);
	return {
		...(app?.secret && app.since !== null ? { app: day(app.since) } : {}),
		passkeys: (await secondFactors.passkeysOf(person)).map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, since: day(createdAt), ...(lastUsedAt === null ? {} : { used: day(lastUsedAt) }) })),
		codes: (await secondFactors.factorsOf(person)).codes,
		fresh: desk !== undefined && portal.machineNow() - desk.createdAt < FRESH_MS
	};
}

/** A secret on its way into an app, shown with its QR code on this answer. */
async function setting(event: RequestEvent): Promise<{ secret: string; uri: string } | undefined> {
	const begun = await formAct(event, 'authenticator.begin', {});
	return begun.ok ? { secret: String(begun.value.secret), uri: String(begun.value.uri) } : undefined;
}

/** The forms of both pages on which an officer sets up a second factor. */
export const factorActions = {
	begin: async (event: RequestEvent) => {
		const begun = await formAct(event, 'authenticator.begin', {});
		if (!begun.ok) return begun.failure;
		return { setting: { secret: String(begun.value.secret), uri: String(begun.value.uri) } };
	},
	/** Wrong, the same secret is shown again: the app has it already. */
	confirm: async (event: RequestEvent) => {
		const { code = '' } = await textsOf(event.request);
		const done = await formAct(event, 'authenticator.confirm', { code });
		if (!done.ok) return fail(done.failure.status, { ...done.failure.data, setting: await setting(event) });
		if (done.value.token) keepToken(event.cookies, event.locals.portal.origin, String(done.value.token), 'desk');
		return { codes: done.value.codes as string[] };
	},
	remove: async (event: RequestEvent) => {
		const { passkey = '' } = await textsOf(event.request);
		const done = await formAct(event, 'passkey.remove', { passkey });
		if (!done.ok) return done.failure;
		redirect(303, '/me/security');
	}
};
