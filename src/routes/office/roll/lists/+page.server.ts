import { redirect } from '@sveltejs/kit';
import type { BodyContent, BodyKind } from '#domain/community/community.ts';
import { unitsOf } from '#domain/community/eligibility.ts';
import type { ElectorateAppealContent, RegistrationContent } from '#domain/community/electorate.ts';
import { appealCard, electoratesPage, registrationCard } from '#domain/community/electorate-view.ts';
import type { Held } from '#domain/content/content.ts';
import { formAct, freshId, textsOf } from '../../../form-act.ts';
import { keeperOf } from '../keeper.ts';
import type { Actions, PageServerLoad } from './$types';

/** Bodies that are called to vote. */
const VOTE: readonly string[] = ['self_governance_committee', 'assembly', 'representatives_meeting', 'collective_economic_organisation', 'owners_assembly'];

export const load: PageServerLoad = async ({ locals }) => {
	const officer = keeperOf(locals);
	const { records, contents } = locals.portal;
	const today = locals.portal.today();
	const model = await electoratesPage(contents, { community: officer.community }, { today, zone: locals.portal.zone() });
	const laws = new Map((await contents.ofType<BodyContent>(officer.community, 'body')).map(({ content }) => [content.subject as string, content.law]));
	const held = async <C extends ElectorateAppealContent | RegistrationContent>(subject: string) => (await contents.bySubject<C>(subject as never)) as Held<C>;
	return {
		fresh: { id: freshId({ locals }), subject: freshId({ locals }) },
		lists: {
			community: officer.community,
			today,
			electorates: model?.electorates ?? [],
			appeals: await Promise.all((await records.rolls.waitingAppeals(officer.community)).map(async ({ subject }) => appealCard(contents, await held<ElectorateAppealContent>(subject), today))),
			registrations: await Promise.all((await records.rolls.waitingRegistrations(officer.community)).map(async ({ subject }) => registrationCard(contents, await held<RegistrationContent>(subject), today))),
			bodies: (await records.communities.bodiesOf(officer.community))
				.filter(({ kind }) => VOTE.includes(kind))
				.flatMap(({ subject, name, kind }) => unitsOf(kind as BodyKind, laws.get(subject) ?? model?.law ?? 'urban').map((unit) => ({ value: `${subject} ${unit}`, name, unit })))
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		const [body, unit] = (texts.body ?? '').split(' ');
		const done = await formAct(
			event, 'electorate.freeze',
			{ community: officer.community, subject: texts.subject, body, unit, title: texts.title ?? '', day: texts.day, ...(texts.poll ? { poll: texts.poll } : {}) },
			{ typed: texts, id: texts.id }
		);
		if (!done.ok) return done.failure;
		redirect(303, `/${officer.community}/electorates/${String(done.value.subject)}`);
	}
};
