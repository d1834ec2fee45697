import type { DutyKind, DutyState } from '#domain/oversight/duties-view.ts';

/** What every body owes over month and year, and how it stands. */
export const duties = {
	title: '该办的事',
	lead: '每个组织每个月该办什么、办了没有。没办的自己显出来，不用谁去填。',
	year: (p: { year: string }) => `${p.year}年`,
	monthOf: (p: { year: string; month: number }) => `${p.year}年${p.month}月`,
	choose: '看哪个月',
	wholeYear: '全年',
	show: '显示',
	counts: (p: { done: number; late: number; due: number; missing: number }) => `按时${p.done}件，晚了${p.late}件，没到期${p.due}件，欠着${p.missing}件。`,
	state: { done: '按时办了', late: '办了，晚了', due: '没到期', missing: '欠着' } satisfies Record<DutyState['state'], string>,
	stateOf: (p: { state: DutyState['state']; days: number }) => (p.state === 'done' ? '按时' : p.state === 'late' ? `晚了${p.days}天` : p.state === 'due' ? (p.days === 0 ? '今天到期' : `还有${p.days}天`) : `欠着，过了${p.days}天`),
	legend: '记号',
	kind: {
		finance: '公布账目', affairs: '公布事务', meeting: '开会', appraisal: '民主评议', duty_report: '述职报告', minutes: '公布会议记录', stage: '事项按期办到下一步', answer: '答复提问', report: '答复直报', commitment: '办完承诺',
		dismissal: '连续两次不称职，终止职务', other: '其他'
	} satisfies Record<DutyKind, string>,
	months: '月份',
	cell: (p: { kind: string; month: number; done: number; late: number; due: number; missing: number }) =>
		`${p.month}月${p.kind}：${[p.done > 0 ? `按时${p.done}` : '', p.late > 0 ? `晚了${p.late}` : '', p.due > 0 ? `没到期${p.due}` : '', p.missing > 0 ? `欠着${p.missing}` : ''].filter(Boolean).join('，') || '没有'}`,
	by: (p: { day: string }) => `${p.day}前`,
	meets: (p: { days: number; day: string }) => (p.days === 0 ? `今天开了会` : `距上次开会${p.days}天（${p.day}）`),
	meetsNone: '没有开会的记录，不等于没有开会。',
	speakers: (p: { without: number; of: number; percent: number }) => `民主日上发言${p.of}次，不任职的人${p.without}次，占${p.percent}%。`,
	raisers: (p: { without: number; of: number; percent: number }) => `提案${p.of}件，居民、代表和驻区单位提的${p.without}件，占${p.percent}%。`,
	none: '这里还没有登记谁该办什么',
	noneWhy: '给组织登记职责以后，每个月的情况会显示在这里。',
	noneHere: '这个月没有该办的事。',
	list: '逐件看',
	before: '登记职责以前的事，不在这里算。'
};
