import { err, ok } from '#domain/basics/result.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import type { BodyContent, CommunityContent } from '#domain/community/community.ts';
import type { DecisionContent, RegistrationContent } from '#domain/community/electorate.ts';
import { lawOf } from '#domain/community/eligibility.ts';
import { factHolds } from '#domain/community/person-fact.ts';
import { factOf, factRow } from '#records/rolls.ts';
import { act, officesFor, type Tx } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { DecideRegistration } from './decide.input.ts';

/** Enters somebody: from today, for the place of the committee. That they live here since a day was part of what was decided. */
async function enter(tx: Tx, registration: RegistrationContent): Promise<void> {
	const { rolls, record, communities } = tx.records;
	const person = await record.author(registration.subject);
	const body = await communities.body(registration.parent!);
	if (person === undefined || !body?.place) return;
	const origin = `registration:${registration.subject}`;
	const fresh = () => subjectIdOf(tx.random(16)) as string;
	const facts = (await rolls.factsOf(person)).map(factOf);
	await rolls.addFact(factRow({ id: fresh(), person, kind: 'entered', place: body.place, from: tx.today }, registration.community, origin));
	const lives = facts.some((fact) => (fact.kind === 'resident' || fact.kind === 'tenant') && factHolds(fact, tx.today));
	if (registration.case === 'lives-here' && registration.since !== undefined && !lives) {
		await rolls.addFact(factRow({ id: fresh(), person, kind: 'resident', from: registration.since }, registration.community, origin));
	}
	await rolls.touch(registration.community);
}

/** A clerk decides an application to be entered, with the reason, in public; a village names the day its assembly or representatives consented. */
export const decideRegistration = act({
	name: 'registration.decide',
	input: DecideRegistration,
	may: [ROLL_CLERKS],
	on: { object: 'registration', states: { waiting: 'done', decided: 'roll.already-decided' } },
	refusals: ['object.not-found', 'input.invalid', 'roll.already-decided', 'question.day-in-future', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(ROLL_CLERKS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const held = await tx.records.contents.bySubject<RegistrationContent>(input.registration);
		if (held?.content.type !== 'registration' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const registration = held.content;
		if (await tx.records.rolls.decisionOf(input.registration)) return err(refusal('roll.already-decided'));
		if (input.consent !== undefined && input.consent > tx.today) return err(refusal('question.day-in-future', { params: { day: input.consent } }));
		const [community] = await tx.records.contents.ofType<CommunityContent>(input.community, 'community');
		const body = await tx.records.contents.bySubject<BodyContent>(registration.parent!);
		const consentNeeded = input.outcome === 'upheld' && registration.case === 'lives-here' && lawOf(body?.content, community?.content.shape) === 'village';
		if (consentNeeded && input.consent === undefined) return err(refusal('input.invalid', { fields: [{ path: 'consent', code: 'missing' }] }));
		const decision: DecisionContent = {
			type: 'roll-decision', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.registration,
			number: registration.number, outcome: input.outcome, reason: input.reason, by: `${office.bodyName} ${office.holder}`, decided: tx.today,
			...(input.consent === undefined ? {} : { consent: input.consent })
		};
		await tx.write(decision, office.office, { first: true });
		if (input.outcome === 'upheld') await enter(tx, registration);
		return ok({ subject: decision.subject, number: registration.number, late: tx.today > registration.due ? 1 : 0 });
	}
});
