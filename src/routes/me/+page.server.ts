import { redirect } from '@sveltejs/kit';
import { copiesFor } from '#acts/document/copies.ts';
import { refusal } from '#acts/refusal.ts';
import { dayOf, instant } from '#domain/basics/day.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { questionCards } from '#domain/disclosure/view/cards.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import type { Held } from '#domain/content/content.ts';
import { inboxOf, unreadIn } from '#domain/oversight/inbox-view.ts';
import { dropToken } from '../../hooks/session-cookie.ts';
import { formAct, refusedForm, textsOf } from '../form-act.ts';
import { inboxWho } from './own.ts';
import { othersHere, switchTo } from './people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me');
	const { records, contents } = portal;
	/** Sessions live by the machine's clock; people read the city's. */
	const civil = (machine: number) => instant(machine + portal.civilOffset());
	const day = (machine: number) => dayOf(civil(machine), portal.zone());
	const [community] = await contents.ofType<CommunityContent>(caller.community, 'community');
	const mine = await Promise.all((await records.record.authoredBy(caller.person)).map((subject) => contents.bySubject<QuestionContent>(subject as never)));
	const questions = mine.filter((held): held is Held<QuestionContent> => held?.content.type === 'question').sort((a, b) => b.seq - a.seq);
	const phones = (await records.sessions.ofPerson(caller.person)).filter(({ kind, expiresAt }) => kind === 'device' && expiresAt > portal.machineNow());
	const phone = phones.find(({ id }) => id === caller.session);
	const who = await inboxWho(portal, caller);
	const inbox = await inboxOf(contents, who, { today: portal.today(), zone: portal.zone() });
	return {
		facts: { unread: unreadIn(inbox), following: who.follows.length, copies: (await copiesFor(records, caller)).reduce((sum, { copies }) => sum + copies.length, 0) },
		community: community?.content.name ?? caller.community,
		questions: await questionCards(contents, questions, portal.today()),
		phone: phone && {
			pin: phone.pinHash !== null,
			since: day(phone.createdAt),
			until: caller.unlocked ? new Date(Date.parse(civil(phone.unlockedUntil)) + portal.zone() * 60_000).toISOString().slice(11, 16) : undefined
		},
		people: phone ? await othersHere(portal, cookies) : [],
		others: phone ? phones.filter(({ id }) => id !== phone.id).map(({ id, createdAt, lastSeenAt }) => ({ device: id, since: day(createdAt), seen: day(lastSeenAt) })) : []
	};
};

export const actions: Actions = {
	lock: async (event) => {
		const done = await formAct(event, 'device.lock', {});
		if (!done.ok) return done.failure;
		redirect(303, '/me');
	},
	/** Opens this phone for another of its persons: what was open is locked first, and the other's PIN comes next. */
	switch: async (event) => {
		const { device = '' } = await textsOf(event.request);
		const { caller, portal } = event.locals;
		// The phone itself may have switched without network, and tells it now.
		if (caller.kind === 'person' && caller.session === device) redirect(303, '/unlock?back=/me');
		if (caller.kind === 'person' && caller.through === 'device') await formAct(event, 'device.lock', {});
		if (!(await switchTo(portal, event.cookies, device))) return refusedForm('device.lock', refusal('object.not-found'));
		redirect(303, '/unlock?back=/me');
	},
	/** Signs out another phone of one's own. */
	end: async (event) => {
		const { device } = await textsOf(event.request);
		const done = await formAct(event, 'device.forget', { device });
		if (!done.ok && done.refusal.code === 'caller.locked') redirect(303, '/unlock?back=/me');
		if (!done.ok) return done.failure;
		redirect(303, '/me');
	},
	/** Leaves a desk. */
	leave: async (event) => {
		const done = await formAct(event, 'session.sign-out', {});
		if (!done.ok) return done.failure;
		dropToken(event.cookies, event.locals.portal.origin);
		redirect(303, '/');
	}
};
