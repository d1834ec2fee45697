import type { Caller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { PrintedSlip } from '#acts/slip/print.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import { demoMap, drawTown } from './maps.ts';
import { JPEG } from './pictures.ts';
import { DAY_INPUTS, WORK_INPUTS } from './day-inputs.ts';
import { demoCity, type Town } from './town.ts';
import { done, idOf } from './joining.ts';
import { MATTER_INPUTS } from './matter-inputs.ts';
import { OFFICE_INPUTS } from './office-inputs.ts';
import { MATTER_STATES } from './matter-states.ts';
import { ballot, boxCount, countedPoll, entrusted, entrusting, evaluationOf, evaluationTerms, sharedEvaluation, lineOf, listNow, sharedPoll, terms, tiedPoll } from './polls.ts';
import { TEXT_INPUTS } from './text-inputs.ts';
import { addPasskey, codeOf, signed } from './second-factors.ts';
import { softPasskey, type SoftPasskey } from './soft-passkey.ts';

/** The name of a process that sends mail. */
export const MAILER = 'TheSameMailProcessAgaA';

/** The subject of a question that somebody of 柳湾 asked and 麦小满 answered. */
export async function answeredQuestion(town: Town, asker: Caller): Promise<string> {
	const question = town.id();
	await done(town, 'question.ask', { community: 'LW', subject: question, parent: town.subject('disclosures:D08'), text: '名单在哪里？' }, asker);
	await done(town, 'question.answer', { community: 'LW', subject: town.id(), question, text: '名单贴在公开栏。' }, await town.person('麦小满'));
	return question;
}

/** A good slip of somebody of 柳湾. */
async function codeFor(town: Town, name: string): Promise<string> {
	const { slips } = await done(town, 'slip.print', { community: 'LW', persons: [await idOf(town, name)] }, await town.person('麦小满'));
	return (slips as PrintedSlip[])[0]!.code;
}

/** Somebody of 柳湾, another one each time: a household has so many comments a day. */
const someAuthor = (town: Town) => town.person(`u-lw-g2-${String(3 + (made++ % 9)).padStart(3, '0')}`);

/** A comment on the October account by somebody of 柳湾, a new one each time; what it is called by. */
async function commentOf(town: Town, text: string, author?: Caller): Promise<string> {
	const subject = town.id();
	const from = author ?? (await someAuthor(town));
	const input = { community: 'LW', subject, parent: town.subject('disclosures:D08'), stance: 'none', text: `${text}（${subject}）` };
	await done(town, 'comment.post', input, from);
	return subject;
}

async function reportedComment(town: Town): Promise<string> {
	const comment = await commentOf(town, '补发的事');
	await done(town, 'comment.report', { community: 'LW', subject: town.id(), comment, rule: 'advert' }, await someAuthor(town));
	return comment;
}

async function appealedComment(town: Town): Promise<string> {
	const author = await someAuthor(town);
	const comment = await commentOf(town, '卖大米', author);
	await done(town, 'comment.hide', { community: 'LW', subject: town.id(), comment, rule: 'advert', reason: '和本社区的事无关。' }, await town.person('苗立夏'));
	await done(town, 'comment.appeal', { community: 'LW', subject: town.id(), comment, text: '不是广告。' }, author);
	return comment;
}

const line = (seq: number, direction: 'in' | 'out', amount: number, balance: number) => ({
	seq, date: `2026-11-0${seq}`, voucher: `${seq}`, direction, category: '管理费用', summary: '公开栏打印', amount, balance, handler: '麦小满', attachments: 1
});

/** The passkey of 苗立夏 in a town. */
const passkeys = new WeakMap<Town, SoftPasskey>();

const atDesk = (caller: Caller) => caller.kind === 'person' && caller.through === 'desk';

/** The first notice board of 柳湾, after the town has been drawn. */
async function boardOf(town: Town): Promise<string> {
	if (!(await town.portal.records.maps.hasAny())) await drawTown(town);
	const shapes = await town.portal.contents.ofType<ShapeContent>('LW' as CommunityCode, 'shape');
	return shapes.find(({ content }) => content.role === 'notice_board')!.content.subject;
}

/** A question that the caller has asked in 柳湾; of somebody else, when they may not ask there. */
export async function ownQuestion(town: Town, caller: Caller): Promise<string> {
	const subject = town.id();
	const asker = caller.kind === 'person' && caller.community === 'LW' ? caller : await town.person('u-lw-g2-003');
	await done(town, 'question.ask', { community: 'LW', subject, parent: town.subject('disclosures:D08'), text: '名单在哪里？' }, asker);
	return subject;
}

/** An input of every act that is good for 柳湾 on 2 December 2026; `caller` is who will send it. */
export const INPUTS: Record<string, (town: Town, caller: Caller) => unknown> = {
	...MATTER_INPUTS,
	...DAY_INPUTS,
	...WORK_INPUTS,
	...OFFICE_INPUTS,
	...TEXT_INPUTS,
	'account.create': async (town) => ({ name: 'miao', person: await idOf(town, '苗立夏'), password: 'sieben Weiden am Bach' }),
	'ballot.cast': async (town) => ballot(town, await sharedPoll(town), 'yes', { claimed: '2026-12-02' }),
	'ballot.enter': async (town) => ballot(town, await sharedPoll(town), 'no', { n: 3 + made++, channel: 'paper_slip', witness: '柳惊蛰' }),
	'ballot.entrust': async (town, caller) => entrusting(town, await sharedPoll(town, { proxiesMost: 3 }), caller),
	'ballot.take-back': async (town, caller) => {
		const poll = await sharedPoll(town, { proxiesMost: 3 });
		await entrusted(town, poll, caller);
		return { community: 'LW', poll };
	},
	'board.photograph': async (town) => ({
		community: 'LW', subject: town.id(), board: await boardOf(town), taken: '2026-12-01', shows: town.subject('disclosures:D08'), image: Buffer.from(JPEG).toString('base64')
	}),
	'board.put-up': async (town) => {
		await boardOf(town);
		return { community: 'LW', subject: town.id(), name: '柳湾村渡口公开栏', place: town.subject('places:LW-G1'), position: [150_009_000, 20_072_000] };
	},
	'body.change': (town) => ({
		community: 'LW', body: town.subject('bodies:LW-C'), name: '柳湾社区（村）居民委员会（本届）', duties: [{ duty: 'affairs_disclosure', every: 'month' }], from: '2027-01-01',
		reason: '居民代表会议要求'
	}),
	'body.dissolve': (town) => ({ community: 'LW', body: town.subject('bodies:LW-N1'), until: '2026-12-31', reason: '协会会员大会决定' }),
	'body.form': (town) => ({
		community: 'LW', subject: town.id(), place: town.subject('places:LW'), kind: 'residents_council', name: '柳湾社区居民议事会', law: 'village', dutiesFrom: '2027-01-01',
		duties: [{ duty: 'appraisal', every: 'year' }], seats: [{ position: 'convener', count: 1 }], note: '跨村协商'
	}),
	'authenticator.begin': () => ({}),
	'authenticator.confirm': async (town, caller) => {
		if (!atDesk(caller)) return { code: '482915' };
		return { code: codeOf(town, String((await done(town, 'authenticator.begin', {}, caller)).secret)) };
	},
	'authenticator.reset': async (town) => {
		await INPUTS['session.sign-in']!(town, { kind: 'operator' });
		return { person: await idOf(town, '苗立夏') };
	},
	'city.found': () => ({
		city: { code: 'XC', name: '小城' }, community: { code: 'XZ', name: '小镇社区' }, centre: '小城服务中心',
		administrator: { name: '王一', account: 'wang', password: 'sieben Weiden am Bach' }
	}),
	'comment.appeal': async (town, caller) => {
		// Everybody appeals about a comment of their own.
		const author = caller.kind === 'person' && caller.community === 'LW' ? caller : await someAuthor(town);
		const comment = await commentOf(town, '王某家的补发', author);
		const clerk = await town.person(author.display.startsWith('苗') ? '麦小满' : '苗立夏');
		await done(town, 'comment.decline', { community: 'LW', subject: town.id(), comment, rule: 'accusation', reason: '没有写依据。' }, clerk);
		return { community: 'LW', subject: town.id(), comment, text: '依据在公示的第22笔。', claimed: '2026-12-01' };
	},
	'comment.decline': async (town) => ({ community: 'LW', subject: town.id(), comment: await commentOf(town, '王某家的补发'), rule: 'accusation', reason: '没有写依据。' }),
	'comment.enter': (town) => ({
		community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'for', text: '路灯早点修好。', channel: 'phone', received: '2026-12-01', scribe: '麦小满', witness: '柳惊蛰',
		readBack: true
	}),
	'comment.hide': async (town) => ({ community: 'LW', subject: town.id(), comment: await commentOf(town, '卖大米'), rule: 'advert', reason: '和本社区的事无关。' }),
	'comment.keep': async (town) => ({ community: 'LW', subject: town.id(), comment: await reportedComment(town), reason: '是在说补发的事，不是广告。' }),
	'comment.lapse': async (town) => {
		const comment = await commentOf(town, '王某家的补发');
		town.setClock(`${addDays(town.portal.today(), 14)}T09:00`);
		return { community: 'LW', comment };
	},
	'comment.post': (town) => ({
		community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'question', text: '名单贴在哪里？', claimed: '2026-12-01'
	}),
	'comment.release': async (town) => ({ community: 'LW', subject: town.id(), comment: await commentOf(town, '王某家的补发'), reason: '没有违反规则。' }),
	'comment.report': async (town) => ({
		community: 'LW', subject: town.id(), comment: await commentOf(town, '卖大米'), rule: 'advert', text: '发了好几处。', claimed: '2026-12-01'
	}),
	'comment.restore': async (town) => ({ community: 'LW', subject: town.id(), comment: await appealedComment(town), reason: '说的是公示的事，不是广告。' }),
	'comment.uphold': async (town) => ({ community: 'LW', subject: town.id(), comment: await appealedComment(town), reason: '是广告。' }),
	'community.create': async (town) => ({
		community: 'QH', code: `X${(made++).toString(36).toUpperCase()}`, subject: town.id(), name: `杏花社区${made}`, town: town.subject('places:T1'), template: await villageTemplate(town),
		units: ['杏花村', '桃源村'], telephone: '0000-6900009', intro: '两个村。', households: 420, dutiesFrom: '2027-01-01', without: [{ item: 'council', reason: '两个村商量得过来' }],
		duties: [{ item: 'committee', duty: 'affairs_disclosure', every: 'month', reason: '村民要求' }], rules: [{ rule: 'disclosureDay', own: 7, reason: '赶在集日之前' }]
	}),
	'device.enrol': async (town) => ({ code: await codeFor(town, '柳春分') }),
	'device.forget': () => ({}),
	'device.lock': () => ({}),
	'device.set-pin': () => ({ pin: '482915' }),
	'device.unlock': async (town, caller) => {
		if (caller.kind === 'person' && caller.through === 'device') await done(town, 'device.set-pin', { pin: '482915' }, caller);
		return { pin: '482915' };
	},
	'disclosure.publish': (town) => ({
		community: 'LW', subject: town.id(), table: town.id(), body: town.subject('bodies:LW-C'), period: '2026-11', title: '柳湾社区2026年11月收支',
		summary: ['进1000元。', '出300元。', '欢迎提问。'], reviewed: '2026-12-01', opening: 52_184_300, closing: 52_254_300, income: 100_000, expense: 30_000,
		lines: [line(1, 'in', 100_000, 52_284_300), line(2, 'out', 30_000, 52_254_300)]
	}),
	'electorate.appeal': async (town) => ({
		community: 'LW', subject: town.id(), electorate: await frozenList(town), kind: 'should-not', n: 1, text: '这一户已经搬走了。', claimed: '2026-12-01'
	}),
	'electorate.decide': async (town) => ({ community: 'LW', subject: town.id(), appeal: await appealed(town), outcome: 'upheld', reason: '经核实，这一户11月已经迁出。' }),
	'electorate.freeze': (town) => ({
		community: 'LW', subject: town.id(), body: town.subject('bodies:LW-G2-H'), unit: 'household', title: '上柳片巷道硬化三期筹资', day: town.portal.today(), poll: addDays(town.portal.today(), 28)
	}),
	'evaluation.close': async (town) => {
		const evaluation = await evaluationOf(town);
		town.setClock(`${addDays(town.portal.today(), 2)}T09:00`);
		return { community: 'LW', evaluation };
	},
	'evaluation.open': async (town) => evaluationTerms(town, await listNow(town)),
	'evaluation.rate': async (town) => ({ community: 'LW', evaluation: await sharedEvaluation(town), answers: [0, 1] }),
	'follow.begin': (town) => ({ community: 'LW', subject: town.subject('disclosures:D08') }),
	'follow.end': (town) => ({ subject: town.subject('disclosures:D08') }),
	'erasure.carry-out': () => ({ subject: 'AAAAAAAAAAAAAAAAAAAAAA' }),
	'erasure.request': async (town, caller) => ({ community: 'LW', subject: await ownQuestion(town, caller) }),
	'erasure.withdraw': async (town, caller) => {
		const subject = await ownQuestion(town, caller);
		if (caller.kind === 'person' && caller.community === 'LW') await done(town, 'erasure.request', { community: 'LW', subject }, caller);
		return { community: 'LW', subject };
	},
	'history.import': () => ({ file: demoCity() }),
	'map.import': () => ({ file: demoMap() }),
	'notice.agree': async (town) => ({ community: 'LW', person: await idOf(town, '苗立夏'), agrees: true, how: '11月22日在服务大厅当面说的' }),
	'notice.call': async (town) => {
		const person = await idOf(town, '苗立夏');
		await done(town, 'notice.agree', { community: 'LW', person, agrees: true, how: '当面说的' }, await town.person('麦小满'));
		const answered = await answeredQuestion(town, await town.person('苗立夏'));
		while (Number((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left) > 0);
		return { community: 'LW', person, keys: [`answered.${answered}.1`], outcome: 'reached' };
	},
	'notice.choose': () => ({ lang: 'zh-CN', quietFrom: '22:00', quietUntil: '6:30', telephone: false }),
	'notice.claim': () => ({ holder: MAILER }),
	'notice.confirm': () => ({ code: '123456' }),
	'notice.look': () => ({ community: 'LW' }),
	'notice.make': () => ({ community: 'LW' }),
	'notice.read': (town) => ({ keys: [`published.${town.subject('disclosures:D08')}.1`] }),
	'notice.sent': async (town) => {
		await done(town, 'notice.claim', { holder: MAILER }, { kind: 'clock' });
		return { holder: MAILER, letters: [{ person: await idOf(town, '苗立夏'), keys: [`published.${town.subject('disclosures:D08')}.1`], outcome: 'sent' }] };
	},
	'place.add': (town) => ({ community: 'LW', subject: town.id(), parent: town.subject('places:LW-G2'), kind: 'cell', name: `上柳新格${made++}`, households: 24 }),
	'place.change': (town) => ({ community: 'LW', place: town.subject('places:LW-G4'), name: '柳湾加工园', households: 3 }),
	'passkey.add': async (town, caller) => {
		const from = atDesk(caller) ? caller : await town.person('苗立夏');
		const { challenge, options } = await done(town, 'passkey.begin', {}, from);
		return { challenge, name: '办公室电脑', answer: softPasskey().register(options as { challenge: string }) };
	},
	'passkey.ask': () => ({}),
	'passkey.begin': () => ({}),
	'passkey.remove': async (town, caller) => {
		if (!atDesk(caller)) return { passkey: 'A'.repeat(43) };
		await addPasskey(town, caller);
		return { passkey: (await addPasskey(town, caller)).key.id };
	},
	'passkey.sign-in': async (town) => {
		const key = passkeys.get(town) ?? (await addPasskey(town, await town.person('苗立夏'))).key;
		passkeys.set(town, key);
		return signed(town, key);
	},
	'person.add': (town) => ({ community: 'LW', person: town.id(), name: '柳小满', place: town.subject('places:LW-G2'), door: '新巷3号', phone: '0000-6190033', registered: true, resident: true, another: true }),
	'person.correct': async (town) => ({ community: 'LW', person: await idOf(town, '柳春分'), name: '柳春分', place: town.subject('places:LW-G2'), door: '东巷30号' }),
	'poll.attend': async (town) => ({ community: 'LW', subject: town.id(), poll: await sharedPoll(town, { attendance: true }), present: [1, 2, 3] }),
	'poll.close': async (town) => ({ community: 'LW', poll: await countedPoll(town) }),
	'poll.count': async (town) => boxCount(town, await sharedPoll(town, { secrecy: 'secret-paper' }), { box: `会场${made++}号箱` }),
	'poll.lay': async (town, caller) => MATTER_STATES['poll.lay']!.untaken!(town, caller),
	'poll.open': async (town) => terms(town, await listNow(town)),
	'poll.recuse': async (town, caller) => {
		const poll = await sharedPoll(town);
		return { community: 'LW', subject: town.id(), poll, n: (await lineOf(town, poll, caller)) ?? 3 + made++, reason: '家里的房子在这三条巷道上。' };
	},
	'poll.second-round': async (town) => {
		const poll = await tiedPoll(town);
		const opensOn = addDays(town.portal.today(), 1);
		return { community: 'LW', subject: town.id(), poll, opensOn, opensAt: '08:00', closesOn: addDays(opensOn, 3), closesAt: '18:00' };
	},
	'person.attribute': async (town) => {
		const entered = (await INPUTS['question.enter']!(town, { kind: 'clock' })) as { subject: string };
		await done(town, 'question.enter', entered, await town.person('麦小满'));
		return { community: 'LW', subject: entered.subject, assisted: { person: await idOf(town, '柳榆穗'), authorisation: 'present', reason: '带着回执来的', witness: '柳惊蛰', readBack: true } };
	},
	'person.export': () => ({}),
	'person.leave': async (town) => ({ community: 'LW', person: String((await done(town, 'person.add', { community: 'LW', person: town.id(), name: '柳远行', resident: true, another: true }, await town.person('麦小满'))).person) }),
	'person.look': async (town) => ({ community: 'LW', persons: [await idOf(town, '柳榆穗')], why: 'slips' }),
	'person.merge': async (town) => {
		const clerk = await town.person('麦小满');
		const twin = async () => String((await done(town, 'person.add', { community: 'LW', person: town.id(), name: '柳远行', another: true }, clerk)).person);
		return { community: 'LW', subject: town.id(), person: await twin(), gone: await twin() };
	},
	'question.answer': async (town) => {
		const question = town.id();
		const asker = await town.person('u-lw-g2-003');
		await done(town, 'question.ask', { community: 'LW', subject: question, parent: town.subject('disclosures:D08'), text: '名单在哪里？' }, asker);
		return { community: 'LW', subject: town.id(), question, text: '名单贴在公开栏。' };
	},
	'question.rate': async (town, caller) => {
		const asker = caller.kind === 'person' && caller.community === 'LW' ? caller : await town.person('u-lw-g2-003');
		return { community: 'LW', subject: town.id(), question: await answeredQuestion(town, asker), satisfaction: 'basically', claimed: '2026-12-01' };
	},
	'question.ask': (town) => ({
		community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22,
		text: '补发的8400元，是哪7户？', claimed: '2026-12-01'
	}),
	'question.enter': (town) => ({
		community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22,
		text: '补发的8400元，是哪7户？', channel: 'paper_slip', received: '2026-12-01', scribe: '柳春分', witness: '柳惊蛰', readBack: true
	}),
	'registration.apply': (town) => ({
		community: 'LW', subject: town.id(), body: town.subject('bodies:LW-C'), case: 'lives-here', since: '2023-05-01', text: '住在上柳村，孩子在这里上学。', claimed: '2026-12-01'
	}),
	'registration.decide': async (town) => ({
		community: 'LW', subject: town.id(), registration: await applied(town), outcome: 'upheld', reason: '住满一年，情况属实。', consent: '2026-11-28'
	}),
	'roll.apply': async (town) => ({ community: 'LW', import: await checkedImport(town) }),
	'roll.cancel': async (town) => ({ community: 'LW', import: await writtenImport(town) }),
	'roll.continue': async (town) => ({ community: 'LW', import: await writtenImport(town) }),
	'roll.end': async (town) => ({
		community: 'LW', fact: String((await done(town, 'roll.record', { community: 'LW', person: await idOf(town, '柳春分'), kind: 'registered' }, await town.person('麦小满'))).fact)
	}),
	'roll.expire': () => ({}),
	'roll.look': async (town) => ({ community: 'LW', what: 'person', about: [await idOf(town, '柳春分')] }),
	'roll.map': async (town) => ({
		community: 'LW', import: await uploadedImport(town), mapping: ['name', 'place', 'door', 'phone'], place: town.subject('places:LW-G2')
	}),
	'roll.mend': async (town) => ({ community: 'LW', import: await checkedImport(town), row: 2, cells: { door: '东巷7号' }, leave: false, both: false }),
	'roll.record': async (town) => ({
		community: 'LW', person: await idOf(town, '柳春分'), kind: 'member', from: '2020-01-01', body: town.subject('bodies:LW-E2')
	}),
	'roll.undo': async (town) => ({ community: 'LW', import: await writtenImport(town) }),
	'roll.upload': async (town) => {
		await settled(town);
		return { community: 'LW', import: town.id(), name: '上柳村名册.csv', file: ROLL_FILE };
	},
	'office.lapse': () => ({}),
	'retention.run': () => ({}),
	'session.confirm': () => ({ code: '482915' }),
	'session.sign-in': async (town) => {
		const there = await town.portal.records.sessions.account('miao');
		if (!there) await done(town, 'account.create', { name: 'miao', person: await idOf(town, '苗立夏'), password: 'sieben Weiden am Bach' }, { kind: 'operator' });
		return { name: 'miao', password: 'sieben Weiden am Bach' };
	},
	'session.sign-out': () => ({}),
	'slip.print': async (town) => ({ community: 'LW', persons: [await idOf(town, '柳春分')] }),
	'slip.return': async (town) => ({ code: await codeFor(town, '柳春分') }),
	'template.adopt': (town) => ({
		community: 'QH', subject: town.id(), shipped: 'villages', town: town.subject('places:T1'), name: '柳湾镇的村', rules: [{ rule: 'answerDays', own: 4 }],
		duties: [{ item: 'committee', duty: 'affairs_disclosure', every: 'month' }]
	})
};

/** Names of what is made several times in one town. */
let made = 1;

/** The template for villages, adopted by the city for every town. */
export async function villageTemplate(town: Town): Promise<string> {
	const there = (await town.portal.contents.ofType('QH' as never, 'community-template')).find(({ content }) => (content as unknown as { topology: string }).topology === 'one_centre_many_committees');
	if (there) return there.content.subject;
	return String((await done(town, 'template.adopt', { community: 'QH', subject: town.id(), shipped: 'villages' }, { kind: 'operator' })).subject);
}

/** A roll of two people of 上柳村, in base64. */
const ROLL_FILE = Buffer.from('姓名,村,门牌,电话\n柳新一,上柳村,东巷7号,0000-6190001\n柳新二,上柳村,东巷8号,\n').toString('base64');

/** Waits until no import is being written or taken back. */
export async function settled(town: Town): Promise<void> {
	while ((await town.portal.records.rolls.working()).length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** A file that was read. Each time other people, so that there is something to write. */
async function uploadedImport(town: Town): Promise<string> {
	await settled(town);
	const name = `柳${String.fromCodePoint(0x4e00 + made++)}${String.fromCodePoint(0x5e00 + made)}`;
	const file = Buffer.from(`姓名,村,门牌,电话\n${name},上柳村,东巷9号,0000-6190009\n`).toString('base64');
	return String((await done(town, 'roll.upload', { community: 'LW', import: town.id(), name: '上柳村名册.csv', file }, await town.person('麦小满'))).import);
}

async function checkedImport(town: Town): Promise<string> {
	const id = await uploadedImport(town);
	await done(town, 'roll.map', { community: 'LW', import: id, mapping: ['name', 'place', 'door', 'phone'] }, await town.person('麦小满'));
	return id;
}

async function writtenImport(town: Town): Promise<string> {
	const id = await checkedImport(town);
	await done(town, 'roll.apply', { community: 'LW', import: id }, await town.person('麦小满'));
	await settled(town);
	return id;
}

/** A list of 上柳村's households, published today. */
async function frozenList(town: Town): Promise<string> {
	return String((await done(town, 'electorate.freeze', await INPUTS['electorate.freeze']!(town, { kind: 'clock' }), await town.person('麦小满'))).subject);
}

async function appealed(town: Town): Promise<string> {
	return String((await done(town, 'electorate.appeal', await INPUTS['electorate.appeal']!(town, { kind: 'clock' }), await town.person('u-lw-g2-004'))).subject);
}

/** An application; each by somebody else, for one at a time is enough. */
async function applied(town: Town): Promise<string> {
	const who = await town.person(`u-lw-g2-${String(20 + made++).padStart(3, '0')}`);
	return String((await done(town, 'registration.apply', await INPUTS['registration.apply']!(town, who), who)).subject);
}
