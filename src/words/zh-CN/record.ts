import type { vocabulary } from '#domain/record/vocabulary.ts';
import type { Thing } from '#domain/verification/view/line-card.ts';

type Vocabulary = typeof vocabulary;
/** Acts that leave a line: each must have its sentence. */
type Entered = { [A in keyof Vocabulary]: Vocabulary[A] extends 'private' ? never : A }[keyof Vocabulary];
interface Done {
	who: string;
	what: string;
}
interface Named {
	name: string;
	period: string;
	lines: number;
}

/** The public record, line by line. */
export const record = {
	title: (p: { name: string }) => `${p.name}的公开记录`,
	lead: '这里做过的每件公开的事，都留下一条。只增不减，不能改。',
	count: (p: { size: string }) => `共${p.size}条`,
	line: (p: { line: string }) => `第${p.line}条`,
	/** An act in words; `what` from `thing`. */
	act: {
		'assignment.end': (p: Done) => `${p.who}结束了${p.what}`,
		'assignment.give': (p: Done) => `${p.who}确定了${p.what}`,
		'body.change': (p: Done) => `${p.who}变更了${p.what}`,
		'body.dissolve': (p: Done) => `${p.who}撤销了${p.what}`,
		'body.form': (p: Done) => `${p.who}登记成立${p.what}`,
		'city.found': (p: Done) => `建立城市：${p.what}`,
		'comment.appeal': (p: Done) => `${p.who}提出申诉：${p.what}`,
		'comment.decline': (p: Done) => `${p.who}审核后不予显示：${p.what}`,
		'comment.hide': (p: Done) => `${p.who}隐藏：${p.what}`,
		'comment.keep': (p: Done) => `${p.who}看过举报后保留：${p.what}`,
		'comment.lapse': (p: Done) => `${p.who}因审核过期显示：${p.what}`,
		'comment.post': (p: Done) => `${p.who}发表：${p.what}`,
		'comment.release': (p: Done) => `${p.who}审核后显示：${p.what}`,
		'comment.report': (p: Done) => `${p.who}举报：${p.what}`,
		'comment.restore': (p: Done) => `${p.who}认为申诉成立，恢复显示：${p.what}`,
		'comment.uphold': (p: Done) => `${p.who}认为申诉不成立，维持原决定：${p.what}`,
		'community.create': (p: Done) => `${p.who}按模板建立${p.what}`,
		'delegation.end': (p: Done) => `${p.who}结束了${p.what}`,
		'delegation.give': (p: Done) => `${p.who}登记了${p.what}`,
		'disclosure.publish': (p: Done) => `${p.who}公布了${p.what}`,
		'electorate.appeal': (p: Done) => `${p.who}提出${p.what}`,
		'electorate.decide': (p: Done) => `${p.who}作出${p.what}`,
		'electorate.freeze': (p: Done) => `${p.who}公布${p.what}`,
		'history.import': (p: Done) => `导入${p.what}`,
		'observer.appoint': (p: Done) => `${p.who}请了${p.what}`,
		'observer.report': (p: Done) => `${p.who}提交了${p.what}`,
		'office.declare': (p: Done) => `${p.who}登记了${p.what}`,
		'office.end': (p: Done) => `${p.who}结束了${p.what}`,
		'office.grant': (p: Done) => `${p.who}登记了${p.what}`,
		'place.add': (p: Done) => `${p.who}登记了${p.what}`,
		'place.change': (p: Done) => `${p.who}变更了${p.what}`,
		'pledge.make': (p: Done) => `${p.who}作出${p.what}`,
		'pledge.mark': (p: Done) => `${p.who}报告了${p.what}的进展`,
		'pledge.review': (p: Done) => `${p.who}登记了${p.what}`,
		'question.answer': (p: Done) => `${p.who}作出${p.what}`,
		'question.ask': (p: Done) => `${p.who}提出${p.what}`,
		'question.enter': (p: Done) => `${p.who}代为登记${p.what}`,
		'reception.announce': (p: Done) => `${p.who}预告了${p.what}`,
		'reception.cancel': (p: Done) => `${p.who}取消了${p.what}`,
		'reception.report': (p: Done) => `${p.who}登记了${p.what}`,
		'registration.apply': (p: Done) => `${p.who}提出${p.what}`,
		'registration.decide': (p: Done) => `${p.who}作出${p.what}`,
		'template.adopt': (p: Done) => `${p.who}采用了${p.what}`
	} satisfies Record<Entered, (p: Done) => string>,
	otherAct: (p: Done & { act: string }) => `${p.who}办理“${p.act}”：${p.what}`,
	thing: {
		community: (p: Named) => `社区资料“${p.name}”`,
		place: (p: Named) => `地方“${p.name}”`,
		body: (p: Named) => `组织“${p.name}”`,
		office: (p: Named) => `任职：${p.name}`,
		'rule-set': (p: Named) => `规则“${p.name}”`,
		'community-template': (p: Named) => `模板“${p.name}”`,
		deviation: (_: Named) => '一处与模板不同',
		disclosure: (p: Named) => `《${p.name}》`,
		'finance-table': (p: Named) => `${p.name}${p.period}的账，共${p.lines}笔`,
		'democracy-day': (p: Named) => `${p.name}${p.period}的民主日`,
		question: (p: Named) => `问题${p.name}`,
		answer: (p: Named) => (p.name ? `对问题${p.name}的答复` : '一份答复'),
		comment: (p: Named) => `评论${p.name}`,
		moderation: (p: Named) => `评论${p.name}的处理`,
		electorate: (p: Named) => `名单${p.name}`,
		'electorate-appeal': (p: Named) => `名单申诉${p.name}`,
		registration: (p: Named) => `登记申请${p.name}`,
		'roll-decision': (p: Named) => `对${p.name}的决定`,
		'not-yet-shown': (_: Named) => '一份清单：本站还不能显示的资料',
		other: (p: Named) => `一份资料（${p.name}）`,
		hidden: (_: Named) => '一份不公开的资料',
		erased: (_: Named) => '一份资料，内容已依法删除',
		assignment: (p: Named) => `分工：${p.name}`,
		declaration: (p: Named) => `${p.name}的近亲属和利害关系申报`,
		delegation: (p: Named) => `离开期间的代理：${p.name}`,
		observer: (p: Named) => `外部观察员（${p.name}）`,
		'observer-report': (_: Named) => '观察员报告',
		pledge: (p: Named) => `${p.name}的${p.period}承诺`,
		'pledge-review': (p: Named) => `${p.name}的${p.period}承诺评议`,
		reception: (p: Named) => `接待日（${p.name}）`,
		'reception-report': (p: Named) => `接待结果（${p.name}）`
	} satisfies Record<Thing['kind'], (p: Named) => string>,
	version: (p: { version: number }) => `（第${p.version}版）`,
	who: {
		office: (p: { body: string; holder: string }) => p.body || p.holder,
		resident: '一位居民',
		import: '管理员',
		operator: '管理员',
		clock: '网站到期自动',
		unknown: '有人'
	},
	by: (p: { holder: string }) => `经办：${p.holder}`,
	happened: (p: { day: string }) => `原资料日期：${p.day}`,
	at: (p: { day: string; time: string }) => `${p.day} ${p.time}`,
	unreadable: (p: { line: string }) => `第${p.line}条读不出来。请按“核对”看哪里被改过。`,
	empty: '还没有记录。',
	older: '更早的记录',
	newest: '回到最新的',
	state: {
		title: '用来核对的凭据',
		size: '条数',
		key: '签名钥匙的短码',
		keyWhy: '与纸条、公告栏、打印页脚上印的应当一样。',
		root: '全部记录的总校验码',
		origin: '记录的名称',
		checkpoint: '签过名的总校验码（给程序看）',
		download: '下载整份记录',
		downloadWhy: '用公开的程序在自己的电脑上核对，不用相信我们：'
	},
	entry: {
		title: (p: { line: string }) => `公开记录第${p.line}条`,
		back: (p: { name: string }) => `${p.name}的公开记录`,
		who: '谁',
		what: '做了什么',
		when: '记录时间',
		happened: '原资料日期',
		hash: '内容的校验码',
		see: '看这件事',
		contentTitle: '内容原文',
		contentWhy: '下面这些字，加上前面的盐，算出来就是上面的校验码。',
		salt: '盐',
		hidden: '这份内容不公开。记录里只有它的校验码。',
		withheld: '这条评论已隐藏，网页不再显示它的文字。是谁、按哪一条隐藏的，见这条评论的处理经过。',
		erased: '这份内容已依法删除。曾经有过、什么时候记的，仍可证明。',
		entryTitle: '这一条的原文',
		proofTitle: '怎样证明它在记录里',
		proofLead: (p: { size: string; steps: number }) => `从这一条算起，与${p.steps}个校验码逐个合并，就得到前${p.size}条的总校验码。`,
		leaf: '这一条的校验码',
		side: { left: '放在左边', right: '放在右边' },
		root: '得到总校验码',
		noProof: '没有网络时不算这一段。请在公开记录页按“核对”，会从头算一遍。',
		seq: (p: { seq: number }) => `程序里的序号从0数起，这一条是${p.seq}。`,
		twin: '给程序看的同一份（.json）',
		previous: '前一条',
		next: '后一条'
	}
};
