import { error, redirect } from '@sveltejs/kit';
import { readRollOf } from '#acts/roll/standing.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { FACT_KINDS } from '#domain/community/person-fact.ts';
import { areaInCell, comparable } from '#domain/community/roll/row.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf } from '../../../form-act.ts';
import { factLine } from '../facts.ts';
import { keeperOf, noteLook } from '../keeper.ts';
import { placesToLive, typedPerson } from '../places.ts';
import type { Actions, PageServerLoad } from './$types';

/** Most entries of the same name that are shown. */
const MOST_TWINS = 20;

/** What the page can be the receipt of. */
const DONE = ['added', 'corrected', 'left', 'merged'] as const;

/** The number of an evaluation, as an address may name it. */
const EVALUATION = /^[A-Z0-9]{2,12}-[A-Z]{1,3}-\d{4}-\d{1,6}$/;

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const officer = keeperOf(locals);
	const { records } = locals.portal;
	const person = isSubjectId(params.person) ? await records.communities.person(params.person) : undefined;
	const merges = await records.merging.mergesIn(officer.community);
	// An entry that became another one is found under its old address.
	const became = merges.find(({ gone }) => gone === params.person);
	if (became) redirect(303, `/office/roll/${became.stays}`);
	if (person?.community !== officer.community) error(404, { message: words[locals.lang].pages.notFound });
	const twins = (await records.communities.personsOf(officer.community)).filter(({ id, name }) => id !== person.id && comparable(name) === comparable(person.name)).slice(0, MOST_TWINS);
	await noteLook(event, 'person', [person, ...twins].map(({ id }) => id));
	const roll = await readRollOf(records, officer.community, person);
	const today = locals.portal.today();
	const household = roll.households.get(person.household ?? '');
	const did = event.url.searchParams.get('done');
	return {
		done: DONE.find((one) => one === did),
		twice: did === 'merged' ? (event.url.searchParams.get('twice') ?? '').split(',').filter((number) => EVALUATION.test(number)) : [],
		fresh: freshId(event),
		person: {
			id: person.id, name: person.name, phone: person.phone ?? '', door: household?.door ?? '', where: roll.whereOf(person) ?? '',
			place: household?.cell ?? household?.place ?? '', places: await placesToLive(records, officer.community),
			twins: twins.map((twin) => ({ id: twin.id, phone: twin.phone ?? '', door: roll.households.get(twin.household ?? '')?.door ?? '', where: roll.whereOf(twin) ?? '' })),
			merges: merges.filter(({ stays }) => stays === person.id).map(({ gone, on, by, seq }) => ({ gone, day: on, by, line: seq + 1 })),
			facts: (await records.rolls.factsOf(person.id)).map((row) => factLine(row, roll, today)),
			kinds: FACT_KINDS.filter((kind) => kind !== 'entered'),
			bodies: roll.bodies.filter(({ kind }) => kind === 'collective_economic_organisation' || kind === 'representatives_meeting').map(({ subject, name }) => ({ subject, name }))
		}
	};
};

export const actions: Actions = {
	record: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		const area = texts.area ? areaInCell(texts.area) : undefined;
		const done = await formAct(
			event, 'roll.record',
			{
				community: officer.community, person: event.params.person, kind: texts.kind,
				...(texts.from ? { from: texts.from } : {}), ...(texts.body ? { body: texts.body } : {}), ...(texts.area ? { area: area ?? -1 } : {})
			},
			{ typed: texts }
		);
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${event.params.person}`);
	},
	correct: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		const done = await formAct(event, 'person.correct', { community: officer.community, person: event.params.person, ...typedPerson(texts) }, { typed: texts });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${event.params.person}?done=corrected`);
	},
	leave: async (event) => {
		const officer = keeperOf(event.locals);
		const { sure } = await textsOf(event.request);
		if (sure !== 'yes') redirect(303, `/office/roll/${event.params.person}`);
		const done = await formAct(event, 'person.leave', { community: officer.community, person: event.params.person });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${event.params.person}?done=left`);
	},
	merge: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		if (texts.sure !== 'yes') redirect(303, `/office/roll/${event.params.person}`);
		const done = await formAct(event, 'person.merge', { community: officer.community, subject: texts.subject, person: event.params.person, gone: texts.gone ?? '' }, { typed: texts });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${event.params.person}?done=merged&twice=${(done.value.twice as string[]).join(',')}`);
	},
	end: async (event) => {
		const officer = keeperOf(event.locals);
		const { fact } = await textsOf(event.request);
		const done = await formAct(event, 'roll.end', { community: officer.community, fact });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${event.params.person}`);
	}
};
