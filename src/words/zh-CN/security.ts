/** What an officer shows besides a password: passkeys, an authenticator app, recovery codes. */
export const security = {
	title: '登录安全',
	titleSetUp: '先加一道验证',
	leadSetUp: '有职务的人，光有密码不够。选一种，设好再办公。',
	lead: '除了密码，您还能用这些办法证明是您本人。',
	/** Second step of signing in. */
	code: {
		title: '再输一个验证码',
		lead: '打开手机上的验证器，输入显示的6位数字。',
		label: '验证码，或12位备用码',
		hint: '手机不在身边时，输一个备用码。每个只能用一次。',
		button: '登录',
		orPasskey: '也可以用通行密钥',
		lost: '手机和备用码都没有了',
		lostText: '请找市级管理员重置，当面核对身份。重置后重新设置。',
		leave: '不是我，换一个登录名'
	},
	passkey: {
		title: '通行密钥',
		what: '用这台设备的指纹、人脸或开机密码登录，不用记密码。最安全，也最省事。',
		signIn: '用通行密钥登录',
		name: '给这台设备起个名字',
		nameDefault: '办公室电脑',
		add: '设置通行密钥',
		working: '请按设备的提示做……',
		failed: '没有成功。请再试一次，或者用验证器。',
		noScript: '设置通行密钥要打开浏览器的脚本。也可以用下面的验证器。',
		unsupported: '这台设备不支持通行密钥，请用验证器。',
		none: '还没有通行密钥',
		since: (p: { day: string }) => `${p.day}设置`,
		used: (p: { day: string }) => `最近用过：${p.day}`,
		remove: '删除'
	},
	app: {
		title: '手机验证器',
		what: '在手机上装一个验证器应用，每30秒换一个6位数字。',
		begin: '设置验证器',
		again: '换一部手机',
		on: (p: { day: string }) => `${p.day}设好了`,
		off: '还没有设置',
		scan: '1. 用验证器扫这个码',
		qr: '给验证器扫的二维码',
		secret: '扫不了，就手工输入这一串',
		type: '2. 输入验证器显示的6位数字',
		button: '确认'
	},
	codes: {
		title: '10个备用码',
		lead: '手机丢了用得上。只显示这一次，请打印或抄下来，和身份证放在一起。',
		left: (p: { count: number }) => `还有${p.count}个没用过`,
		few: '备用码快用完了。重新设置一次验证器，就有新的10个。',
		done: '我收好了，去办公'
	},
	demo: '演示数据：这个登录还没有第二道验证。真正办公时，不设好进不来。',
	demoDo: '现在设置',
	freshWhy: '登录超过15分钟。要改这里，请先退出，再登录一次。',
	reset: {
		rail: '登录验证',
		title: '重置登录验证',
		lead: '有人丢了手机和备用码时用。请先当面核对身份。',
		accounts: '能登录办公的人',
		none: '这里还没有人能登录办公',
		name: '登录名',
		has: (p: { authenticator: boolean; passkeys: number; codes: number }) =>
			p.authenticator || p.passkeys > 0
				? `第二道验证：${[...(p.passkeys > 0 ? [`通行密钥${p.passkeys}个`] : []), ...(p.authenticator ? ['手机验证器'] : []), `备用码还有${p.codes}个`].join('，')}`
				: '还没有第二道验证',
		own: '自己的，请另一位管理员来重置',
		reset: '重置……',
		resetOf: (p: { name: string }) => `重置${p.name}的登录验证……`,
		sure: (p: { name: string }) => `重置${p.name}的登录验证？`,
		check: '电话里的人可能不是本人。请当面核对身份，再重置。',
		what: '重置后，通行密钥、验证器和备用码全部作废，所有登录马上退出。密码不变。下次登录时重新设置。',
		button: '已当面核对，重置',
		not: '先不重置',
		done: (p: { name: string }) => `${p.name}的验证已重置，所有登录都已退出。`
	}
};
