/** Joining with a slip, unlocking, what is mine, signing in at a desk. */
export const joining = {
	steps: { label: '加入的四步', code: '编码', door: '核对', pin: '密码', size: '字号' },
	code: {
		title: '请输入纸条上的编码',
		lead: '纸条由信息员送到您家。扫纸条上的码，就不用输入。',
		sample: '入户纸条的样子：左边三组编码，右边一个二维码',
		sampleTitle: '入户纸条',
		sampleUntil: '30天内有效',
		label: '编码，三组，每组4个',
		hint: '大写小写、有没有横线都可以',
		short: (p: { found: number }) => `编码只有${p.found}个字，应有12个。请看看最后一组。`,
		long: (p: { found: number }) => `编码有${p.found}个字，应有12个。请看看有没有多输。`,
		next: '下一步',
		none: '我没有纸条',
		already: '本机已经加入了。再用纸条加入，会换成新的身份。',
		toMine: '看我的',
		officers: '居委会工作人员登录'
	},
	help: {
		title: '还是不行',
		text: '纸条丢了或者过期了，居委会可以重打一张，旧的随即作废。',
		noSlip: '没有纸条',
		noSlipText: '请向居委会或信息员要一张，当场就能打。带上能说明住哪里的证件。',
		noPhone: '没有手机也一样：写纸条、打电话、请信息员代填，都算数。',
		call: (p: { place: string }) => `打电话给${p.place}`
	},
	door: {
		found: '编码对上了',
		title: (p: { door: string }) => `您家是${p.door}吗？`,
		titleCommunity: (p: { community: string }) => `您是${p.community}的吗？`,
		lead: '这里不显示姓名，请看门牌对不对。',
		leadCommunity: '这张纸条没有写门牌，请看社区对不对。',
		yes: '是，加入',
		no: '不是',
		noWhy: '选“不是”，纸条会停用，居委会给您换一张。',
		again: '重新输入编码'
	},
	returned: {
		title: '这张纸条停用了',
		text: '谢谢您。请把纸条交还信息员或居委会，再要一张您家的。'
	},
	pin: {
		title: '设一个6位数字密码',
		titleNew: '换一个6位数字密码',
		lead: '以后提问前，输这个密码。不用邮箱，不用手机号。',
		label: '密码',
		hint: '不要用生日、123456',
		again: '再输一遍',
		next: '下一步',
		save: '换成这个密码'
	},
	size: {
		title: '字多大看着舒服？',
		standard: '标准',
		elder: '大字（长辈版）',
		chosen: '已选',
		lookTitle: '看一看',
		look: '11月28日（周六）18:00截止，请您家表决。',
		done: '完成',
		later: '随时可以点上面的“长辈版”再改。'
	},
	unlock: {
		title: '请输入本机密码',
		lead: '输一次，12小时内不用再输。',
		label: '6位数字密码',
		button: '打开',
		forgot: '忘了密码',
		forgotText: '输错十次，本机就退出。也可以现在退出，用新纸条再加入。',
		removedTitle: '本机已退出',
		removed: '密码错了十次。请向居委会要一张新纸条，再加入。'
	},
	me: {
		title: '我的',
		who: '我在这里是谁',
		whoResident: (p: { community: string; display: string }) => `${p.community}的居民，登记为${p.display}。`,
		whoPublic: '您的姓名不公开。每提一个问题，都换一个代号。',
		whoPublic2: '别人看不出两个问题是不是同一个人提的。',
		whoKept: '居委会的名册里有您的姓名，只有管名册的人看得到。',
		questions: '我提的问题',
		noQuestions: '还没有提过问题',
		noQuestionsWhy: '打开一份公示，在想问的那一笔旁边按“问这一笔”。',
		toDisclosures: '去看公示',
		outbox: '等着送达的',
		outboxWhy: '没有网络时写的，先存在本机。有了网络会自动送。',
		device: '这部手机',
		open: (p: { until: string }) => `已打开，到${p.until}自动锁上`,
		locked: '已锁上。可以看，提问前要输密码。',
		noPin: '还没有设密码。设了才能提问。',
		setPin: '设密码',
		unlock: '输入密码',
		lock: '现在锁上',
		changePin: '换密码',
		signOut: '退出本机',
		since: (p: { day: string }) => `${p.day}加入`,
		seen: (p: { day: string }) => `最近用过：${p.day}`,
		others: '用我的纸条加入的别的手机',
		othersWhy: '如果有一部不是您的，请马上退出它，并告诉居委会。',
		other: '另一部手机',
		endOther: '退出这部手机',
		size: '字号、语言、明暗',
		offices: '我的职务',
		desk: '这台电脑',
		deskWhy: '半小时不用会自动退出，最长12小时。',
		toOffice: '去办公',
		leave: '退出登录'
	},
	signOut: {
		title: '退出本机？',
		lead: '本机存的内容会清掉。再用时要一张新纸条。',
		unsent: '没有送达的提问也会清掉。请先联网送出。',
		button: '退出并清掉',
		stay: '先不退出'
	},
	signIn: {
		title: '工作人员登录',
		lead: '给居委会、监督委员会等有职务的人用。居民用纸条加入。',
		name: '登录名',
		password: '密码',
		button: '登录',
		toJoin: '我是居民，用纸条加入'
	}
};
