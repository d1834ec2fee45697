/** What this device keeps, what waits in it, and what it noticed. */
export const replica = {
	/** The line under the header while there is no network; `at` is the moment of the last sync. */
	offline: (p: { at: string }) => `没有网络，内容是${p.at}的。您仍可阅读和填写。`,
	offlineNever: '没有网络，您仍可阅读和填写。',
	waiting: (p: { count: number }) => `${p.count}项等待发送`,
	at: {
		today: (p: { time: string }) => `今天${p.time}`,
		day: (p: { day: string; time: string }) => `${p.day}${p.time}`
	},
	/** A city has many communities; a device keeps some. */
	partly: '没有网络时，这里只列出本机存有的社区。',
	notHere: {
		title: '这一页没有存在本机',
		community: '本机没有存这个社区的内容。连上网络再打开。',
		page: '本机存的内容里没有这一页。它可能是新的，也可能地址写错了。',
		app: '这一页要有网络才能打开。',
		empty: '本机还没有存任何内容。有网络时打开社区首页，按“保存到本机”。',
		again: '再试一次',
		home: '看本机存的社区'
	},
	keep: {
		button: '保存到本机，没有网络也能看',
		working: '正在保存……',
		done: '已保存到本机',
		failed: '没有保存成功，请过一会儿再试。',
		noRoom: '本机空间不够，没有保存。'
	},
	live: { text: '有新内容。', refresh: '刷新' },
	outbox: {
		choice: { yes: '赞成', no: '反对', abstain: '弃权' },
		title: '本机写的',
		waiting: '已保存在本机，尚未送达',
		waitingSend: '有了网络会自动送。',
		waitingWhy: '有了网络会自动送。送到的那天才开始算答复期限。',
		signIn: '已保存在本机，等您加入后送达',
		signInDo: '用新纸条加入',
		signInDesk: '已保存在本机，等您登录后送达',
		signInDeskDo: '登录',
		photo: '一起送的照片',
		pin: '已保存在本机，等您输入本机密码后送达',
		pinDo: '输入密码',
		delivered: '已送达',
		number: '编号',
		waits: (p: { day: string }) => `提到了具体的人或写有号码，最迟${p.day}审核完。`,
		refused: '未被接受',
		again: '改好再送',
		dismiss: '不要了',
		unsaved: '没有保存。本机空间不够，或者浏览器不让存。请先不要关这一页。'
	},
	pin: {
		wrong: (p: { left: number }) => `密码不对，还可以试${p.left}次。`,
		warn: (p: { left: number }) => `密码不对。再错${p.left}次，本机里您的内容会清掉，没送达的提问也没有了。`,
		none: '本机还没有密码，要有网络才能打开。'
	},
	wipe: {
		waiting: (p: { count: number }) => `还有${p.count}项没有送达，现在退出就没有了。`,
		sure: '不要了，退出并清掉'
	},
	alarm: {
		title: '公开记录对不上',
		bar: (p: { community: string }) => `本机发现${p.community}的公开记录和以前看到的对不上。`,
		more: '看是怎么回事',
		lead: '本机记住了以前看到的公开记录。网站现在给出的是另一份，所以没有收下。您在没有网络时看到的，是以前的那一份。',
		todo: '请告诉监督委员会，或者把下面两份签名给懂电脑的人看。两份都有本站的签名，任何人都能核对。',
		noted: (p: { at: string }) => `${p.at}发现`,
		kept: (p: { size: number }) => `本机记住的：前${p.size}条`,
		refused: '网站现在给出的',
		none: '本机没有发现对不上的地方。',
		why: {
			'signature-bad': '新的一份没有本站的签名。',
			'origin-changed': '新的一份是另一个记录。',
			'size-went-back': '记录变短了：以前看到过的，现在没有了。',
			'same-size-different-root': '条数一样，内容不一样：有旧记录被改过。',
			'root-differs': '新的一份不是接着以前的：有旧记录被改过。',
			'key-changed': '签名用的钥匙换了。',
			'content-differs': '有一条的内容和它的校验码对不上，本机没有收这一条。'
		}
	}
};
