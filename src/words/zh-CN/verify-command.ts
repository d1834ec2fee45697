type P = Readonly<Record<string, string | number>>;

/** `yishi verify`, on the command line. */
export const verifyCommand = {
	usage: (_: P) =>
		[
			'用法：npm run yishi -- verify 网址或文件 [--community 社区] [--key 钥匙] [--seen 目录] [--json]',
			'网址：本站首页，或某个社区的地址。文件：ledger.db，或从“公开记录”下载的 .jsonl。',
			'钥匙：印在纸条和公告栏上的一行，不写就用以前记下的，再没有就用来源给出的。',
			'结束时：0 核对无误，1 核对不符，2 没能核对。'
		].join('\n'),
	reading: (p: P) => `正在核对 ${p.origin}：${p.done} / ${p.size}条`,
	log: (p: P) => `${p.community}（${p.origin}）：${p.size}条，用时${p.seconds}秒`,
	seenBefore: (p: P) => `与${p.at}见过的${p.size}条一致。`,
	kept: (p: P) => `已记下到第${p.size}条为止的总校验码：${p.file}`,
	evidence: (p: P) => `以前见过的、同样签过名的总校验码留在：${p.file}。这就是证据，请保存好。`,
	noSource: (p: P) => `没有这个文件，也不是网址：${p.source}`,
	notOurs: (p: P) => `这不是一份记录：${p.source}`,
	damaged: (p: P) => `账簿已损坏，读不出来：${p.source}`,
	network: (p: P) => `没能取到 ${p.url}：${p.problem}`,
	noCommunity: (p: P) => `没有这个社区：${p.community}`,
	badKey: (_: P) => '这不是一把钥匙。钥匙是一行，像 yishi-1a2b3c4d/LW+0123abcd+AQ… 这样。',
	badSeen: (p: P) => `以前记下的读不出来，请改名留存后再试：${p.file}`,
	nothing: (_: P) => '里面没有记录。',
	whole: {
		verified: (p: P) => `核对无误：${p.logs}份记录。`,
		'not-verified': (p: P) => `核对不符：${p.logs}份记录里，${p.wrong}份有问题。`,
		'could-not-check': (_: P) => '没能核对。'
	}
};
