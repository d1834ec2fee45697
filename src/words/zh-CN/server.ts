/** What the server and the command line say to whoever runs them. */
export const server = {
	took: (seconds: string) => `用时${seconds}秒`,
	ready: (origin: string) => `网站已经打开：${origin}`,
	dataLiesIn: (path: string) => `数据放在：${path}`,
	stopping: '正在停止，先把手上的事办完。',
	brokeDown: (code: string) => `出了意外，网站已停止，编号${code}。详情在日志里，可以再次启动。`,
	notBuilt: '页面还没有构建。请用 npm start 启动，它会先构建。',
	portTaken: (port: number) => `端口${port}已被占用，网站可能已经开着。请用 PORT 换一个。`,
	cannotListen: (host: string, port: number, problem: string) => `无法监听${host}的端口${port}（${problem}）。请检查 HOST 和 PORT。`,
	/** 环境变量写错了。 */
	settings: {
		HOST: (value: string) => `HOST 写的是“${value}”，应是本机地址，如 127.0.0.1 或 0.0.0.0。`,
		PORT: (value: string) => `PORT 写的是“${value}”，应是 0 到 65535 的整数。`,
		ORIGIN: (value: string) => `ORIGIN 写的是“${value}”，应是不带路径的网址，如 https://yishi.example。`,
		YISHI_DATA: (value: string) => `YISHI_DATA 写的是“${value}”，应是一个目录的路径。`,
		YISHI_CLOCK: (value: string) => `YISHI_CLOCK 写的是“${value}”，应是日期 2026-12-01、时刻 2026-12-01T09:00:00+08:00，或 +3d、+2h、+30m。`,
		YISHI_MAP_STYLE: (value: string) => `YISHI_MAP_STYLE 写的是“${value}”，应是底图样式的网址，如 https://map.example/style.json；图块在别处的，空一格再写它的网址开头。`,
		YISHI_PROXY: (value: string) => `YISHI_PROXY 写的是“${value}”，应是代理的层数，0 到 9。`,
		YISHI_SMTP_URL: (value: string) => `YISHI_SMTP_URL 写的是“${value}”，应是邮件服务器的地址，如 smtp://名字:密码@mail.example:587 或 smtps://mail.example。`,
		YISHI_MAIL_FROM: (value: string) => `YISHI_MAIL_FROM 写的是“${value}”，应是一个发件地址，如 yishi@example.org 或 议事 <yishi@example.org>。`,
		LOG_LEVEL: (value: string) => `LOG_LEVEL 写的是“${value}”，应是 debug、info、error 或 silent。`
	},
	/** 邮件。 */
	mail: {
		half: 'YISHI_SMTP_URL 和 YISHI_MAIL_FROM 要么都写，要么都不写。',
		on: (host: string) => `邮件由${host}寄出。`,
		unreachable: (host: string) => `邮件服务器${host}现在连不上。网站照常开，邮件过后再寄。`
	},
	/** 数据目录。 */
	folder: {
		none: (path: string) => `${path}里还没有数据。请先运行 npm run yishi -- init。`,
		notAFolder: (path: string) => `${path}不是目录。请用 YISHI_DATA 指明一个目录。`,
		noAccess: (path: string) => `${path}不能读写。请检查目录的权限。`,
		foreign: (path: string, name: string) => `${path}里有别的东西（${name}），没有动它。请换一个空目录。`,
		unreadable: (path: string) => `${path}里的 folder.json 读不懂。请从备份中取回它。`,
		newer: (path: string) => `${path}是更新版本的程序建的。请先升级程序。`,
		held: (path: string) => `${path}正被另一个进程使用。请先停止它。`,
		factsMissing: (path: string) => `${path}里有记录，却少了 folder.json。请从备份中取回它。`,
		ledgerMissing: (path: string) => `${path}里的账簿不见了。请从备份恢复。`,
		ledgerBroken: (file: string) => `账簿${file}已损坏，打不开。请从备份恢复。`,
		ledgerNewer: (path: string) => `${path}里的账簿比程序新，没有打开。请先升级程序。`,
		documentsNewer: (file: string) => `正在写的文稿${file}比程序新，没有打开。请先升级程序。`,
		documentsBroken: (file: string) => `正在写的文稿${file}已损坏，打不开。请从备份恢复。`,
		keyMissing: (file: string) => `签名钥匙${file}不见了。请取回它，程序不会另造一把。`,
		keyUnreadable: (file: string) => `签名钥匙${file}读不懂。请取回原来的文件。`,
		keyOfAnother: (path: string) => `${path}里的钥匙不是签这份记录的那一把。请取回原来的钥匙。`,
		clockInRealFolder: (path: string) => `${path}是真实的数据目录，不能用 YISHI_CLOCK 拨钟。`,
		clockBackwards: (last: string) => `时钟不能往回拨。这个目录已经记到${last}。`,
		migrating: '正在备份旧账簿并升级',
		migrated: (path: string) => `账簿已升级。升级前的一份留在：${path}`
	},
	/** 演示城市。 */
	demo: {
		importing: '第一次启动，正在载入虚构的演示城市',
		signingIn: '正在准备演示用的登录名和加入码',
		failed: (code: string) => `演示城市没有载入（${code}）。`,
		accounts: '演示用的登录名、密码、单位（只在这个数据目录里有效）：',
		slips: '演示用的加入码：',
		noneHere: '这里没有演示用的登录。'
	},
	/** 请求还没有到页面，就在门口回答的话。 */
	answers: {
		starting: '网站正在启动，请过几秒再试。',
		stopping: '网站正在重新启动，请过一分钟再试。',
		method: '这个地址只能读取或提交表单。',
		lengthRequired: '请求没有写明长度，没有收下。',
		tooLarge: '内容太大，没有收下。请分成几次。',
		notFound: '没有找到您说的内容。',
		badAddress: '这个地址看不懂，请检查写法。',
		number: (code: string) => `编号${code}，打电话时可以报这个编号。`,
		broken: (code: string) => `出了意外，没有办成。打电话时请报编号${code}。`
	},
	/** 命令行。 */
	cli: {
		unknownVerb: (verb: string) => `没有“${verb}”这个命令。`,
		usage: '用法：npm run yishi -- 命令 [参数]',
		verbs: {
			init: { usage: 'init', does: '建一个空的真实数据目录，登记第一位管理员' },
			import: { usage: 'import 文件', does: '把别处的历史资料导入空的数据目录' },
			'import-map': { usage: 'import-map 文件 [--partly]', does: '导入地图边界（GeoJSON）；没画全的加 --partly' },
			account: { usage: 'account 登录名 --community 社区 --person 姓名', does: '给名册上的人开一个登录名' },
			'reset-factor': { usage: 'reset-factor 登录名', does: '手机和备用码都丢了：重置这个登录名的第二道验证' },
			backup: { usage: 'backup [目录] [--with-keys]', does: '备份，网站开着也能做' },
			restore: { usage: 'restore 备份 --into 目录 [--key 钥匙]', does: '把备份恢复到空目录，并核对' },
			doctor: { usage: 'doctor', does: '检查数据目录，哪里不对说哪里' },
			verify: { usage: 'verify 网址或文件', does: '核对记录有没有改过' },
			'sign-ins': { usage: 'sign-ins', does: '再列一遍演示用的登录' },
			help: { usage: 'help', does: '列出这些命令' }
		},
		missing: (names: string) => `少了参数：${names}。`,
		seeHelp: '所有命令见 npm run yishi -- help。',
		wrongOption: (option: string, value: string) => `${option} 写的是“${value}”，写法不对。`,
		more: (count: number) => `  还有${count}处没有列出`,
		unknownOption: (option: string) => `没有${option}这个参数。`,
		refused: (sentence: string) => `没有办成：${sentence}`,
		field: (path: string, sentence: string) => `  ${path}：${sentence}`,
		init: {
			notEmpty: (path: string) => `${path}里已经有数据了，没有动它。`,
			city: '城市（县、市、区）的名称：',
			cityCode: '城市的代号（2到12个大写字母或数字，如 QH）：',
			community: '第一个社区的名称：',
			communityCode: '社区的代号（如 LW）：',
			name: '管理员的姓名：',
			signIn: '管理员的登录名：',
			wrong: '这一项的写法不对，请再写一次。',
			/** 内容用中文写，这个名称也是内容。 */
			centre: (city: string) => `${city}服务中心`,
			done: (path: string) => `建好了：${path}`,
			password: (name: string, password: string) => `登录名 ${name}  密码 ${password}`,
			once: '密码只显示这一次，请现在记下。'
		},
		import: {
			noFile: (path: string) => `读不到文件${path}。`,
			notJson: (path: string) => `${path}不是 JSON 文件。`,
			working: '正在检查并导入',
			done: (contents: number, people: number, held: number) => `导入完成：内容${contents}条，人员${people}名，暂不显示${held}条。`,
		},
		importMap: {
			working: '正在检查并导入地图',
			done: (added: number, changed: number, same: number) => `地图导入完成：新增${added}，更改${changed}，没有变化${same}。`,
			notes: '可以接受、但请知道的：'
		},
		account: {
			nobody: (person: string, community: string) => `${community}的名册上没有${person}。`,
			several: (person: string, community: string) => `${community}的名册上有几位${person}。`
		},
		resetFactor: {
			nobody: (name: string) => `没有登录名${name}。`,
			done: (name: string) => `${name}的第二道验证已重置，下次登录时重新设置。`
		},
		backup: {
			exists: (path: string) => `${path}已经存在，没有覆盖。`,
			working: '正在备份',
			done: (path: string) => `备份在：${path}`,
			withKeys: '备份里有签名钥匙，请妥善保管。',
			withoutKeys: '备份里没有签名钥匙。恢复时要用它，请另存一份 keys/log.key。'
		},
		restore: {
			notABackup: (path: string) => `${path}不是完整的备份。`,
			newer: (path: string) => `${path}是更新版本的程序做的备份。请先升级程序。`,
			changed: (name: string) => `备份里的${name}和清单对不上，没有恢复。`,
			notEmpty: (path: string) => `${path}不是空目录，没有动它。`,
			working: '正在恢复并核对',
			broken: (problem: string) => `备份里的账簿已损坏（${problem}），没有恢复。`,
			documentsBroken: (problem: string) => `备份里正在写的文稿已损坏（${problem}），没有恢复。`,
			notVerified: '备份里的记录核对不通过，没有恢复。',
			keyOfAnother: '给出的钥匙不是签这份记录的那一把，没有恢复。',
			done: (path: string) => `已恢复到：${path}`,
			keyNeeded: (file: string) => `启动之前，请把签名钥匙放到${file}。`
		},
		doctor: {
			facts: (kind: 'demo' | 'real', instance: string) => `数据目录：${kind === 'demo' ? '演示' : '真实'}，${instance}`,
			lockFree: '没有进程在使用这个目录',
			lockHeld: '网站正在使用这个目录',
			key: '签名钥匙在，只有本人能读',
			keyOpen: (file: string) => `别人也能读签名钥匙${file}。请改为只有本人能读（chmod 600）`,
			keyMissing: (file: string) => `签名钥匙${file}不见了或读不懂`,
			file: '账簿文件完好',
			fileBroken: (problem: string) => `账簿文件已损坏：${problem}`,
			pragmas: (mode: string) => `读写方式正确（${mode}，FULL）`,
			pragmasWrong: (problem: string) => `读写方式不对：${problem}`,
			migrations: (applied: number) => `账簿是最新的样式（${applied}）`,
			migrationsOld: (applied: number, known: number) => `账簿是旧样式（${applied}，应为${known}）。下次启动会升级`,
			migrationsNew: (applied: number, known: number) => `账簿比程序新（${applied}，程序到${known}）`,
			verifying: '正在核对全部记录',
			log: (community: string, size: number) => `${community}：${size}条记录核对无误`,
			logWrong: (community: string) => `${community}：核对不通过`,
			documents: (count: number) => `正在写的文稿完好（${count}份）`,
			documentsBroken: (problem: string) => `正在写的文稿已损坏：${problem}`,
			documentsUnreadable: (count: number) => `有${count}份正在写的文稿读不出来`,
			healthy: '一切正常。',
			ill: (count: number) => `有${count}处不对。`
		}
	}
};
