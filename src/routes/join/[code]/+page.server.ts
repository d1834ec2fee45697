import { redirect } from '@sveltejs/kit';
import { addressOf } from '#acts/slip/guessing.ts';
import { lookAtSlip } from '#acts/slip/look.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { isSlipCode, plainSlipCode } from '#domain/community/slip-code.ts';
import { keepOthers, keepToken, otherTokens, sessionCookieName } from '../../../hooks/session-cookie.ts';
import { backOf, withBack } from '../../back.ts';
import { formAct, textsOf } from '../../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a scanned code leads: to its door. Looking uses nothing up, so a preview by a messenger does no harm. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
	const back = backOf(url.searchParams.get('back'));
	const code = plainSlipCode(params.code.slice(0, 100));
	if (!isSlipCode(code)) redirect(303, withBack('/join?problem=slip.unknown', back));
	const door = await lookAtSlip(locals.portal, code, addressOf(locals.caller));
	if (!door.ok) redirect(303, withBack(`/join?problem=${door.error.code}`, back));
	const [community] = await locals.portal.contents.ofType<CommunityContent>(door.value.community, 'community');
	return { back, door: door.value.door, village: door.value.place, community: community?.content.name ?? door.value.community };
};

export const actions: Actions = {
	join: async (event) => {
		const { back } = await textsOf(event.request);
		const done = await formAct(event, 'device.enrol', { code: event.params.code });
		if (!done.ok) redirect(303, withBack(`/join?problem=${done.refusal.code}`, backOf(back)));
		const { cookies, locals: { portal } } = event;
		const current = cookies.get(sessionCookieName(portal.origin));
		if (typeof done.value.stays === 'string' && current?.startsWith(`${done.value.stays}.`)) keepOthers(cookies, portal.origin, [current, ...otherTokens(cookies, portal.origin)]);
		keepToken(cookies, portal.origin, String(done.value.token), 'device');
		redirect(303, withBack('/join/pin', backOf(back)));
	},
	return: async (event) => {
		const { back } = await textsOf(event.request);
		const done = await formAct(event, 'slip.return', { code: event.params.code });
		redirect(303, withBack(done.ok ? '/join?returned' : `/join?problem=${done.refusal.code}`, backOf(back)));
	}
};
