import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent, BodyKind, CommunityContent } from '#domain/community/community.ts';
import { eligibility, lawOf, usualUnit } from '#domain/community/eligibility.ts';
import { factsOn, type PersonFact } from '#domain/community/person-fact.ts';
import { arrivalProblem, type Arrival, type Capacity } from '#domain/democracy-day/attending.ts';
import { proxiesAllowed } from '#domain/procedure/proxies.ts';
import type { Person } from '#records/communities.ts';
import { act, type Tx } from '../act.ts';
import { refusal, type RefusalCode } from '../refusal.ts';
import { readRollOf } from '../roll/standing.ts';
import { AttendDay } from './attend.input.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { meetingOf } from './planning.ts';

const PROBLEMS = {
	'here-already': 'day.here-already', 'unit-here-already': 'day.unit-here-already', 'no-proxies': 'day.no-proxies', 'too-many-proxies': 'day.too-many-proxies',
	'holder-not-here': 'day.holder-not-here'
} as const satisfies Record<string, RefusalCode>;

/** As what somebody of the roll is there, and what is counted of them. */
async function arrivalOf(tx: Tx, body: BodyContent, person: Person): Promise<Arrival> {
	const roll = await readRollOf(tx.records, body.community, person);
	const row = roll.bodies.find(({ subject }) => subject === body.subject)!;
	const unit = usualUnit(body.kind);
	const standing = roll.standingOf(person, tx.today);
	const votes = eligibility(standing, roll.askedOf(row, unit), tx.today).may === 'vote';
	const registered = factsOn(standing.facts as PersonFact[], 'registered', tx.today).length > 0;
	const lives = ['resident', 'tenant'].some((kind) => factsOn(standing.facts as PersonFact[], kind as PersonFact['kind'], tx.today).length > 0);
	const capacity: Capacity = votes ? 'member' : lives && !registered ? 'non-registered' : 'observer';
	return { person: person.id, unit: votes && unit === 'household' && person.household !== null ? person.household : person.id, capacity };
}

/**
 * Somebody is there. The list is private; its numbers are published by `democracy-day.count`. One person once, one unit once, proxies within the
 * law of the body. A phone says so for its holder alone, by the code that hangs at the door; the desk for everybody on the roll.
 */
export const attendDay = act({
	name: 'democracy-day.attend',
	input: AttendDay,
	may: [{ who: 'resident' }, DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'day.not-today', today: 'done', held: 'done', minuted: 'day.minuted', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' } },
	refusals: [
		'object.not-found', 'caller.not-allowed', 'input.invalid', 'day.not-today', 'day.called-off', 'day.minuted', 'day.code-wrong', 'day.here-already', 'day.unit-here-already',
		'day.no-proxies', 'day.too-many-proxies', 'day.holder-not-here'
	],
	limit: { count: 5000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { records } = tx;
		const held = await meetingOf(tx, input.community, input.meeting);
		const body = held?.content.parent && (await records.contents.bySubject<BodyContent>(held.content.parent));
		if (!held || !body) return err(refusal('object.not-found'));
		const desk = dayOffice(caller, input.community);
		const forOther = input.person !== undefined && input.person !== (caller.person as string);
		if ((forOther || input.proxy) && !desk) return err(refusal('caller.not-allowed'));
		const { content } = held;
		if (content.status === 'called-off') return err(refusal('day.called-off'));
		if (content.minutes) return err(refusal('day.minuted'));
		if (content.day !== tx.today) return err(refusal('day.not-today', { params: { day: content.day } }));
		const code = await records.democracyDays.codeOf(input.meeting);
		if (!(desk && input.person !== undefined) && (code === undefined || input.code !== code)) return err(refusal('day.code-wrong', { fields: [{ path: 'code', code: input.code === undefined ? 'missing' : 'wrong' }] }));
		const person = await records.communities.person(input.person ?? caller.person);
		if (person?.community !== input.community) return err(refusal('object.not-found'));
		const there = await records.democracyDays.arrivals(input.meeting);
		const arriving: Arrival = { ...(await arrivalOf(tx, body.content, person)), ...(input.proxy ? { holder: input.proxy.holder } : {}) };
		const [community] = await records.contents.ofType<CommunityContent>(input.community, 'community');
		const most = proxiesAllowed(body.content.kind as BodyKind, lawOf(body.content, community?.content.shape));
		const problem = arrivalProblem(there, arriving, most);
		if (problem) return err(refusal(PROBLEMS[problem]));
		if (input.proxy && body.content.kind === 'collective_economic_organisation') {
			// A collective: proxies within the household alone.
			const holder = await records.communities.person(input.proxy.holder);
			if (holder?.household === null || holder?.household !== person.household) return err(refusal('day.no-proxies'));
		}
		await records.democracyDays.addArrival({
			day: input.meeting, ...arriving, holder: arriving.holder ?? null, paper: input.proxy?.paper ?? null, at: tx.now, by: desk && input.person !== undefined ? desk.office : null
		});
		return ok({ capacity: arriving.capacity, number: there.length + 1 });
	}
});
