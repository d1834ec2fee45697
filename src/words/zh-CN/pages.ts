/** Pages that belong to no noun: errors, settings, how to check. */
export const pages = {
	notFound: '没有找到这一页。',
	notFoundTitle: '没有找到',
	notFoundWhy: '地址可能写错了，也可能不归您看。',
	notFoundDo: '可以从首页或公示里再找。',
	wrong: '网站出了问题，不是您的错。',
	wrongTitle: '网站出了问题',
	wrongDo: '请过一会儿再试。如果还不行，请打电话告诉我们下面的编号。',
	/** What did not get through, by its number: what it was, why, and what to do. */
	refused: {
		400: { title: '看不懂这个请求', why: '地址或填的内容不完整，本站看不懂。', then: '请回到原来的页面，重新打开或重填一次。' },
		401: { title: '请先登录', why: '要先加入或登录，才能办这件事。', then: '可能是离开太久，登录已经失效。' },
		403: { title: '没有受理', why: '这个请求不是从本站的页面发出的。', then: '请从首页打开要办的事，再办一次。' },
		405: { title: '这里不能这样办', why: '这个地址不接受这种请求。', then: '请从首页打开要办的事，再办一次。' },
		413: { title: '内容太大', why: '发来的内容太大，没有收下。', then: '请换小一点的文件，或分成几次。' },
		415: { title: '格式不对', why: '发来的内容不是本站的表单，没有收下。', then: '请回到原来的页面，用那里的表单填写。' },
		429: { title: '次数太多', why: '短时间里次数太多，先停一下。', then: '请等一分钟再试。' },
		other: { title: '没有受理', why: '这件事没有办成。', then: '请从首页打开要办的事，再办一次。' }
	},
	refusedSignIn: '去登录',
	home: '回首页',
	disclosures: '看公示',
	settings: {
		title: '字号、语言、明暗',
		size: '字号',
		standard: '标准',
		elder: '大字（长辈版）',
		lang: '语言',
		theme: '明暗',
		auto: '跟随手机',
		light: '浅色',
		dark: '深色',
		save: '保存',
		why: '只记在这台手机或电脑上，一年有效。'
	},
	acts: {
		title: '这里能做的每一件事',
		lead: '网页上的每个按钮都对应下面的一件事。点开看要填什么、谁可以做。程序也可以照此提交，规矩相同。',
		of: (p: { noun: string }) => `能做的事：${p.noun}`,
		input: '要填什么',
		optional: '可以不填',
		may: '谁可以',
		refusals: '什么时候不受理',
		always: '每一件都可能因此不受理',
		said: '这几件还可能因此不受理',
		limit: (p: { count: number; per: 'minute' | 'ten-minutes' | 'hour' | 'day' }) =>
			`每户（未登录的按网络地址）每${{ minute: '分钟', 'ten-minutes': '十分钟', hour: '小时', day: '天' }[p.per]}最多${p.count}次`,
		who: {
			anyone: '任何人',
			resident: '本社区居民',
			'signed-in': '已加入或登录的人',
			halfway: '密码已对、还差第二道验证的人',
			operator: '在服务器上操作的管理员',
			clock: '网站自己，到期时'
		},
		office: (p: { bodies: string; positions: string }) => `${p.bodies}的${p.positions}`,
		cityOffice: (p: { bodies: string; positions: string }) => `全市${p.bodies}的${p.positions}（各社区都可以）`,
		assignment: (p: { functions: string }) => `在这件事里担任${p.functions}的人`,
		kind: {
			entered: '记入公开记录',
			batched: '表决截止时一并记入公开记录',
			private: '不记入公开记录，只记入内部审计'
		},
		machine: '给程序看的同一份说明'
	},
	verify: {
		title: '不用相信我们，自己核对',
		lead: '网站可能出错，也可能被人改动。所以每一条公开内容都留了凭据，谁都可以查。',
		whatTitle: '凭据是什么',
		what1: '每公布一样东西，公开记录就多一条，只增不减。',
		what2: '每条记下：做了什么事、什么时候、内容的校验码。内容改一个字，校验码就对不上。',
		what3: '全部记录合起来有一个总校验码，由本站的钥匙签名。改动任何一条旧记录，总校验码都会变。',
		howTitle: '怎样核对',
		how1: '打开社区的“公开记录”，按“核对”。您的手机会自己从头算一遍，不靠我们的结论。',
		how2: '每一页下面都有校验码。纸上印的和网上的应当一样。',
		how3: '您的手机会记住见过的最新总校验码。以后如果对不上，它会告诉您。',
		how4: '懂电脑的人可以下载记录，用公开的程序在自己的机器上核对：',
		how5: '核对时也按事先定的规则重算每次表决和评议，按程序重走每件事项的每一步。每张票的内容不公开；有后台数据的人，例如监督委员会请来的，能从票数起。',
		linksTitle: '公开记录',
		links: '选一个社区，看它的公开记录：',
		limitsTitle: '核对不能说明什么',
		limits1: '它证明公布之后没有被改过，不能证明公布时写的就是真的。真假要靠您提问，靠监督委员会审核。',
		limits2: '没有公布的，记录里也没有。该公布没公布的，公示页上会写明逾期几天。',
		limits3: '标着“导入的历史资料”的，日期以原资料为准，本站只证明导入以后没有改过。',
		twin: '每个公示页的地址后面加“.json”，可以得到原文、校验码和证明。'
	}
};
