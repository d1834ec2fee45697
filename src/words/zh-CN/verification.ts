import { needs } from './procedure.ts';

type P = Readonly<Record<string, string | number>>;

/** What cannot be in the numbers of a vote. */
const PROBLEMS = {
	'more-than-members': '到场的比应到的多',
	'more-issued-than-there': '发出的票比到场的多',
	'more-returned-than-issued': '收回的票比发出的多',
	'does-not-add-up': '各项加起来不等于收回的票',
	'channels-differ': '各个渠道加起来不等于收回的票'
};
const VERDICTS = { passed: '通过', failed: '没有通过', 'no-quorum': '人数不够', tie: '票数相等' };
const verdictOf = (code: string | number | undefined): string => VERDICTS[code as keyof typeof VERDICTS] ?? String(code);

/** Why a step of a matter could not be taken. */
const WHY: Record<string, (p: P) => string> = {
	number: () => '步数不连着，中间缺了或重了',
	'matter.closed': () => '事项已经办结',
	'matter.no-such-way': () => '程序里没有这条路',
	'matter.not-yours': () => '不归这个组织走',
	'matter.reason-missing': () => '没有说明理由',
	'matter.missing': (p) => `缺${String(p.what).split(',').map((what) => needs[what as keyof typeof needs] ?? what).join('、')}`,
	'matter.not-so-decided': () => '表决没有这样的结果',
	'matter.before': () => '日期在前一步之前',
	'matter.nothing-missing': () => '什么都不缺，却说是缺项推进'
};
const whyNot = (p: P): string => WHY[p.why as string]?.(p) ?? String(p.why);

/** Checking a record: what was found, in words. `line` counts entries from 1. */
export const verification = {
	verdict: {
		verified: '核对无误。',
		'not-verified': '核对不符。',
		'could-not-check': '没能核对。'
	},
	verdictMore: {
		verified: (p: P) => `从第1条到第${p.size}条，没有一条被改过。`,
		'not-verified': (p: P) => `有${p.findings}处不对，逐处列在下面。`,
		'could-not-check': (_: P) => '缺少核对要用的东西，见下面。'
	},
	/** Where a finding lies, before its sentence. */
	at: (p: P) => `第${p.line}条：`,
	ofTable: (p: P) => (p.subject ? `“${p.table}”表（${p.subject}）：` : `“${p.table}”表：`),
	finding: {
		'checkpoint-missing': (_: P) => '没有签过名的总校验码。',
		'checkpoint-malformed': (_: P) => '总校验码的格式不对。',
		'signature-missing': (_: P) => '总校验码上没有本记录钥匙的签名。',
		'signature-bad': (_: P) => '总校验码的签名是假的，或内容被改过。',
		'origin-differs': (p: P) => `总校验码属于另一份记录：${p.says}。`,
		'key-unknown': (_: P) => '不知道签名钥匙，签名无法核对。',
		'key-changed': (_: P) => '来源给出的钥匙，和以前记下的不是同一把。',
		'size-differs': (p: P) => `应有${p.says}条，实有${p.found}条。`,
		'root-differs': (p: P) => `${p.size}条合起来的总校验码，与签名的不符。`,
		'leaf-differs': (_: P) => '这一条与存下的校验码不符，被改过。',
		'entries-changed': (p: P) => `第${p.from}条到第${p.until}条之间有改动。`,
		'log-shorter-than-seen': (p: P) => `以前见过${p.seen}条，现在只有${p.found}条。`,
		'log-rewritten': (p: P) => `以前见过的前${p.size}条，现在变了：第${p.from}条到第${p.until}条之间。`,
		'log-gone': (p: P) => `以前见过的记录不见了：${p.origin}。`,
		'entry-unreadable': (p: P) => `这一条读不出来（${p.field}）。`,
		'entry-out-of-place': (p: P) => `这里应是第${p.expected}条，放的却是第${p.says}条。`,
		'entry-of-other-log': (p: P) => `这一条属于另一份记录：${p.says}。`,
		'time-backwards': (p: P) => `时间倒流：前一条${p.before}，这一条${p.at}。`,
		'act-unknown': (p: P) => `不认识“${p.act}”，可能是新版本的事项。`,
		'act-not-entered': (p: P) => `“${p.act}”不该出现在公开记录里。`,
		'import-after-acts': (_: P) => '本站启用以后又导入了历史资料。',
		'rules-unknown': (p: P) => `所依据的规则（${p.hash}）不在全市记录里。`,
		'content-missing': (_: P) => '应当公开的内容不见了。',
		'content-held-back': (_: P) => '应当公开的内容被改成不公开。',
		'content-hash-differs': (_: P) => '内容与校验码不符，被改过。',
		'content-unreadable': (_: P) => '内容读不出来，被改坏了。',
		'content-of-other-community': (p: P) => `内容属于另一个社区：${p.says}。`,
		'content-of-other-subject': (_: P) => '内容说的不是这一条的事。',
		'content-type-changed': (p: P) => `同一件事，先是“${p.before}”，后成了“${p.says}”。`,
		'content-malformed': (p: P) => `“${p.type}”缺少必须有的项目。`,
		'not-imported': (_: P) => '标成了导入的历史资料，其实是在本站作出的。',
		'content-without-entry': (_: P) => '有内容，但记录里没有这一条。',
		'parent-missing': (_: P) => '它所属的那件事不在这份记录里。',
		'erased-without-notice': (_: P) => '这条内容已删除，校验码还在；但没有写明是谁要求删的。',
		'account-does-not-balance': (p: P) => `${p.period}的账对不上：`,
		'day-differs': (p: P) => `${p.field}应为${p.expected}，写的是${p.found}。`,
		'deadline-differs': (p: P) => `按规则，${p.field}应为${p.expected}，写的是${p.found}。`,
		'answer-without-question': (_: P) => '有答复，但没有它答复的提问。',
		'comment-step-out-of-turn': (p: P) => `评论${p.number}的这一步处理不该在这时候作出。`,
		'import-withheld': (p: P) => `不公开的历史资料写明有${p.named}份，实有${p.found}份：有应公开的被扣下了。`,
		'comment-withheld': (p: P) => `待审的评论和举报（${p.act}）写明有${p.named}份，实有${p.found}份：有应公开的被扣下了。`,
		'poll-without-opening': (p: P) => `表决“${p.title}”没有事先公布的规则。`,
		'poll-terms-changed': (p: P) => `表决${p.number}的规则，定下以后又改了。`,
		'poll-terms-differ': (p: P) => `表决${p.number}的结果里，${p.field}与事先定的不符：应为“${p.expected}”，写的是“${p.found}”。`,
		'poll-closed-early': (p: P) => `表决${p.number}应到${p.expected}截止，${p.found}就公布了结果。`,
		'poll-closed-twice': (p: P) => `表决${p.number}公布了两次结果。`,
		'poll-count-differs': (p: P) => `表决${p.number}重新计票，${p.field}应为${p.expected}，公布的是${p.found}。`,
		'poll-does-not-add-up': (p: P) => `表决${p.number}的票数自相矛盾：${PROBLEMS[p.problem as keyof typeof PROBLEMS] ?? p.problem}。`,
		'poll-more-than-came': (p: P) => `表决${p.number}公布了${p.told}张票，记录里只收到${p.came}张。`,
		'poll-outcome-differs': (p: P) => `表决${p.number}的结果应为“${verdictOf(p.expected)}”，公布的算出来是“${verdictOf(p.found)}”。`,
		'ballot-out-of-turn': (p: P) => `表决${p.number}的这张票，是结束以后才有的，或者改过。`,
		'attendance-does-not-add-up': (p: P) => `${p.day}会议的到会人数自相矛盾：${p.problem === 'too-many-proxies' ? '受委托的比到会的人依法能代的还多' : '到会的比应到的多'}。`,
		'proxy-out-of-turn': (p: P) => `表决${p.number}里，${p.n}号的委托不该有：没有书面登记、超过上限、转手，或者在结束以后。`,
		'evaluation-without-opening': (p: P) => `评议“${p.title}”没有事先公布的办法。`,
		'evaluation-terms-changed': (p: P) => `评议${p.number}的办法，定下以后又改了。`,
		'evaluation-differs': (p: P) => `评议${p.number}重新统计，${p.field}应为${p.expected}，公布的是${p.found}。`,
		'matter-procedure-unknown': (p: P) => `事项${p.number}依据的程序（${p.edition}）当时没有生效，或不在记录里。`,
		'matter-rules-differ': (p: P) => `事项${p.number}写的规则，不是立项那天的规则。`,
		'matter-terms-changed': (p: P) => `事项${p.number}立项以后，依据的程序或内容被改过。`,
		'matter-step-out-of-turn': (p: P) => `事项${p.number}的第${p.no}步不该走：${whyNot(p)}。也没有记为程序缺项。`,
		'matter-step-unfounded': (p: P) => `事项${p.number}的第${p.no}步交上了“${needs[p.what as keyof typeof needs] ?? p.what}”，记录里没有，或与记录不符。`,
		'matter-step-missing': (p: P) => `表决有了结果，事项${p.number}却没有这一步。`,
		'resolution-unfounded': (p: P) => `决议${p.number}依据的表决没有通过，或不在记录里。`,
		'answer-before-question': (p: P) => `${p.asked}才提问，却在${p.answered}答复。`,
		'row-differs': (p: P) => `${p.column}应为“${p.expected}”，表里是“${p.found}”。`,
		'row-missing': (_: P) => '按内容应有的一行不见了。',
		'row-extra': (_: P) => '多出一行，没有内容作依据。',
		'source-damaged': (_: P) => '文件已损坏，有一部分读不出来。',
		'source-unreadable': (p: P) => `第${p.line}行读不出来，后面没有核对。`
	},
	/** What is wrong with an account, after its period. */
	account: {
		'no-lines': (_: P) => '一笔也没有。',
		'too-many-lines': (p: P) => `超过${p.most}笔。`,
		'seq-not-continuous': (p: P) => `第${p.line}笔的序号应为${p.expected}。`,
		'date-unreadable': (p: P) => `第${p.line}笔的日期读不出来。`,
		'date-outside-period': (p: P) => `第${p.line}笔的日期不在${p.from}到${p.until}之间。`,
		'amount-unreadable': (p: P) => `第${p.line}笔的金额读不出来。`,
		'text-missing': (p: P) => `第${p.line}笔缺少${p.field}。`,
		'voucher-twice': (p: P) => `第${p.line}笔与第${p.first}笔用了同一个凭证号${p.voucher}。`,
		'balance-differs': (p: P) => `第${p.line}笔的余额应为${p.expected}元，写的是${p.found}元。`,
		'income-differs': (p: P) => `收入合计应为${p.expected}元，写的是${p.found}元。`,
		'expense-differs': (p: P) => `支出合计应为${p.expected}元，写的是${p.found}元。`,
		'closing-differs': (p: P) => `期末余额应为${p.expected}元，写的是${p.found}元。`,
		'opening-differs': (p: P) => `期初余额应接上期的${p.expected}元，写的是${p.found}元。`
	},
	/** Dates that are checked against the record or the rules. */
	fields: {
		asked: '提问日期',
		day: '处理日期',
		posted: '发表日期',
		answered: '答复日期',
		published: '公布日期',
		due: '截止日期',
		displayUntil: '公示截止日期',
		title: '标题',
		body: '组织',
		parent: '所属事项',
		rule: '表决规则',
		secrecy: '计票方式',
		recused: '回避名单',
		members: '应到数',
		attended: '参加数',
		issued: '发出票数',
		returned: '收回数',
		same: '同一个人的条数',
		yes: '赞成票',
		no: '反对票',
		abstain: '弃权票',
		invalid: '无效票',
		channels: '各渠道票数',
		duplicates: '重复投票数',
		changed: '改投数',
		notCounted: '不计的票',
		proxies: '委托代投名单',
		elected: '候选人得票',
		recorded: '记名名单',
		area: '面积',
		rows: '各项得数',
		weights: '权重',
		pass: '合格线',
		grades: '等次',
		host: '主持单位',
		opened: '立项日期',
		on: '日期'
	},
	more: (p: P) => `另有${p.more}处没有列出。`,
	/** Numbers of the verification, one line each. */
	counts: {
		entries: (p: P) => `记录${p.entries}条，时间从${p.first}到${p.last}。`,
		empty: (_: P) => '记录还是空的。',
		publicContents: (p: P) => `公开内容${p.publicContents}份，逐份与校验码相符。`,
		hashOnly: (p: P) => `不公开的内容${p.hashOnly}份，只核对了校验码在记录里。`,
		erased: (p: P) => `已依法删除的内容${p.erased}份。删了什么看不到，曾经有过可以证明。`,
		imported: (p: P) => `有${p.imported}条是导入的历史资料，日期以原资料为准。`,
		accounts: (p: P) => `账${p.accounts}份，逐笔算过。`,
		deadlines: (p: P) => `日期和期限${p.deadlines}处，按规则算过。`,
		deadlinesUnchecked: (p: P) => `日期和期限${p.deadlinesUnchecked}处没有算，手头没有当时的规则。`,
		polls: (p: P) => `本站的表决${p.polls}次，按事先定的规则算过。`,
		evaluations: (p: P) => `本站的评议${p.evaluations}次，按事先定的办法算过。`,
		recounted: (p: P) => `从收到的票和表重新数过${p.recounted}次。`,
		steps: (p: P) => `事项的步骤${p.steps}步，按立项时的程序重走过。`,
		rows: (p: P) => `数据表${p.rows}行，逐行按内容重算过。`
	},
	key: {
		pinned: (p: P) => `签名钥匙 ${p.fingerprint}，与事先知道的一致。`,
		served: (p: P) => `签名钥匙 ${p.fingerprint}，由来源自己给出。请与纸条或公告栏上印的核对。`,
		none: (_: P) => '没有签名钥匙。'
	},
	/** The page in the browser. */
	page: {
		title: '核对这份记录',
		start: '核对',
		again: '再核对一次',
		lead: '您的手机或电脑会把每一条从头算一遍，不靠我们的结论。',
		how: '怎样核对，以及核对不能说明什么',
		reading: (p: P) => `正在核对：${p.done} / ${p.size}条`,
		starting: '正在取记录……',
		took: (p: P) => `用时${p.seconds}秒。`,
		offline: '没有网络：核对的是存在本机的那一份。',
		log: (p: P) => `${p.name}的记录`,
		city: (_: P) => `全市的记录（规则从这里来）`,
		failed: '没能取到记录。请检查网络，再试一次。',
		noCopy: '没有网络，本机也没有存这份记录。',
		seen: (p: P) => `与本机以前见过的${p.size}条一致。`
	}
};
