/** One's own data and one's own door. */
export const rights = {
	title: '我的资料',
	why: '带走一份，删除，看谁看过',
	take: '带走一份',
	takeWhy: '本站存有您的哪些资料，都在这份文件里。要先输本机密码。',
	takeHtml: '下载（能直接看）',
	takeJson: '下载（给程序用）',
	erase: '删除我写的',
	eraseWhy: (p: { days: number }) => `按“删除”以后等${p.days}天，到期自动删。这几天里可以撤回。`,
	eraseGap: '删掉的是文字。公开记录里会留一个空位，能证明曾经有过，看不到写了什么。别人已经抄走的，本站收不回来。',
	eraseOne: '删除',
	none: '没有可以删除的内容',
	kinds: {
		question: '提问', topic: '想说的事', comment: '评论', 'held-comment': '评论（审核中）', 'moderation-note': '举报或申诉的话', proposal: '提案', endorsement: '附议',
		'electorate-appeal': '对名单的异议', registration: '登记申请', 'direct-report': '直接反映', recusal: '回避的理由', suggestion: '对文稿的建议'
	},
	notYet: '还没办完，办完才能删。',
	due: (p: { day: string }) => `${p.day}删除`,
	keep: '不删了',
	mustStay: '依法要留下的',
	stay1: '编号、日期、答复和办理结果：村务公开要留档。',
	stay2: '名册里的姓名和门牌：选举和表决要用。写错了可以请居委会改。',
	stay3: '公开记录里的校验码：不含文字，也不含姓名。',
	looked: '谁看过我的资料',
	/** Whoever is no person: everybody else is called by office or masked name. */
	by: { guest: '拿着纸条或密码的人', operator: '本站管理员', clock: '到期自动' },
	lookedWhy: (p: { days: number }) => `工作人员每看一次都有记录，保存${p.days}天。`,
	nobody: '没有人看过',
	statement: '本站怎样对待个人资料',
	household: {
		title: '我家的纸条和手机',
		why: '打过哪些纸条，加入了哪些手机',
		slips: '入户纸条',
		slipsWhy: '给您家打过的纸条。重打一张，旧的马上作废。不是您家要的，请告诉居委会。',
		noSlips: '还没有打过纸条',
		printed: (p: { day: string; display: string }) => `${p.day}给${p.display}打了一张`,
		open: (p: { day: string }) => `还没用，${p.day}前有效`,
		used: (p: { day: string }) => `${p.day}用过了`,
		state: { replaced: '已作废：重打了一张', returned: '已交还', expired: '过期了', used: '用过了', open: '还没用' },
		phones: '我家加入的手机',
		phonesWhy: '自己的手机丢了，可以在“我的”里退出它。',
		own: '我的'
	}
};
