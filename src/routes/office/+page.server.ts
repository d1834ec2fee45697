import { officeDay } from '#domain/disclosure/view/office-day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { dutiesOf } from './duties.ts';
import { bodiesOf, officerAnswering } from './officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { portal } = locals;
	const officer = await officerAnswering(locals);
	const waiting = await portal.records.disclosures.questionsWaiting(officer.community);
	const who = {
		community: officer.community, publishes: bodiesOf(officer.publishes), answers: bodiesOf(officer.answers),
		waiting: waiting.map(({ subject }) => subject as SubjectId), duties: await dutiesOf(portal, officer)
	};
	return { day: await officeDay(portal.contents, who, { today: portal.today(), zone: portal.zone() }) };
};
