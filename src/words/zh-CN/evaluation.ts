/** Evaluations and appraisals: the public page. */
export const evaluation = {
	title: (p: { title: string }) => `测评：${p.title}`,
	state: { announced: '还没有开始', open: '正在测评', ended: '已截止，正在统计', closed: '已结束' },
	when: (p: { from: string; until: string }) => `${p.from}到${p.until}`,
	who: '问谁',
	byList: (p: { number: string; count: number }) => `按名单${p.number}，共${p.count}个`,
	honest: '只在屏幕上匿名。表和人分开存放，不记时间，截止时一次写进记录。管后台的人如果当场盯着，仍可能看出来。',
	least: (p: { least: number }) => `收回不到${p.least}份，不公布结果。`,
	weights: (p: { satisfied: string; basically: string; dissatisfied: string; pass: string }) => `满意算${p.satisfied}，基本满意算${p.basically}，不满意算${p.dissatisfied}。${p.pass}以上合格。`,
	points: (p: { list: string }) => `各等次的分：${p.list}`,
	answers: { satisfied: '满意', basically: '基本满意', dissatisfied: '不满意' },
	skip: '不评',
	reports: '先看述职报告', report: (p: { holder: string; period: string }) => `${p.holder}：${p.period}述职报告`, noReport: (p: { holder: string }) => `${p.holder}：没有述职报告`,
	rate: '填写',
	button: '交表',
	join: '加入以后才能在手机上填。纸表、电话一样算数。',
	notOnList: '这次没有请您填。',
	done: '您已经交过表。第一份算数，不能再改。',
	offline: '没有网络也能填：先存在本机，联网后再送。截止后送到的不算。',
	result: '结果',
	forms: (p: { issued: number; returned: number }) => `请${p.issued}个填，收回${p.returned}份`,
	same: (p: { lines: number; forms: number }) => `名单上有${p.lines}条和别的条是同一个人，只请一次。${p.forms > 0 ? `查清以前，多交了${p.forms}份。匿名的表分不出是哪${p.forms === 1 ? '一' : '几'}份。所以人数只算一次；去掉任何${p.forms === 1 ? '一' : p.forms}份都合格，才算合格。` : ''}`,
	tooFew: '收回的太少，不公布结果。',
	tooFewFor: '评的人太少的，不列出来。',
	index: (p: { index: string }) => `满意指数${p.index}`,
	mean: (p: { mean: string }) => `平均${p.mean}分`,
	passed: '合格',
	failed: '不合格',
	list: {
		title: '测评', lead: '事办得怎么样、人称不称职，请大家说。填的人够多才公布结果。', now: '正在测评或将要开始的', past: '有结果的', none: '现在没有测评', noneWhy: '开始测评后显示在这里。',
		kind: { satisfaction: '满意度测评', appraisal: '述职评议' }, returned: (p: { issued: number; returned: number }) => `发出${p.issued}份，收回${p.returned}份`
	},
	office: {
		rail: '测评', title: '测评', lead: '先定好问谁、问什么，开始后不能再改。', none: '现在没有测评', open: '开始一次测评', openLead: '定好的都写进公开记录。截止后自动统计公布。', openButton: '公布并开始', noList: '还没有名单，不能测评。请先公布一份名单。',
		kind: '哪一种', electorate: '问谁（名单）', body: '评哪个组织', matter: '属于哪件事（可不选）', noMatter: '不属于哪件事', name: '题目', items: '问哪几项，一行一项', itemsHint: '例如：质量。述职评议不用写这一栏。', offices: '述职评议：评哪几位', officesHint: '勾出要评的人，要在同一个组织里。一位都不勾，就评这个组织在任的每一位。',
		judged: (p: { holder: string; position: string; body: string }) => `${p.holder}（${p.body}${p.position}）`,
		opensOn: '从哪天', closesOn: '到哪天（当天还能填）', least: '至少收回几份才公布（5份起）', opened: '已经公布。', taken: (p: { count: number; of: number }) => `已收${p.count}份，共请${p.of}个。`,
		enter: '登记纸表或电话', enterLead: '按名单号登记，一个号只算第一份。交上来的内容和名单号分开存放。', n: '名单号', channel: '怎样来的', enterButton: '登记',
		entered: '已登记。', again: '这个号已经交过表，第一份算数，没有再记。', auto: (p: { day: string }) => `${p.day}晚上截止，自动统计公布。`
	},
	twice: (p: { first: number; second: number; clause: string }) => `${p.first}年、${p.second}年连续两次评为不称职。依${p.clause}，职务应当终止，请有关组织办理。`
};
