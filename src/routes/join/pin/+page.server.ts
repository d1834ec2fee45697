import { redirect } from '@sveltejs/kit';
import { safeParse } from 'valibot';
import type { Caller } from '#acts/act.ts';
import { SetPin } from '#acts/device/set-pin.input.ts';
import { fieldProblems } from '#acts/input.ts';
import type { Portal } from '#acts/portal.ts';
import { plainPin } from '#domain/community/pin.ts';
import { backOf, withBack } from '../../back.ts';
import { formAct, textsOf, wrongFields } from '../../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whether this phone has a PIN; anybody but a phone is sent where they belong. */
async function hasPin(portal: Portal, caller: Caller, back: string): Promise<boolean> {
	if (caller.kind !== 'person') redirect(303, withBack('/join', back));
	if (caller.through !== 'device') redirect(303, '/me');
	const session = await portal.records.sessions.find(caller.session);
	return session !== undefined && session.pinHash !== null;
}

export const load: PageServerLoad = async ({ url, locals: { portal, caller } }) => {
	const back = backOf(url.searchParams.get('back'));
	const has = await hasPin(portal, caller, back);
	if (has && caller.kind === 'person' && !caller.unlocked) redirect(303, withBack('/unlock', withBack('/join/pin', back)));
	return { back, joining: !has };
};

export const actions: Actions = {
	default: async (event) => {
		const { pin = '', again = '', back } = await textsOf(event.request);
		const had = await hasPin(event.locals.portal, event.locals.caller, backOf(back));
		const read = safeParse(SetPin, { pin });
		if (!read.success) return wrongFields('device.set-pin', fieldProblems(read.issues));
		if (plainPin(again) !== read.output.pin) return wrongFields('device.set-pin', [{ path: 'again', code: again.trim() === '' ? 'missing' : 'differs' }]);
		const done = await formAct(event, 'device.set-pin', { pin });
		if (!done.ok) return done.failure;
		redirect(303, had ? backOf(back) || '/me' : withBack('/join/size', backOf(back)));
	}
};
