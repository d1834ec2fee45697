import { redirect } from '@sveltejs/kit';
import { choiceOfNobody } from '#acts/notice/choices.ts';
import { formatMinute } from '#domain/community/quiet-hours.ts';
import { formAct, textsOf } from '../../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { portal, caller }, url }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/notices');
	const { communities, notices } = portal.records;
	const choice = (await notices.choice(caller.person)) ?? choiceOfNobody(caller.person, caller.community);
	const phone = (await communities.person(caller.person))?.phone ?? undefined;
	const done = url.searchParams.get('done');
	return {
		mail: portal.mail,
		phone: phone?.replace(/\D/g, '').slice(-4),
		choice: {
			email: choice.email ?? '', confirmed: choice.confirmed, waitsForCode: choice.code !== null && choice.codeUntil > portal.machineNow(),
			quietFrom: formatMinute(choice.quietFrom), quietUntil: formatMinute(choice.quietUntil), telephone: choice.telephone
		},
		done: done === 'saved' || done === 'confirmed' ? (done as 'saved' | 'confirmed') : undefined
	};
};

export const actions: Actions = {
	choose: async (event) => {
		const typed = await textsOf(event.request);
		const { email = '', quietFrom = '', quietUntil = '', telephone } = typed;
		const input = { ...(email.trim() === '' ? {} : { email }), lang: event.locals.lang, quietFrom, quietUntil, telephone: telephone === 'yes' };
		const done = await formAct(event, 'notice.choose', input, { typed });
		if (!done.ok) return done.failure;
		redirect(303, '/me/notices?done=saved');
	},
	confirm: async (event) => {
		const { code = '' } = await textsOf(event.request);
		const done = await formAct(event, 'notice.confirm', { code });
		if (!done.ok) return done.failure;
		redirect(303, '/me/notices?done=confirmed');
	}
};
