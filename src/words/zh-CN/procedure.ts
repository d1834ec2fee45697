import type { RoadState } from '#domain/community/adoption.ts';
import type { Layer } from '#domain/community/rule-layers.ts';
import type { Verdict } from '#domain/community/matter.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';

/** What a procedure asks for, by name. */
export const needs = {
	'topic-card': '议题卡',
	endorsements: '联名',
	'party-study': '党组织研究意见',
	'draft-plan': '方案草案',
	options: '备选方案',
	cost: '费用测算',
	materials: '会议材料',
	notice: '会议通知',
	agenda: '议程',
	attendance: '签到',
	minutes: '会议记录',
	'comments-answered': '意见采纳情况',
	'expert-opinion': '专家意见',
	'legal-opinion': '法律意见',
	'residents-opinion': '居民意见',
	'risk-assessment': '风险评估',
	hearing: '听证',
	'open-selection': '公开比选',
	recusals: '回避名单',
	poll: '表决',
	resolution: '决议',
	'notice-posted': '张贴公示',
	'objections-answered': '异议答复',
	commitments: '承诺清单',
	progress: '办理进度',
	completion: '办结报告',
	evaluation: '评议',
	report: '报告',
	archive: '归档'
} satisfies Record<NeedKind, string>;

/** Who decides where a body does not: follows its name. */
const instead = {
	decides: '由它决定',
	assembly: '要由居（村）民会议或者它授权的代表会议决定',
	owners: '要由业主共同决定',
	collective: '要由集体经济组织成员决定',
	advises: '它可以商量和提建议',
	studies: '它先研究，不代替表决',
	oversees: '它负责监督',
	organises: '它负责召集和办理'
} satisfies Record<Verdict, string>;

/** Whose a layer of rules is. */
export const layers = { law: '法律规定', province: '省里规定', city: '本市规定', community: '本社区规定' } satisfies Record<Layer, string>;

/** The layer that a refusal names. */
export function layerNamed(layer: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = layers;
	return known[String(layer)] ?? '规定';
}

/** The needs of a refusal, which carries them joined by commas. */
export function needsNamed(what: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = needs;
	return String(what ?? '').split(',').map((one) => known[one] ?? one).join('、');
}

/** What a body that does not decide does, or who decides in its place. */
export function decidesInstead(verdict: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = instead;
	return known[String(verdict)] ?? '';
}

/** A draft on its road to being a rule; the same for procedures and for numbers. */
export const adoption = {
	state: { comments: '正在征求意见', adoption: '等各组织通过', ready: '都通过了，等备案', overtaken: '已被别的修改代替', coming: '已备案，还没生效', 'in-force': '已生效' } satisfies Record<RoadState, string>,
	title: '走到哪一步',
	reason: '为什么要改',
	reasonNew: '为什么要定',
	drafted: '公布草案',
	comments: '征求意见结束',
	commentsWhy: '在这一页下面说。当天24:00截止，过后才能通过。',
	adopted: (p: { name: string }) => `${p.name}通过`,
	toAdopt: (p: { name: string }) => `等${p.name}通过`,
	filed: (p: { where: string }) => `备案：${p.where}`,
	toFile: '等备案',
	from: '开始生效',
	fromWhy: '只管这一天以后开始的事。以前开始的，按原来的办。',
	toCome: '备案时定生效日',
	overtaken: '在此期间，要改的那一版已经改过。这份草案不能再备案，要改请重新起草。',
	count: (p: { done: number; all: number }) => `${p.all}个组织里，${p.done}个已通过`,
	until: (p: { day: string }) => `意见收到${p.day}`,
	since: (p: { day: string }) => `${p.day}起生效`,
	by: (p: { name: string; day: string }) => `${p.name}，${p.day}通过`,
	decision: (p: { decision: string }) => `凭：${p.decision}`,
	edition: (p: { edition: string }) => `第${p.edition}版`,
	was: '原来',
	is: '改成',
	nothing: '无',
	noChanges: '和上一版没有不同。',
	line: (p: { line: string }) => `公开记录第${p.line}行`,
	versions: '改过几次',
	version: { 'in-force': '现行', past: '以前的', coming: '还没生效' },
	seeDraft: '看草案和意见',
	office: {
		done: '已经记下。',
		notYours: '现在没有要您办的。',
		pub: '看公开的页面',
		adopt: '登记一个组织通过',
		adoptLead: '在会议上通过以后登记。每个组织只登记一次。',
		body: '哪个组织',
		decision: '凭哪次决定',
		decisionHint: '会议、应到和实到人数、赞成人数，或者决议编号。',
		adoptGo: '登记通过',
		file: '备案，定生效日',
		fileLead: '备案以后不能撤回。要再改，就再起草一次。',
		filed: '备案机关和编号',
		from: '从哪天起生效',
		fileGo: '备案',
		comments: '征求意见多少天（7到90天）',
		reason: '为什么（公开）',
		bodies: '要哪些组织通过',
		bodiesHint: '少一个，就不能备案。',
		draftGo: '公布草案，征求意见',
		open: '正在办的草案',
		handle: '办理',
		see: '看',
		none: '现在没有草案',
		new: '起草'
	}
};

/** Procedures: what has to happen in which order, and how that is changed. */
export const procedure = {
	list: {
		title: '办事程序',
		lead: '一件事先后经过哪些环节、谁管、几天、要交什么，都写在程序里。',
		procedures: '本社区的程序',
		none: '还没有通过的程序',
		noneWhy: '程序要先征求意见，再由会议通过。',
		open: '正在征求意见和通过的草案',
		past: '已经走完的草案',
		stages: (p: { stages: string }) => p.stages,
		coming: (p: { edition: string; day: string }) => `第${p.edition}版${p.day}起生效`
	},
	inForce: (p: { edition: string; day: string }) => `第${p.edition}版，${p.day}起生效`,
	notYet: (p: { edition: string; day: string }) => `第${p.edition}版，到${p.day}才生效`,
	provenance: '从哪里来',
	kinds: (p: { kinds: string }) => `只办这几类事：${p.kinds}`,
	stages: '环节',
	stage: (p: { no: number; name: string }) => `${p.no}. ${p.name}`,
	part: { owner: '谁管', days: '几天', inputs: '进来时要有', outputs: '出去前要有', decision: '怎样表决', publish: '公布', moves: '可以到哪里' },
	within: (p: { days: string }) => `${p.days}之内`,
	noDays: '没有定',
	actor: { 'deciding-body': '有权决定这件事的组织', raiser: '提出的人', town: '镇（街道）', clock: '到期自动' },
	from: (p: { amount: string }) => `${p.amount}元以上`,
	ofKinds: (p: { kinds: string }) => `${p.kinds}`,
	only: (p: { when: string }) => `（只有${p.when}的）`,
	or: '或者',
	ahead: (p: { days: string; of: string }) => `${p.of}前至少公开${p.days}`,
	move: (p: { outcome: string; to: string; by: string }) => `${p.outcome}，到“${p.to}”。由${p.by}`,
	ends: (p: { outcome: string; by: string }) => `${p.outcome}，到此结束。由${p.by}`,
	withReason: '要公开理由',
	secret: '无记名',
	openVote: '不是无记名',
	publishes: (p: { what: string; within: string }) => `${p.what}，${p.within}之内公布`,
	displayed: (p: { days: string }) => `至少公示${p.days}`,
	adopted: '谁通过的',
	difference: '改了什么',
	differenceFrom: (p: { name: string; edition: string }) => `和现在的《${p.name}》第${p.edition}版比`,
	newOne: '这是一个新的程序，以前没有。',
	became: '看生效的程序',
	all: '全部环节',
	what: { new: '新加的环节', gone: '去掉的环节', order: '环节的先后' },
	kindsOfDraft: { new: '新程序', change: '修改' },
	office: {
		rail: '程序',
		title: '办事程序',
		lead: '程序要先公布草案，意见期过后由各组织通过，再备案生效。',
		newTitle: '起草一个程序',
		base: '从哪个程序开始',
		baseWhy: '可以改现行的，也可以用网站带的。',
		choose: '用这个',
		library: (p: { name: string }) => `网站带的：${p.name}`,
		amend: (p: { name: string; edition: string }) => `修改现行的：${p.name} 第${p.edition}版`,
		name: '名称',
		edition: '版本号',
		editionHint: '例如 1.1',
		days: '每个环节最多几天',
		stageDays: (p: { name: string }) => `${p.name}（天）`,
		daysHint: '不填就不改。'
	}
};
