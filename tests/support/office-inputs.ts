import type { Caller, PersonCaller } from '#acts/act.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import type { DutyReportContent, PledgeContent } from '#domain/community/office.ts';
import { done, idOf } from './joining.ts';
import type { Town } from './town.ts';

/*
 * Inputs for acts about offices, for every state that their object can be in. Each call makes an object of its own, so that what one role
 * did does not stand in the way of the next.
 */

export type Make = (town: Town, caller: Caller) => Promise<unknown>;

/** Residents, days and years that have not been used yet in this process. */
let used = 0;
const LW = 'LW';
const day = (town: Town, days: number): Day => addDays(town.portal.today(), days);

async function residentOf(town: Town): Promise<string> {
	const residents = (await town.portal.records.communities.personsOf(LW)).filter(({ source }) => source?.startsWith('u-lw-g2-'));
	return residents[20 + (used++ % 300)]!.id;
}

export const administrator = (town: Town): Promise<PersonCaller> => town.person('安霜降');
const director = (town: Town): Promise<PersonCaller> => town.person('苗立夏');

/** The caller's own office in 柳湾, else that of 苗立夏. */
function ownOffice(town: Town, caller: Caller): string {
	return (caller.kind === 'person' ? caller.offices.find(({ community }) => community === LW)?.office : undefined) ?? town.subject('offices:OF-002');
}

/** Somebody takes on a liaison of 柳湾; returns the office. */
export async function newLiaison(town: Town, from = 0): Promise<string> {
	const subject = town.id();
	const person = await residentOf(town);
	await done(town, 'office.grant', { community: LW, subject, body: town.subject('bodies:LW-C'), person, position: 'liaison', from: day(town, from) }, await administrator(town));
	return subject;
}

async function endedLiaison(town: Town): Promise<string> {
	const office = await newLiaison(town);
	await done(town, 'office.end', { community: LW, office, until: day(town, 0), reason: '搬家' }, await administrator(town));
	return office;
}

/** A colleague in the same body, so that somebody can stand in. */
async function colleague(town: Town, office: string): Promise<string> {
	const own = (await town.portal.contents.bySubject<OfficeContent>(office as never))!.content;
	const all = await town.portal.contents.ofParent<OfficeContent>(own.parent!, 'office');
	return all.find(({ content }) => content.subject !== office && content.position === 'member')!.content.subject;
}

async function delegationInput(town: Town, office: string): Promise<{ community: string; subject: string; office: string; to: string; from: Day; until: Day; reason: string }> {
	const from = day(town, 5 * ++used);
	return { community: LW, subject: town.id(), office, to: await colleague(town, office), from, until: addDays(from, 3), reason: '外出学习' };
}

async function pledgeOf(town: Town, caller: Caller): Promise<string> {
	const office = ownOffice(town, caller);
	const there = (await town.portal.contents.ofParent<PledgeContent>(office as never, 'pledge')).find(({ content }) => content.year === '2027' || office !== (caller as PersonCaller).offices?.[0]?.office);
	if (there) return there.content.subject;
	if (office === town.subject('offices:OF-002') && !(caller.kind === 'person' && caller.offices.some((held) => held.office === office))) return town.subject('pledges:PL-1');
	const subject = town.id();
	const items = Array.from({ length: 12 }, (_, index) => ({ text: `第${index + 1}件实事`, measure: '看得见', due: '2027-06-30' }));
	await done(town, 'pledge.make', { community: LW, subject, office, year: '2027', items }, caller);
	return subject;
}

/** The number of an item in that state; one that is done is done first, by whoever holds the office. */
async function item(town: Town, caller: Caller, pledge: string, status: 'doing' | 'done'): Promise<number> {
	const items = async () => (await town.portal.contents.bySubject<PledgeContent>(pledge as never))!.content.items;
	const found = (await items()).find((one) => one.status === status);
	if (found) return found.no;
	const first = (await items())[0]!.no;
	await done(town, 'pledge.mark', { community: LW, pledge, no: first, evidence: '现场看' }, caller);
	return first;
}

async function reception(town: Town, state: 'coming' | 'unreported' | 'reported' | 'cancelled'): Promise<string> {
	const desk = await director(town);
	const subject = town.id();
	const on = day(town, state === 'coming' ? 3 : 0);
	const host = town.subject('offices:OF-002');
	await done(town, 'reception.announce', { community: LW, subject, kind: 'cadre', day: on, start: '09:00', end: '11:00', place: '服务大厅', hosts: [host] }, desk);
	if (state === 'reported') await done(town, 'reception.report', { community: LW, reception: subject, visitors: 0, cases: [] }, desk);
	if (state === 'cancelled') await done(town, 'reception.cancel', { community: LW, reception: subject, reason: '台风' }, desk);
	if (state !== 'coming' && state !== 'cancelled') town.setClock(`${addDays(on, 1)}T09:00`);
	return subject;
}

async function observer(town: Town, state: 'coming' | 'now' | 'unreported' | 'reported'): Promise<string> {
	const chair = await town.person('禾处暑');
	const subject = town.id();
	const [from, until] = { coming: [2, 5], now: [0, 5], unreported: [-5, -1], reported: [-5, -1] }[state] as [number, number];
	await done(town, 'observer.appoint', { community: LW, subject, name: '宋云', organisation: '青禾市社会工作者协会', scope: ['民主日'], from: day(town, from), until: day(town, until) }, chair);
	if (state === 'reported') await done(town, 'observer.report', { community: LW, subject: town.id(), observer: subject, text: '全程在场。' }, chair);
	return subject;
}

async function assignment(town: Town, ended: boolean): Promise<string> {
	const desk = await director(town);
	const subject = town.id();
	await done(town, 'assignment.give', { community: LW, subject, object: town.subject('disclosures:D08'), function: 'responsible', person: await residentOf(town), from: day(town, -1) }, desk);
	if (ended) await done(town, 'assignment.end', { community: LW, assignment: subject, until: day(town, 0) }, desk);
	return subject;
}

async function delegation(town: Town, caller: Caller, ended: boolean): Promise<string> {
	const office = ownOffice(town, caller);
	const given = await delegationInput(town, office);
	const by = caller.kind === 'person' && caller.offices.some((held) => held.office === office) ? caller : await administrator(town);
	await done(town, 'delegation.give', given, by);
	if (ended) await done(town, 'delegation.end', { community: LW, delegation: given.subject }, by);
	return given.subject;
}

const declared = (town: Town) => ({ signed: day(town, -1), relatives: [{ relation: 'spouse', name: '柳小雪' }], interests: ['配偶经营小卖部'] });
const twoThings = [{ text: '每月9日前贴出账', measure: '12个月', due: '2027-12-31' }, { text: '修好村口的灯', due: '2027-06-30' }];
/** A year whose review nobody has entered. */
const freeYear = () => String(2000 + (++used % 24));

const dutyReport = (town: Town, office: string, period: string) => ({
	community: LW, subject: town.id(), office, period, held: '2026-12-20', before: '居民代表会议', promised: '每月9日前贴出账。', done: '十二个月都按时贴了。', undone: '村口的灯还没修。'
});
/** The report of 2025, unless it is there already. */
async function givenOnce(town: Town, office: string, caller: Caller): Promise<void> {
	const there = await town.portal.contents.ofParent<DutyReportContent>(office as never, 'duty-report');
	if (!there.some(({ content }) => content.period === '2025')) await done(town, 'duty-report.give', dutyReport(town, office, '2025'), caller);
}

const reviewOf = (town: Town, year: string) => ({
	community: LW, subject: town.id(), office: town.subject('offices:OF-002'), year, held: '2026-01-10', issued: 50, returned: 48, kept: 30, partly: 10, broken: 8
});

/** What the overseers say they did in November, entered by one of them. */
async function saidBy(town: Town, caller: Caller): Promise<string> {
	const input = (await OFFICE_INPUTS['duty.record']!(town, caller)) as { subject: string };
	await done(town, 'duty.record', input, await town.person('禾处暑'));
	return input.subject;
}

/** Inputs by act and state of the object. */
export const STATES: Record<string, Record<string, Make>> = {
	'assignment.end': {
		held: async (town) => ({ community: LW, assignment: await assignment(town, false), until: day(town, 0) }),
		ended: async (town) => ({ community: LW, assignment: await assignment(town, true), until: day(town, 0) })
	},
	'delegation.end': {
		coming: async (town, caller) => ({ community: LW, delegation: await delegation(town, caller, false) }),
		now: async (town, caller) => {
			const subject = await delegation(town, caller, false);
			const { from } = (await town.portal.contents.bySubject(subject as never))!.content as unknown as { from: string };
			town.setClock(`${from}T09:00`);
			return { community: LW, delegation: subject };
		},
		ended: async (town, caller) => ({ community: LW, delegation: await delegation(town, caller, true) })
	},
	'delegation.give': {
		held: async (town, caller) => delegationInput(town, ownOffice(town, caller)),
		delegated: async (town, caller) => {
			const office = ownOffice(town, caller);
			const given = await delegationInput(town, office);
			await done(town, 'delegation.give', given, await administrator(town));
			return { ...given, subject: town.id() };
		},
		ended: async (town) => {
			const office = await endedLiaison(town);
			return { ...(await delegationInput(town, office)) };
		}
	},
	'duty.withdraw': {
		stands: async (town, caller) => ({ community: LW, record: await saidBy(town, caller), reason: '登错了月份。' }),
		withdrawn: async (town, caller) => {
			const record = await saidBy(town, caller);
			await done(town, 'duty.withdraw', { community: LW, record, reason: '登错了月份。' }, await town.person('禾处暑'));
			return { community: LW, record, reason: '登错了月份。' };
		}
	},
	'duty-report.give': {
		none: async (town, caller) => dutyReport(town, ownOffice(town, caller), '2026'),
		given: async (town, caller) => {
			const office = ownOffice(town, caller);
			if (caller.kind === 'person' && caller.offices.some((held) => held.office === office)) await givenOnce(town, office, caller);
			return dutyReport(town, office, '2025');
		}
	},
	'observer.report': Object.fromEntries((['coming', 'now', 'unreported', 'reported'] as const).map((state) => [
		state, async (town: Town) => ({ community: LW, subject: town.id(), observer: await observer(town, state), text: '唱票公开，建议备大字票。' })
	])),
	'office.declare': {
		coming: async (town) => ({ community: LW, subject: town.id(), office: await newLiaison(town, 10), ...declared(town) }),
		held: async (town, caller) => ({ community: LW, subject: town.id(), office: ownOffice(town, caller), ...declared(town) }),
		ended: async (town) => ({ community: LW, subject: town.id(), office: await endedLiaison(town), ...declared(town) })
	},
	'office.end': {
		coming: async (town) => ({ community: LW, office: await newLiaison(town, 10), until: day(town, 20), reason: '另有安排' }),
		held: async (town) => ({ community: LW, office: await newLiaison(town), until: day(town, 0), reason: '搬家' }),
		ended: async (town) => ({ community: LW, office: await endedLiaison(town), until: day(town, 0), reason: '搬家' })
	},
	'pledge.make': {
		none: async (town, caller) => ({ community: LW, subject: town.id(), office: ownOffice(town, caller), year: '2027', items: twoThings }),
		made: async (town, caller) => {
			const office = ownOffice(town, caller);
			if (caller.kind === 'person' && caller.offices.some((held) => held.office === office)) await pledgeOf(town, caller);
			return { community: LW, subject: town.id(), office, year: '2027', items: twoThings };
		}
	},
	'pledge.mark': {
		doing: async (town, caller) => {
			const pledge = await pledgeOf(town, caller);
			return { community: LW, pledge, no: await item(town, caller, pledge, 'doing'), evidence: '现场看' };
		},
		done: async (town, caller) => {
			const pledge = await pledgeOf(town, caller);
			return { community: LW, pledge, no: await item(town, caller, pledge, 'done'), evidence: '现场看' };
		}
	},
	'pledge.review': {
		unreviewed: async (town) => reviewOf(town, freeYear()),
		reviewed: async (town) => {
			const { year } = reviewOf(town, '2025');
			return reviewOf(town, year);
		}
	},
	'reception.cancel': Object.fromEntries((['coming', 'unreported', 'reported', 'cancelled'] as const).map((state) => [
		state, async (town: Town) => ({ community: LW, reception: await reception(town, state), reason: '台风' })
	])),
	'reception.report': Object.fromEntries((['coming', 'unreported', 'reported', 'cancelled'] as const).map((state) => [
		state,
		async (town: Town) => ({
			community: LW, reception: await reception(town, state), visitors: 2,
			cases: [{ visitor: '柳大暑', matter: '路灯不亮', due: day(town, 10), outcome: '已报修', done: day(town, 0) }, { visitor: '租户 李**', matter: '井盖松动' }]
		})
	]))
};

/** A good input of every act about offices. */
export const OFFICE_INPUTS: Record<string, Make> = {
	'assignment.end': STATES['assignment.end']!.held!,
	'assignment.give': async (town) => ({
		community: LW, subject: town.id(), object: town.subject('disclosures:D08'), function: 'responsible', person: await residentOf(town), from: day(town, 0), until: day(town, 30)
	}),
	'delegation.end': STATES['delegation.end']!.coming!,
	'delegation.give': STATES['delegation.give']!.held!,
	'duty.record': async (town) => ({
		community: LW, subject: town.id(), body: town.subject('bodies:LW-S'), duty: 'overseers_meeting', period: '2026-11', on: '2026-11-28', text: '看了三份合同，抽查路灯两处。',
		paper: town.subject('disclosures:D08')
	}),
	'duty.withdraw': STATES['duty.withdraw']!.stands!,
	'duty-report.give': STATES['duty-report.give']!.none!,
	'observer.appoint': async (town) => ({
		community: LW, subject: town.id(), name: '宋云', organisation: '青禾市社会工作者协会', scope: ['民主日', '唱票'], person: await idOf(town, '柳春分'), from: day(town, 0), until: day(town, 9)
	}),
	'observer.report': STATES['observer.report']!.now!,
	'office.declare': STATES['office.declare']!.held!,
	'office.end': STATES['office.end']!.held!,
	'office.grant': async (town) => ({
		community: LW, subject: town.id(), body: town.subject('bodies:LW-C'), person: await residentOf(town), position: 'liaison', from: day(town, 0), until: day(town, 365),
		portfolio: '上柳片', declaration: { ...declared(town), relatives: [...declared(town).relatives, { relation: 'sibling', office: town.subject('offices:OF-016') }] }
	}),
	'pledge.make': STATES['pledge.make']!.none!,
	'pledge.mark': STATES['pledge.mark']!.doing!,
	'pledge.review': STATES['pledge.review']!.unreviewed!,
	'reception.announce': async (town) => ({
		community: LW, subject: town.id(), kind: 'cadre', day: day(town, 7), start: '09:00', end: '11:00', place: '服务大厅', hosts: [town.subject('offices:OF-002')]
	}),
	'reception.cancel': STATES['reception.cancel']!.coming!,
	'reception.report': async (town) => {
		// Reported on the day itself, so that the clock of the town need not move.
		const subject = town.id();
		await done(town, 'reception.announce', { community: LW, subject, kind: 'cadre', day: day(town, 0), start: '09:00', end: '11:00', place: '服务大厅', hosts: [town.subject('offices:OF-002')] }, await director(town));
		return { community: LW, reception: subject, visitors: 1, cases: [{ visitor: '柳大暑', matter: '路灯不亮', due: day(town, 10), outcome: '已报修', done: day(town, 0) }] };
	}
};
