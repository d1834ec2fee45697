import type { ActName } from '#domain/record/vocabulary.ts';

type P = Readonly<Record<string, string | number>>;

/**
 * Every act, said twice: `does` for the list of acts, `done` for the public record. `done` is given what the content behind the line
 * has of `title`, `period`, `number`, `name`; lines whose content is not public get none.
 */
export const acts = {
	does: {
		'account.create': '为任职人员开通登录',
		'authenticator.begin': '开始设置验证器',
		'authenticator.confirm': '确认验证器',
		'authenticator.reset': '重置一个人的登录验证',
		'body.change': '变更组织的名称或职责',
		'body.dissolve': '撤销一个组织',
		'body.form': '成立一个组织',
		'city.found': '建立一个城市',
		'comment.appeal': '对隐藏或不予显示提出申诉',
		'comment.decline': '审核：不予显示',
		'comment.hide': '隐藏一条评论',
		'comment.keep': '处理举报：保留',
		'comment.lapse': '审核过期，评论自动显示',
		'comment.post': '发表评论',
		'comment.release': '审核：予以显示',
		'comment.report': '举报评论',
		'comment.restore': '申诉成立，恢复显示',
		'comment.uphold': '申诉不成立，维持原决定',
		'community.create': '按模板建立社区',
		'device.enrol': '用纸条让手机加入',
		'device.forget': '让一台手机退出',
		'device.lock': '锁上手机',
		'device.set-pin': '设置本机密码',
		'device.unlock': '输入本机密码',
		'disclosure.publish': '公布一份账目',
		'follow.begin': '关注一件事',
		'follow.end': '取消关注',
		'history.import': '导入历史资料',
		'notice.agree': '登记谁同意接电话',
		'notice.call': '打过电话，划掉',
		'notice.choose': '选择怎样收到消息',
		'notice.claim': '领取要寄的邮件',
		'notice.confirm': '确认邮箱',
		'notice.look': '查看电话名单',
		'notice.make': '找出该告诉谁什么',
		'notice.read': '看过收件里的消息',
		'notice.sent': '记下邮件寄到了没有',
		'passkey.add': '添加通行密钥',
		'passkey.ask': '请求用通行密钥登录',
		'passkey.begin': '开始设置通行密钥',
		'passkey.remove': '删除通行密钥',
		'passkey.sign-in': '用通行密钥登录',
		'place.add': '登记一个地方',
		'place.change': '变更或撤销一个地方',
		'question.answer': '答复提问',
		'question.ask': '提问',
		'question.enter': '录入纸条、电话或现场的提问',
		'session.confirm': '登录时输入验证码',
		'session.sign-in': '登录',
		'session.sign-out': '退出',
		'slip.print': '打印入户纸条',
		'slip.return': '交还纸条',
		'template.adopt': '采用社区模板'
	} satisfies Record<ActName, string>,
	done: {
		'body.change': (p: P) => (p.name ? `变更“${p.name}”` : '变更组织'),
		'body.dissolve': (p: P) => (p.name ? `撤销“${p.name}”` : '撤销组织'),
		'body.form': (p: P) => (p.name ? `成立“${p.name}”` : '成立组织'),
		'city.found': (p: P) => (p.name ? `建立“${p.name}”` : '建立城市'),
		'comment.appeal': (p: P) => (p.number ? `评论申诉 ${p.number}` : '评论申诉'),
		'comment.decline': (p: P) => (p.number ? `评论不予显示 ${p.number}` : '评论不予显示'),
		'comment.hide': (p: P) => (p.number ? `隐藏评论 ${p.number}` : '隐藏评论'),
		'comment.keep': (p: P) => (p.number ? `举报后保留评论 ${p.number}` : '举报后保留评论'),
		'comment.lapse': (p: P) => (p.number ? `评论审核过期，自动显示 ${p.number}` : '评论审核过期，自动显示'),
		'comment.post': (p: P) => (p.number ? `发表评论 ${p.number}` : '发表评论'),
		'comment.release': (p: P) => (p.number ? `评论审核后显示 ${p.number}` : '评论审核后显示'),
		'comment.report': (p: P) => (p.number ? `举报评论 ${p.number}` : '举报评论'),
		'comment.restore': (p: P) => (p.number ? `评论恢复显示 ${p.number}` : '评论恢复显示'),
		'comment.uphold': (p: P) => (p.number ? `维持隐藏评论 ${p.number}` : '维持隐藏评论'),
		'community.create': (p: P) => (p.name ? `建立社区：${p.name}` : '建立社区'),
		'disclosure.publish': (p: P) => (p.title ? `公布《${p.title}》` : '公布账目'),
		'history.import': (p: P) => {
			const what = p.title ?? p.number ?? p.name;
			return what ? `导入历史资料：${what}` : '导入历史资料';
		},
		'place.add': (p: P) => (p.name ? `登记地方：${p.name}` : '登记地方'),
		'place.change': (p: P) => (p.name ? `变更地方：${p.name}` : '变更地方'),
		'question.answer': (p: P) => (p.number ? `答复提问 ${p.number}` : '答复提问'),
		'question.ask': (p: P) => (p.number ? `居民提问 ${p.number}` : '居民提问'),
		'question.enter': (p: P) => (p.number ? `录入提问 ${p.number}` : '录入提问'),
		'template.adopt': (p: P) => (p.name ? `采用模板“${p.name}”` : '采用社区模板')
	}
};
