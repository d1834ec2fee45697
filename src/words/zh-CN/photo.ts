type Named = Readonly<{ kb: string }>;

/** Photographs that come with a report or a proposal. */
export const photo = {
	field: '照片（可以不加）',
	hint: 'JPEG、PNG 或 WebP，最大3兆。拍摄地点会去掉；请不要拍进别人的脸。',
	alt: '照片上是什么',
	altHint: '一句话。看不见照片的人听的是这一句。加了照片就要写。',
	again: '照片没有存下，要加的话请再选一次。',
	shrunk: (p: Named) => `照片已经在本机缩小到 ${p.kb} KB。`,
	title: '照片',
	of: (p: { what: string; day: string }) => `${p.what}，${p.day}`,
	/** Reporting from where the work is, on the public page. */
	work: {
		title: '在现场记一笔',
		lead: '没有网络也能交，先存在本机，联网就送出。',
		progress: '报进展',
		complete: '报办完',
		inspect: '查看情况',
		done: '收到了，已经记入公开记录。'
	}
};
