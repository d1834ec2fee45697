/** Disclosures and their accounts. */
export const disclosure = {
	category: { party: '党务', affairs: '村（居）务', finance: '财务', service: '服务' },
	categoryTitle: { party: '党务公开', affairs: '村（居）务公开', finance: '财务公开', service: '服务公开' },
	accountTitle: (p: { unit: string; period: string }) => `${p.unit}${p.period}收支`,
	list: {
		title: '公示',
		lead: (p: { day: number }) => `每月${p.day}日前公布上个月的。没公布的，也写在这里。`,
		owingTitle: '该公布还没公布的',
		owingNone: '到今天为止，该公布的都公布了。',
		missing: (p: { body: string; period: string; category: string }) => `${p.body}：${p.period}${p.category}没有公布`,
		due: (p: { body: string; period: string; category: string }) => `${p.body}：${p.period}${p.category}待公布`,
		dueBy: (p: { day: string }) => `应在${p.day}前公布`,
		owedBy: (p: { body: string }) => `由${p.body}接办`,
		extended: (p: { reason: string }) => `延期：${p.reason}`,
		only: (p: { body: string }) => `只看${p.body}`,
		all: '看全部',
		empty: '还没有公示',
		emptyWhy: '公布以后会出现在这里。到期没公布，会写明逾期几天。',
		lines: (p: { lines: number; income: string; expense: string }) => `${p.lines}笔，收${p.income}元，支${p.expense}元`,
		total: (p: { total: number }) => `共${p.total}份`,
		posted: '只在公开栏张贴'
	},
	facts: {
		published: (p: { day: string }) => `${p.day}公布`,
		publishedUntil: (p: { day: string; until: string }) => `${p.day}公布，公示到${p.until}`,
		displayOver: '公示期已过，内容长期可查',
		due: (p: { day: string }) => `应在${p.day}前公布`,
		revised: (p: { day: string }) => `${p.day}改过`,
		event: (p: { day: string }) => `${p.day}的事`,
		objection: (p: { day: string }) => `${p.day}前可以提异议`,
		reviewed: (p: { day: string }) => `监督委员会${p.day}审核`,
		notReviewed: '没有监督委员会的审核',
		prepared: (p: { name: string }) => `${p.name}编制`,
		approved: (p: { name: string }) => `${p.name}批准`,
		reviewedBy: (p: { name: string }) => `${p.name}审核`,
		body: (p: { body: string }) => `${p.body}的事`,
		covers: (p: { bodies: string }) => `也包括${p.bodies}`
	},
	summary: {
		totals: (p: { period: string; income: string; expense: string; closing: string }) =>
			`${p.period}收入${p.income}元，支出${p.expense}元，期末账上有${p.closing}元。`,
		largest: (p: { summary: string; amount: string; percent: number }) => `最大的一笔是${p.summary}，${p.amount}元，占支出的${p.percent}%。`,
		vouchers: (p: { count: number }) => (p.count === 0 ? '每一笔都附了凭证。' : `有${p.count}笔没有附凭证。`)
	},
	figures: {
		opening: '期初账上（元）',
		income: (p: { count: number }) => `收入 ${p.count}笔（元）`,
		expense: (p: { count: number }) => `支出 ${p.count}笔（元）`,
		closing: '期末账上（元）'
	},
	compare: {
		label: '和哪一期比',
		none: '不比较',
		button: '比较',
		previous: (p: { period: string }) => `上一期：${p.period}`,
		next: (p: { period: string }) => `下一期：${p.period}`
	},
	csv: '表格',
	csvHidden: '，CSV 文件',
	bars: {
		title: (p: { percent: number; category: string }) => `每花100元，${p.percent}元是${p.category}`,
		titleNone: '这一期没有支出',
		sub: (p: { period: string }) => `${p.period}支出按科目，元`,
		stroke: (p: { period: string }) => `。短竖线是${p.period}的数`,
		more: (p: { period: string; amount: string }) => `比${p.period}多${p.amount}元`,
		less: (p: { period: string; amount: string }) => `比${p.period}少${p.amount}元`,
		same: (p: { period: string }) => `和${p.period}一样`,
		newThere: (p: { period: string }) => `${p.period}没有`,
		gone: (p: { period: string; amount: string }) => `${p.period}有${p.amount}元`
	},
	balance: {
		up: (p: { amount: string }) => `期末比期初多${p.amount}元`,
		down: (p: { amount: string }) => `期末比期初少${p.amount}元`,
		level: '期末和期初一样多',
		sub: (p: { period: string }) => `${p.period}每天的账上余额，元`,
		alt: (p: { opening: string; highest: string; day: string; closing: string }) =>
			`账上余额：期初${p.opening}元，${p.day}最高${p.highest}元，期末${p.closing}元。`,
		opening: (p: { amount: string }) => `期初${p.amount}`,
		closing: (p: { amount: string }) => `期末${p.amount}`,
		highest: (p: { amount: string; day: string }) => `${p.amount} ${p.day}最高`
	},
	table: {
		expenses: (p: { count: number }) => `支出 ${p.count}笔`,
		incomes: (p: { count: number }) => `收入 ${p.count}笔`,
		item: '项目',
		amount: '金额（元）',
		balance: '账上余额（元）',
		voucher: '凭证',
		basis: '依据',
		ask: '提问',
		line: (p: { n: number }) => `第${p.n}笔`,
		pays: '付',
		receives: '收',
		everyday: '日常开支',
		blank: '没有写',
		none: '—',
		askLine: '问这一笔',
		askLineHidden: (p: { summary: string }) => `：${p.summary}`,
		asked: (p: { count: number }) => `${p.count}人问过`,
		askedMore: (p: { count: number }) => `${p.count}人以上问过`,
		sum: (p: { count: number }) => `合计 ${p.count}笔`,
		missing: { attachments: '缺凭证', handler: '缺经手人', witness: '缺证明人', approver: '缺审批人' }
	},
	account: {
		kind: {
			collective: '集体收支', village: '村级收支', party_service_fund: '党组织服务群众经费', common_income: '公共收益',
			operating_fund: '运转经费', association: '社团收支'
		},
		of: (p: { unit: string; kind: string; period: string }) => `${p.unit}　${p.kind}　${p.period}`
	},
	text: '说明',
	versions: {
		title: '改过几次',
		first: '第一次公布',
		version: (p: { version: number }) => `第${p.version}版`,
		reason: (p: { reason: string }) => `原因：${p.reason}`,
		noReason: '没有写原因',
		line: (p: { line: string }) => `公开记录第${p.line}条`
	},
	line: {
		title: (p: { n: number; summary: string }) => `第${p.n}笔：${p.summary}`,
		out: (p: { amount: string }) => `付出${p.amount}元`,
		in: (p: { amount: string }) => `收进${p.amount}元`,
		facts: '这一笔的情况',
		field: {
			date: '日期', voucher: '凭证号', category: '科目', amount: '金额', balance: '这一笔之后账上', counterparty: '对方', funding: '资金来源',
			handler: '经手人', witness: '证明人', approver: '审批人', decision: '决议', contract: '合同', attachments: '附件', recurring: '日常开支',
			reviewed: '监督委员会看过'
		},
		attachments: (p: { count: number }) => `${p.count}张`,
		recurring: { wages: '工资补贴', utilities: '水电', fuel: '燃油' },
		yes: '是',
		no: '否',
		missing: '没有写',
		unrecorded: '原来就没有记这一项',
		previous: '上一笔',
		next: '下一笔'
	}
};
