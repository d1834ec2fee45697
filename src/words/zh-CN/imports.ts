import type { FileProblemCode } from '#domain/community/imported.ts';

type P = Readonly<Record<string, string | number>>;

const KINDS: Readonly<Record<string, string>> = { string: '文字', number: '数', Array: '列表', Object: '一组项目', boolean: '是或否' };

/** Taking over history from a file: what is wrong with the file, and what of it is kept for later. Amounts are in yuan. */
export const imports = {
	problem: {
		missing: (_: P) => '缺少这一项。',
		'wrong-type': (p: P) => `这里应当是${KINDS[String(p.expected)] ?? '别的写法'}。`,
		'not-in-list': (p: P) => `“${p.value}”不在可选的范围里，可选：${p.allowed}。`,
		'not-a-day': (_: P) => '这不是一个日期。请写成 2026-11-09 的样子。',
		'not-a-moment': (_: P) => '这不是一个日期或时刻。',
		'not-a-clock-time': (_: P) => '这不是一个钟点。请写成 08:30 的样子。',
		'not-a-period': (_: P) => '这不是一个期间。可以写 2026-10、2026-Q3、2026。',
		'not-money': (_: P) => '金额要写成整数，单位是分，不能是负数。',
		'not-a-number': (_: P) => '这里应当是一个范围内的整数。',
		'not-an-address': (_: P) => '社区代号应当是2到12个大写字母或数字。',
		'not-masked': (_: P) => '公开的称呼应当是姓加“**”。',
		'text-unreadable': (_: P) => '文字里有看不见的字符，或编码不标准（应为NFC）。',
		'too-long': (p: P) => `文字太长，最多${p.most}个字。`,
		'too-large': (_: P) => '这一项太大，请拆成几项。',
		'too-deep': (p: P) => `层次太深，最多${p.most}层。`,
		twice: (p: P) => `“${p.name}”出现了两次，第一次在 ${p.first}。`,
		dangling: (p: P) => `“${p.name}”在文件里找不到（${p.list}）。`,
		'not-the-tree': (p: P) => `“${p.name}”放错了上级。`,
		'tree-in-a-circle': (p: P) => `“${p.name}”的上级绕成了圈，到不了市。`,
		'no-root': (_: P) => '没有最上面的一级（市）。',
		'other-community': (p: P) => `“${p.name}”属于别的社区。`,
		'links-differ': (p: P) => `两处说法不一致：“${p.name}”。`,
		'no-such-line': (p: P) => `“${p.name}”里没有第${p.line}笔。`,
		'until-before-from': (p: P) => `截止（${p.until}）不晚于开始（${p.from}）。`,
		'answered-before-asked': (p: P) => `答复的日期早于提问的日期（${p.asked}）。`,
		'out-of-order': (p: P) => `这里应当是第${p.expected}版。`,
		'count-differs': (p: P) => `票数对不上：各项加起来是${p.sum}。`,
		'nowhere-published': (_: P) => '这份账没有写在哪里公布过。',
		'more-than': (p: P) => `这个数太大，最多${p.most}。`,
		'sum-differs': (p: P) => `各项加起来是${p.expected}，写的是${p.found}。`,
		'not-geojson': (_: P) => '这不是 GeoJSON 的写法（RFC 7946）。',
		'too-many': (p: P) => `太多了：有${p.found}，最多${p.most}。请拆成几个文件。`,
		'not-a-geometry': (_: P) => '形状读不出来。只收点、多边形和多个多边形。',
		'out-of-range': (_: P) => '坐标不在地球上，或经纬度写反了。请写成 [经度, 纬度]。',
		'ring-open': (p: P) => `边界没有合拢，断在 ${p.near}。`,
		'ring-too-short': (_: P) => '边界至少要有三个角。',
		'ring-crosses-itself': (p: P) => `边界自己交叉了，在 ${p.near} 附近。`,
		'too-many-corners': (p: P) => `边界的点太多，最多${p.most}个。请先简化。`,
		'point-without-kind': (_: P) => '这个点没有写是什么。kind 可以写 service_centre 或 notice_board。',
		'point-outside': (p: P) => `这个点不在“${p.name}”里面。`,
		'no-such-place': (p: P) => `没有叫“${p.name}”的地方。`,
		'not-comparable': (p: P) => `和“${p.name}”的边界太乱，没法比较。`,
		overlaps: (p: P) => `和“${p.name}”重叠${p.m2}平方米。`,
		outside: (p: P) => `超出“${p.name}”${p.m2}平方米。`,
		gap: (p: P) => `“${p.name}”里有${p.m2}平方米没有画到。`,
		'sliver-overlaps': (p: P) => `和“${p.name}”重叠一点：${p.m2}平方米。`,
		'sliver-outside': (p: P) => `超出“${p.name}”一点：${p.m2}平方米。`,
		'sliver-gap': (p: P) => `“${p.name}”里留下一点空白：${p.m2}平方米。`,
		'winding-mended': (p: P) => `有${p.rings}圈边界的方向反了，已经改正。`,
		'no-lines': (_: P) => '这份账一笔也没有。',
		'too-many-lines': (p: P) => `一份账最多${p.most}笔。`,
		'seq-not-continuous': (p: P) => `序号不连续，这里应当是${p.expected}。`,
		'date-outside-period': (p: P) => `日期不在这一期里（${p.from}到${p.until}）。`,
		'voucher-twice': (p: P) => `凭证号“${p.voucher}”用了两次，第一次在第${p.first}笔。`,
		'balance-differs': (p: P) => `余额应为${p.expected}元，写的是${p.found}元。`,
		'income-differs': (p: P) => `收入合计应为${p.expected}元，写的是${p.found}元。`,
		'expense-differs': (p: P) => `支出合计应为${p.expected}元，写的是${p.found}元。`,
		'closing-differs': (p: P) => `期末余额应为${p.expected}元，写的是${p.found}元。`
	} satisfies Record<FileProblemCode, (p: P) => string>,
	/** Names of the lists of a file; a list that is not here is named as the file names it. */
	list: {
		meta: '文件说明', config: '全市参数', towns: '镇街', communities: '社区', places: '地点', households: '住户', people: '人员', bodies: '组织', offices: '职务',
		disclosures: '公开事项', finance_tables: '账目', inquiries: '提问', assignments: '分工', registers: '合同台账', donation_ledgers: '捐赠明细',
		contracts: '合同', decision_records: '决议和纪要', votes: '表决', proposals: '提案', matters: '事项', procedures: '程序', commitments: '承诺',
		democracy_days: '民主日', consultations: '协商', opinions: '意见书', risk_assessments: '风险评估', ledger: '民情台账', paper_slips: '纸条',
		receptions: '接待日', evaluations: '评议', pledges: '个人承诺', three_lists: '三榜公示', supervision_orders: '督办', oversight_reports: '监督报告',
		observers: '外部观察员', volunteer_tasks: '志愿任务', calendar_month: '每月安排', calendar_year: '全年安排', deliberation_documents: '协商稿',
		expected_findings: '核对用的结论'
	}
};
