type P = Readonly<Record<string, string | number>>;

/** Why an act was refused: what is wrong, and what to do. `codes` can be read over the telephone. */
export const refusals = {
	sentence: {
		'input.invalid': (_: P) => '有的地方没填好，请看下面标出的地方。',
		'input.not-json': (_: P) => '收到的内容不完整，请再送一次。',
		'input.too-large': (_: P) => '内容太大，没有收下。请分成几次。',
		'act.unknown': (p: P) => `没有“${p.act}”这件事。`,
		'origin.foreign': (_: P) => '这个请求不是从本站发出的，没有受理。',
		'rate.too-many': (_: P) => '次数太多了，请过一会儿再试。',
		'caller.sign-in-first': (_: P) => '请先加入或登录，再做这件事。',
		'caller.locked': (_: P) => '请先输入本机密码。',
		'caller.not-allowed': (_: P) => '这件事不由您来办。',
		'object.not-found': (_: P) => '没有找到您说的内容。',
		'delivery.id-used': (_: P) => '这个编号已经用过了，没有重复办理。',
		'question.line-unknown': (p: P) => `这份账里没有第${p.line}笔。`,
		'question.already-answered': (_: P) => '这个提问已经答复过了。',
		'question.day-in-future': (p: P) => `${p.day}还没有到，请核对日期。`,
		'disclosure.period-not-over': (p: P) => `这一期到${p.until}才结束，现在不能公布。`,
		'disclosure.already-published': (p: P) => `${p.period}的账已经公布过了。`,
		'account.does-not-balance': (p: P) => `账目有${p.problems}处对不上，没有公布。请逐处改好再公布。`,
		'slip.unknown': (_: P) => '没有这个加入码。请核对纸条，再输一次。',
		'slip.used': (_: P) => '这张纸条已经用过了。请向居委会再要一张。',
		'slip.expired': (_: P) => '这张纸条过期了。请向居委会再要一张。',
		'pin.too-simple': (_: P) => '这个密码太容易猜，请换一个。',
		'pin.wrong': (p: P) => `密码不对，还可以试${p.left}次。`,
		'pin.device-removed': (_: P) => '密码错了十次，本机已退出。请向居委会要一张新纸条。',
		'sign-in.wrong': (_: P) => '名称或密码不对。',
		'account.name-taken': (_: P) => '这个登录名已经有人用了。',
		'sign-in.wait': (p: P) => `错的次数太多，请过${p.minutes}分钟再试。`,
		'import.not-empty': (p: P) => `${p.community}已经有记录了，历史资料只能导入空的社区。`,
		'import.bad-file': (p: P) => `文件有${p.problems}处不对，一条也没有导入。`,
		'city.exists': (_: P) => '这个数据目录里已经有一个城市了。',
		'storage.full': (_: P) => '服务器的磁盘满了，没有写入。您的内容没有丢，请稍后再送。',
		'storage.unavailable': (_: P) => '服务器暂时不能写入。您的内容没有丢，请稍后再送。',
		'portal.stopping': (_: P) => '网站正在重新启动，请过一分钟再试。'
	},
	field: {
		missing: '请填写这一项。',
		unknown: '没有这一项。',
		'wrong-kind': '这一项的写法不对。',
		'too-short': '太短了。',
		'too-long': '太长了。',
		malformed: '这一项的格式不对。',
		'not-in-list': '请从列出的选项里选。',
		'too-small': '这个数太小，或日期太早。',
		'too-large': '这个数太大，或日期太晚。',
		'too-simple': '太容易猜了，请换一个。',
		wrong: '不对，请再试一次。',
		differs: '两次输入的不一样。'
	},
	code: (number: string) => `编号${number}，打电话时可以报这个编号。`
};
