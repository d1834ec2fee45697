/** Filing for somebody, and the receipt that is left with them. */
export const assisting = {
	title: '代人填写',
	lead: '替不方便上网的人填。要本人同意，读给本人听，再送出。',
	who: '替谁填',
	looked: '您看过哪些门牌，会告诉住户本人。',
	noCells: '您没有负责的网格',
	noCellsWhy: '信息员只能替自己网格里的住户填写。',
	filed: '我代填过的',
	for: (p: { door: string; display: string }) => `替${p.door} ${p.display}填写`,
	forWhy: '填好以后，会出现在本人的“我的”里。公开的内容不写是替谁填的。',
	notThem: '换一户',
	authorisation: '本人怎样同意的',
	authorised: { present: '当面同意', telephone: '电话里同意', written: '写了纸条同意' },
	reason: '为什么代填',
	reasonHint: '例如：眼睛不好。只有本人看得到，不公开。',
	witness: '见证人',
	readBack: '已经读给本人听，本人确认无误',
	tag: '代填',
	mark: (p: { by: string }) => `由${p.by}代填`,
	toReceipt: '回执',
	receipt: {
		title: '回执',
		back: '返回',
		asked: '收到',
		due: '最晚答复',
		by: '代填人',
		readBack: '已读给本人听',
		line: '公开记录第几条',
		code: '校验码',
		qr: '这一条的网址',
		check: '扫码可看答复。记录条数和校验码对不上，就是被改过。'
	}
};
