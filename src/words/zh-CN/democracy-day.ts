import type { ItemKind, Signer } from '#domain/democracy-day/democracy-day.ts';
import type { Unit, Verdict } from '#domain/procedure/decision.ts';

/** A comparison in numbers: have, at least need, of so many; times as the share is multiplied across. */
interface Compared {
	have: number;
	need: number;
	of: number;
	unit: Unit;
	/** The share's name, from `share`. */
	share: string;
	holds: boolean;
}

const COUNTED: Record<Unit, string> = { person: '人', household: '户', representative: '人', member: '人', owner: '人' };

/** Democracy Days: announced, held, written down, carried out. */
export const democracyDay = {
	title: '民主日',
	on: (p: { day: string }) => `${p.day}民主日`,
	lead: '代表和居民坐在一起：看账、提问、协商、表决、测评。居民都可以来听。',
	next: '下一次',
	nextNone: '还没有宣布下一次',
	nextNoneWhy: '宣布以后，时间、地点和议程会写在这里。',
	noticeAsked: (p: { days: string }) => `代表会议至少提前${p.days}通知。`,
	past: '开过的',
	pastNone: '还没有民主日的记录',
	pastNoneWhy: '开过以后，谁到了、说了什么、答应了什么，都会写在这里。',
	since: '多久没开了',
	sinceDays: (p: { days: number }) => (p.days === 0 ? '今天开的' : `距上次${p.days}天`),
	sinceLast: (p: { day: string }) => `上次${p.day}`,
	sinceNone: '没有记录',
	sinceNoneWhy: '本站没有它开民主日的记录，不等于没有开会。',
	bodiesNone: '这里没有登记代表会议。',
	needed: (p: { members: number; needed: number }) => `成员${p.members}人，到${p.needed}人才能开`,
	opening: '下一次先看这些',
	openingWhy: (p: { day: string }) => `${p.day}答应的事，还没有办完：`,
	state: {
		announced: (p: { days: number }) => (p.days === 1 ? '明天开' : `还有${p.days}天`),
		today: '今天开',
		held: '开过了',
		unrecorded: (p: { days: number }) => `过了${p.days}天，没有写开没开`,
		'called-off': '不开了'
	},
	notice: {
		'in-time': (p: { ahead: number; asked: number }) => `提前${p.ahead}天通知，够${p.asked}天`,
		short: (p: { ahead: number; asked: number }) => `只提前${p.ahead}天通知，应当提前${p.asked}天`,
		'no-rule': (p: { ahead: number }) => `提前${p.ahead}天通知`,
		missing: '没有通知',
		'not-recorded': '没有记录哪天通知'
	},
	minutesState: {
		inTime: (p: { day: string }) => `记录${p.day}公布，按时`,
		late: (p: { day: string; days: number }) => `记录${p.day}公布，晚了${p.days}天`,
		due: (p: { day: string }) => `记录应在${p.day}前公布`,
		overdue: (p: { days: number }) => `记录逾期${p.days}天没有公布`,
		'not-recorded': '没有会议记录'
	},
	items: (p: { count: number }) => `${p.count}项议程`,
	facts: {
		time: '时间',
		place: '地点',
		body: '会议',
		chair: '主持人',
		recorder: '记录人',
		announced: '通知',
		materials: '材料公开',
		studied: '党组织先研究',
		minutes: '会议记录',
		archived: '归档',
		missing: '应当有，没有',
		unrecorded: '没有记录'
	},
	range: (p: { from: string; until: string }) => `${p.from}到${p.until}`,
	unit: { person: '成年人', household: '户代表', representative: '代表', member: '成员', owner: '业主' } satisfies Record<Unit, string>,
	share: (p: { numerator: number; denominator: number }) =>
		p.numerator === 1 && p.denominator === 2 ? '半数' : p.numerator === 2 && p.denominator === 3 ? '三分之二' : `${p.numerator}/${p.denominator}`,
	quorum: {
		title: (p: { holds: boolean }) => (p.holds ? '到会的人够了' : '到会的人不够'),
		sentence: (p: Compared) =>
			`应到${p.of}${COUNTED[p.unit]}，实到${p.have}${COUNTED[p.unit]}。至少要${p.need}${COUNTED[p.unit]}，${p.holds ? '够了' : `还差${p.need - p.have}${COUNTED[p.unit]}`}。`,
		/** How the comparison is made without fractions. */
		sum: (p: Compared & { left: string; right: string; more: boolean }) =>
			p.more
				? `算法：${p.left}，${p.right}。前面${p.holds ? '大于' : '不大于'}后面，${p.holds ? '过' : '没有过'}${p.share}。`
				: `算法：${p.left}，${p.right}。前面${p.holds ? '不小于' : '小于'}后面，${p.holds ? '够' : '不够'}${p.share}。`,
		times: (p: { a: number; b: number; product: number }) => `${p.a}×${p.b}＝${p.product}`,
		mark: (p: { need: number; unit: Unit }) => `${p.need}${COUNTED[p.unit]}`,
		source: (p: { source: string }) => `依据：${p.source}`
	},
	attendance: {
		title: '到会情况',
		none: '没有到会人数的记录。',
		of: (p: { present: number; expected: number }) => `${p.present} / ${p.expected}`,
		share: (p: { percent: number }) => `${p.percent}%`,
		proxies: '其中受委托的',
		observing: '旁听居民',
		nonRegistered: '非户籍居民',
		residentUnits: '驻区单位',
		overseers: '监督委员',
		townStaff: '镇干部',
		subdistrictStaff: '街道干部',
		privacy: '只公布人数。签到的名字不上网。'
	},
	agenda: {
		title: '议程',
		withMinutes: '议程和会议记录',
		presenter: (p: { name: string }) => `主讲：${p.name}`,
		rule: (p: { rule: string }) => `规矩：${p.rule}`,
		materials: (p: { names: string }) => `材料：${p.names}`,
		unshown: (p: { count: number; more: boolean }) => `${p.more ? '另' : ''}有${p.count}件有关的资料，还没有页面`,
		kind: {
			opening: '开场', report: '报告', disclosure: '公开', inquiry: '质询', deliberation: '协商', vote: '表决', evaluation: '测评', other: '其他', closing: '结束'
		} satisfies Record<ItemKind, string>,
		nothing: '没有写下这一项。',
		recusal: (p: { name: string; why: string }) => `回避：${p.name}（${p.why}）`
	},
	vote: {
		passed: '通过',
		failed: '没有通过',
		resolution: (p: { number: string }) => `决议号${p.number}`,
		papers: (p: { issued: number; returned: number; invalid: number }) => `发票${p.issued}张，收回${p.returned}张，无效${p.invalid}张`,
		yes: '赞成',
		no: '反对',
		abstain: '弃权',
		sentence: (p: Compared) => `到会${p.of}${COUNTED[p.unit]}，赞成${p.have}。超过半数至少要${p.need}，${p.holds ? '够了' : `还差${p.need - p.have}`}。`,
		differs: (p: { announced: string; computed: string }) => `当场宣布“${p.announced}”，按这些数字算是“${p.computed}”。`,
		verdict: { passed: '通过', failed: '没有通过', 'no-quorum': '人不够，不能表决', tie: '票数相同' } satisfies Record<Verdict, string>
	},
	actions: {
		title: '答应办的事',
		none: '会议记录里没有写下要办的事。',
		notYet: '开过以后，谁答应办什么、哪天办好，会写在这里。',
		counts: (p: { total: number; done: number; late: number }) => `答应办${p.total}件，办完${p.done}件${p.late > 0 ? `，逾期${p.late}件` : ''}。`,
		why: '办没办完，照会议记录所写。到期没有写办完，就算逾期。',
		done: '办完了',
		begun: '正在办',
		notBegun: '还没开始',
		due: (p: { day: string }) => `${p.day}前`,
		before: (p: { day: string }) => `上一次（${p.day}）答应办的事`,
		beforeWhy: '这一次先从这里看起。',
		beforeOpen: '看上一次'
	},
	signatures: {
		title: '签字',
		by: (p: { who: string; name: string }) => `${p.who}：${p.name}`,
		missing: (p: { who: string }) => `缺${p.who}的签字`,
		who: { chair: '主持人', recorder: '记录人', overseer: '监督委员会' } satisfies Record<Signer, string>,
		line: '签字',
		reservation: (p: { text: string }) => `保留意见：${p.text}`
	},
	votesSum: (p: { count: number; passed: number }) => `表决${p.count}项，通过${p.passed}项。`,
	shortNotice: (p: { reason: string }) => `通知晚了，原因：${p.reason}`,
	draft: '这是记录稿，还在等签字。看到不对的，请在下面评论里说。',
	here: {
		title: '您到会场了',
		lead: '按一下，就签到了。只公布人数，不公布姓名。',
		button: '我到了',
		done: '已签到。',
		join: '请先用纸条加入，或到桌前签到。',
		other: '您是别的社区的，请到桌前签到。'
	},
	topics: {
		title: '想说的事',
		lead: '想在民主日上说什么，写在这里。排上了写在哪一天，没排上写为什么。',
		raise: '我想说一件事',
		sent: (p: { number: string }) => `收到了，编号${p.number}。`,
		waiting: '还没排上',
		settled: '已经有了结果',
		none: '还没有人提。',
		taken: (p: { day: string; item: number }) => `排在${p.day}第${p.item}项`,
		declined: (p: { by: string; reason: string }) => `没有排上。${p.by}：${p.reason}`,
		open: (p: { days: number }) => (p.days === 0 ? '今天提的' : `等了${p.days}天`),
		body: '交给哪个会',
		text: '想说什么事',
		hint: '不要写别人的姓名和电话。您的姓名不公开。',
		button: '提出来',
		join: '加入以后就能提',
		paper: '也可以写纸条交到居委会，或打电话说。',
		other: '您不是这个社区的居民。'
	},
	reason: (p: { reason: string }) => `原因：${p.reason}`,
	after: (p: { day: string }) => `后一次：${p.day}`,
	earlier: (p: { day: string }) => `前一次：${p.day}`,
	calendar: (p: { body: string }) => (p.body ? `民主日：${p.body}` : '民主日'),
	home: (p: { count: number }) => (p.count === 0 ? '民主日' : `民主日（${p.count}次）`)
};
