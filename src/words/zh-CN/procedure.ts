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
