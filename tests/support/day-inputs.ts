import type { Caller } from '#acts/act.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import { done } from './joining.ts';
import { countedPoll } from './polls.ts';
import type { Make } from './office-inputs.ts';
import type { Town } from './town.ts';

/* Inputs for acts about Democracy Days. Each call makes a day of its own, at a time that no other has. */

const LW = 'LW';
const day = (town: Town, days: number): Day => addDays(town.portal.today(), days);
const clerk = (town: Town) => town.person('麦小满');
const director = (town: Town) => town.person('苗立夏');

/** Minutes of the day that are taken: two Democracy Days of a body do not lie over one another. */
let minute = 0;
const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** A plan of a day in so many days: an opening, a vote and a closing, led by 苗立夏, written down by 麦小满. */
export async function planOf(town: Town, days: number) {
	const from = minute;
	minute = (minute + 6) % 1434;
	const office = async (caller: Promise<{ offices: { office: string }[] }>) => (await caller).offices[0]!.office;
	return {
		day: day(town, days), from: clock(from), until: clock(from + 6), place: '文化广场', chair: await office(director(town)), recorder: await office(clerk(town)),
		agenda: [
			{ start: clock(from), end: clock(from + 2), kind: 'opening', title: '签到', rule: '每人三分钟' },
			{ start: clock(from + 2), end: clock(from + 4), kind: 'vote', title: '表决：路灯改造', presenter: '居委会', materials: ['方案'], refs: [town.subject('disclosures:D08')], recusals: [{ name: '柳惊蛰', why: '施工方是亲属' }] },
			{ start: clock(from + 4), end: clock(from + 6), kind: 'closing', title: '宣读' }
		],
		...(days < 5 ? { shortNotice: '台风改期' } : {})
	};
}

/** 麦小满 announces a day of the representatives of 柳湾. */
export async function announced(town: Town, days = 0): Promise<string> {
	const subject = town.id();
	await done(town, 'democracy-day.announce', { community: LW, subject, body: town.subject('bodies:LW-R'), ...(await planOf(town, days)) }, await clerk(town));
	return subject;
}

/** A day that is held, with its attendance. */
export async function held(town: Town): Promise<string> {
	const meeting = await announced(town);
	await done(town, 'democracy-day.count', { community: LW, meeting, onPaper: 80, observing: 12 }, await clerk(town));
	return meeting;
}

/** A day with a draft of its minutes, and the hash of the words to sign. */
export async function minuted(town: Town): Promise<{ meeting: string; hash: string }> {
	const meeting = await held(town);
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items: [{ no: 1, text: '到会80人。' }] }, await clerk(town));
	return { meeting, hash: (await town.portal.contents.bySubject(meeting as never))!.hash };
}

/** Everybody signs: the minutes are published. */
export async function published(town: Town): Promise<string> {
	const { meeting, hash } = await minuted(town);
	for (const name of ['苗立夏', '麦小满', '禾处暑']) await done(town, 'democracy-day.sign', { community: LW, meeting, hash }, await town.person(name));
	return meeting;
}

/** A topic that 柳湾's desk entered. */
export async function topic(town: Town): Promise<string> {
	const subject = town.id();
	await done(town, 'topic.raise', { community: LW, subject, body: town.subject('bodies:LW-R'), channel: 'paper', text: '渡口的路灯不亮。' }, await clerk(town));
	return subject;
}

const atDesk = (caller: Caller) => caller.kind === 'person' && caller.offices.some(({ community, position }) => community === LW && ['director', 'accountant'].includes(position));

/** A good input of every act about Democracy Days. */
export const DAY_INPUTS: Record<string, Make> = {
	'democracy-day.announce': async (town) => ({ community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), ...(await planOf(town, 7)) }),
	'democracy-day.archive': async (town) => {
		const meeting = await published(town);
		town.setClock(`${day(town, 8)}T09:00`);
		return { community: LW, meeting };
	},
	'democracy-day.attend': async (town, caller) => {
		const meeting = await announced(town);
		const residents = await town.portal.records.communities.personsOf(LW);
		if (atDesk(caller)) return { community: LW, meeting, person: residents.find(({ source }) => source === 'u-lw-g2-040')!.id };
		return { community: LW, meeting, code: await town.look((records) => records.democracyDays.codeOf(meeting)) };
	},
	'democracy-day.call-off': async (town) => ({ community: LW, meeting: await announced(town, 7), reason: '台风' }),
	'democracy-day.change': async (town) => ({ community: LW, meeting: await announced(town, 7), reason: '礼堂漏水', ...(await planOf(town, 9)) }),
	'democracy-day.count': async (town) => ({
		community: LW, meeting: await announced(town), onPaper: 80, observing: 12, nonRegistered: 3, residentUnits: ['柳湾粮油加工园'], overseers: 3, townStaff: 1, note: '列席居民只计人数'
	}),
	'democracy-day.minutes': async (town) => ({ community: LW, meeting: await held(town), items: [{ no: 1, text: '到会80人，够了。' }, { no: 2, text: '路灯改造通过。' }] }),
	'democracy-day.note': async (town) => ({
		community: LW, subject: town.id(), meeting: await announced(town), item: 2, kind: 'motion', as: 'officer', name: '柳惊蛰', text: '渡口也装一盏。', seconds: 6, outcome: 'refused', reason: '没有预算'
	}),
	'democracy-day.sign': async (town) => ({ community: LW, ...(await minuted(town)), reservation: '第二项记得太短。' }),
	'topic.decline': async (town) => ({ community: LW, topic: await topic(town), reason: '归镇里管，已经转去。' }),
	'topic.raise': (town) => Promise.resolve({ community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), text: '渡口的路灯不亮。', claimed: '2026-12-01' })
};

/** A vote of the households of 上柳 that has just passed, and has no resolution. */
export async function passedPoll(town: Town): Promise<string> {
	const poll = await countedPoll(town);
	return String((await done(town, 'poll.close', { community: LW, poll }, await director(town))).subject);
}

/** A resolution that rests on such a vote. */
export async function resolved(town: Town): Promise<string> {
	const subject = town.id();
	await done(town, 'resolution.record', { community: LW, subject, poll: await passedPoll(town), title: '上柳片巷道硬化三期', text: '每户筹资300元，硬化三条巷道。' }, await clerk(town));
	return subject;
}

/** A commitment of 柳惊蛰, due in so many days. */
export async function taken(town: Town, days = 10, more: Record<string, unknown> = {}): Promise<string> {
	const subject = town.id();
	const input = { community: LW, subject, task: '装好渡口的路灯', owner: (await town.person('柳惊蛰')).offices[0]!.office, due: day(town, days), evidence: '晚上去看', ...more };
	await done(town, 'commitment.take', input, await clerk(town));
	return subject;
}

/** A good input of every act about resolutions and the work that follows. Votes take long: those who may not are given one that was. */
export const WORK_INPUTS: Record<string, Make> = {
	'commitment.complete': async (town) => ({ community: LW, commitment: await taken(town), proof: '三盏都亮了，照片在公开栏。' }),
	'commitment.inspect': async (town) => ({
		community: LW, subject: town.id(), commitment: await taken(town), finding: '只亮两盏。', inOrder: 'no', requires: '第三盏换灯泡', due: day(town, 3)
	}),
	'commitment.move-date': async (town) => ({ community: LW, commitment: await taken(town), to: day(town, 20), reason: '灯杆缺货' }),
	'commitment.progress': async (town) => ({
		community: LW, subject: town.id(), commitment: await taken(town, 10, { milestones: [{ name: '立杆', due: day(town, 5) }] }), kind: 'progress', text: '立了两根杆。', percent: 60,
		blocker: '缺一根杆', evidence: '照片', milestone: 1
	}),
	'commitment.take': async (town) => ({
		community: LW, subject: town.id(), task: '装好渡口的路灯', owner: (await town.person('柳惊蛰')).offices[0]!.office, due: day(town, 10), evidence: '晚上去看',
		budget: { line: '公益金', amount: 288_000 }, milestones: [{ name: '立杆', due: day(town, 5) }, { name: '通电', due: day(town, 9) }], meeting: town.subject('democracy_days:DD1')
	}),
	'resolution.record': async (town, caller) => ({
		community: LW, subject: town.id(), poll: atDesk(caller) ? await passedPoll(town) : town.subject('votes:V5'), title: '上柳片巷道硬化三期', text: '每户筹资300元，硬化三条巷道。',
		about: 'public_benefit', studied: '2026-11-30'
	}),
	'resolution.rescind': async (town, caller) => ({
		community: LW, resolution: atDesk(caller) ? await resolved(town) : town.subject('decision_records:LW-JY-2026-016'), poll: atDesk(caller) ? await passedPoll(town) : town.subject('votes:V5'),
		reason: '施工队退出，重新比选。'
	})
};
