/** Questions, their clocks and answers. */
export const question = {
	list: {
		title: '提问和答复',
		lead: (p: { days: number }) => `问了就编号，${p.days}天内要答复。没有答复，这里写明逾期几天。`,
		satisfaction: '提问人怎样看答复', overdueTitle: '逾期没有答复的',
		allTitle: '全部提问',
		total: (p: { total: number; unanswered: number }) => `共${p.total}个，${p.unanswered}个还没有答复`,
		moreOverdue: (p: { count: number }) => `还有${p.count}个逾期的，在下面的列表里。`,
		empty: '还没有人提问',
		emptyWhy: '打开一份公示，在想问的那一笔旁边按“问这一笔”。',
		toDisclosures: '去看公示'
	},
	title: (p: { number: string }) => `提问 ${p.number}`,
	about: (p: { title: string }) => `问《${p.title}》`,
	aboutLine: (p: { n: number; summary: string; amount: string }) => `问第${p.n}笔：${p.summary}，${p.amount}元`,
	aboutUnknown: '问的是原资料里的别的事项',
	channel: {
		portal: '网上提问',
		paper_slip: '纸条提问',
		onsite_oral: '质询日，现场口头',
		onsite_slip: '质询日，现场纸条',
		phone: '电话提问',
		liaison_entered: '信息员代填'
	},
	to: (p: { body: string }) => `由${p.body}答复`,
	asked: (p: { day: string }) => `${p.day}提问`,
	claimed: (p: { day: string }) => `提问人说是${p.day}写好的，联网后才送到`,
	paper: (p: { scribe: string; witness: string }) => `${p.scribe}代写，${p.witness}在场`,
	readBack: '念给提问人听过，他同意',
	state: {
		answered: '已答复',
		answeredLate: (p: { days: number }) => `已答复，晚了${p.days}天`,
		waiting: (p: { days: number }) => (p.days === 0 ? '今天该答复' : `还剩${p.days}天`),
		overdue: (p: { days: number }) => `逾期${p.days}天没有答复`
	},
	due: (p: { day: string }) => `应在${p.day}前答复`,
	stillOpen: '期限已过，仍要答复。',
	answeredBy: (p: { by: string; day: string }) => `${p.by}，${p.day}答复`,
	rate: { title: '您对答复满意吗', legend: '您的评价', choice: { satisfied: '满意', basically: '基本满意', dissatisfied: '不满意' }, button: '评价' },
	satisfaction: { satisfied: '提问人满意', basically: '提问人基本满意', dissatisfied: '提问人不满意' },
	line: {
		asked: '提问',
		wrote: '写好（提问人说的）',
		waiting: '等待答复',
		overdue: '过了期限，还没有答复',
		due: '答复期限',
		answered: '答复',
		answeredLate: '答复，晚了'
	},
	under: {
		title: '已有的提问',
		none: '还没有人问过。',
		more: (p: { count: number }) => `还有${p.count}个提问`,
		others: '更早的提问在全部提问里'
	},
	form: {
		titleLine: '问这一笔',
		title: '问这份公示',
		label: '您想问什么',
		hint: '一次问一件事，500字以内。您的姓名不公开。',
		dueBefore: '今天提问，',
		dueAfter: '前必须答复，答复所有人看得到。',
		button: '提问，并公开答复',
		join: '加入以后就可以在这里提问',
		joinWhy: '每户有一张纸条，扫码或输入加入码即可。没有纸条，请到居委会要。',
		joinButton: '用纸条加入',
		paperToo: '也可以写纸条、打电话、请信息员代填，一样编号，一样限期答复。',
		otherCommunity: '您不是本社区的居民，只能看，不能问。',
		locked: '提问前要先输入本机密码。',
		unlock: '输入密码'
	},
	receipt: {
		title: '已送达',
		number: '提问编号',
		sent: '送达',
		due: '答复期限',
		where: '答复会出现在这一页，所有人看得到。',
		see: '看这个提问'
	}
};
