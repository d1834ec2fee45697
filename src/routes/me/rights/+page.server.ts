import { redirect } from '@sveltejs/kit';
import { readRollOf } from '#acts/roll/standing.ts';
import type { Content, Held } from '#domain/content/content.ts';
import { BODY_KINDS, type BodyKind } from '#domain/community/community.ts';
import { appealCard, registrationCard } from '#domain/community/electorate-view.ts';
import type { ElectorateAppealContent, ElectorateContent, RegistrationContent } from '#domain/community/electorate.ts';
import { eligibility, sourceOf, unitsOf } from '#domain/community/eligibility.ts';
import type { Rights } from '#lib/roll/rights.ts';
import { factLine } from '../../office/roll/facts.ts';
import type { PageServerLoad } from './$types';

/** Bodies whose members alone decide, and which call nobody to vote, come last. */
const ORDER: readonly BodyKind[] = ['self_governance_committee', 'assembly', 'representatives_meeting', 'collective_economic_organisation', 'owners_assembly', 'residents_council'];

/** What one may take part in, worked out anew at each look. One's own, so it is no look at somebody else's data. */
export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/rights');
	const { records, contents } = portal;
	const today = portal.today();
	const person = await records.communities.person(caller.person);
	if (!person) redirect(303, '/join?back=/me/rights');
	const roll = await readRollOf(records, person.community, person);
	const standing = roll.standingOf(person, today);
	const rank = (kind: string) => (ORDER.includes(kind as BodyKind) ? ORDER.indexOf(kind as BodyKind) : ORDER.length + BODY_KINDS.indexOf(kind as BodyKind));
	const rights: Rights['rights'] = roll.bodies
		.flatMap((body) =>
			unitsOf(body.kind as BodyKind, roll.lawOf(body.subject)).map((unit) => {
				const asked = roll.askedOf(body, unit);
				const may = eligibility(standing, asked, today);
				return { ...may, body: body.subject, name: body.name, kind: body.kind as BodyKind, unit, sources: may.reasons.map((reason) => sourceOf(reason, asked.law)) };
			})
		)
		.sort((a, b) => Number(b.may === 'vote') - Number(a.may === 'vote') || rank(a.kind) - rank(b.kind));
	const facts = (await records.rolls.factsOf(person.id)).map((row) => factLine(row, roll, today));
	const lists = await Promise.all(
		(await records.rolls.memberships(person.id))
			.filter(({ struck }) => !struck)
			.map(async ({ electorate, n }) => {
				const held = await contents.bySubject<ElectorateContent>(electorate as never);
				return { subject: electorate, n, number: held?.content.number ?? '', title: held?.content.title ?? '' };
			})
	);
	const mine = (await Promise.all((await records.record.authoredBy(person.id)).map((subject) => contents.bySubject(subject as never)))).filter((held): held is Held<Content> => held !== undefined);
	const appeals = mine.filter((held): held is Held<ElectorateAppealContent> => held.content.type === 'electorate-appeal');
	const registrations = mine.filter((held): held is Held<RegistrationContent> => held.content.type === 'registration');
	return {
		rights: {
			rights, facts, lists,
			appeals: await Promise.all(appeals.map(async (held) => ({ ...(await appealCard(contents, held, today)), electorate: held.content.parent! as string }))),
			registrations: await Promise.all(registrations.map((held) => registrationCard(contents, held, today)))
		} satisfies Rights
	};
};
