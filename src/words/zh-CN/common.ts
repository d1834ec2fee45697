/** A day in its parts; `year` only where it has to be said. */
export interface DayParts {
	year?: number;
	month: number;
	day: number;
	/** 0 Sunday … 6 Saturday. */
	weekday: number;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const QUARTERS = ['一', '二', '三', '四'];

/** What stands on every page. */
export const common = {
	lang: 'zh-CN',
	name: '议事',
	titled: (p: { title: string }) => `${p.title} · 议事`,
	titleError: (p: { title: string }) => `错误：${p.title}`,
	skip: '跳到正文',
	brand: (p: { city: string }) => `议事，${p.city}首页`,
	brandOnly: '议事，首页',
	changePlace: '，更换社区',
	mainNav: '主导航',
	nav: {
		home: '首页',
		disclosures: '公示',
		matters: '议事',
		me: '我的',
		join: '加入',
		office: '办公',
		verify: '核对'
	},
	tools: {
		elder: '长辈版',
		standard: '标准版',
		otherLang: 'en',
		otherLangShort: 'EN',
		otherLangName: 'English'
	},
	demo: '这是演示城市，人和事都是编的。',
	foot: {
		help: '要人帮忙',
		phone: (p: { place: string }) => `打电话给${p.place}`,
		inPerson: '也可以到居委会当面办',
		noPhone: '请到居委会当面问',
		read: '帮我读这一页',
		more: '更多',
		verify: '怎样核对本站内容',
		record: '公开记录',
		rules: '规则与期限',
		settings: '字号、语言、明暗',
		bodies: '组织与人员',
		places: '地方',
		proof: (p: { line: string }) => `这一页的内容记在公开记录第${p.line}条，校验码`,
		check: '核对',
		proofCity: '本站的公开内容都可以核对，不必相信我们。',
		printed: (p: { day: string }) => `${p.day}打印。网上的内容可能已有更新。`
	},
	day: {
		full: (p: DayParts) => `${p.year ? `${p.year}年` : ''}${p.month}月${p.day}日（周${WEEKDAYS[p.weekday]}）`,
		short: (p: DayParts) => `${p.year ? `${p.year}年` : ''}${p.month}月${p.day}日`,
		weekday: (p: DayParts) => `周${WEEKDAYS[p.weekday]}`,
		weekdayLong: (p: DayParts) => `星期${WEEKDAYS[p.weekday]}`,
		leafMonth: (p: DayParts) => `${p.month}月`,
		axis: (p: DayParts) => `${p.day}日`,
		axisMonth: (p: DayParts) => `${p.month}月`,
		today: '今天'
	},
	period: {
		month: (p: { year: number; month: number }) => `${p.year}年${p.month}月`,
		monthShort: (p: { month: number }) => `${p.month}月`,
		quarter: (p: { year: number; quarter: number }) => `${p.year}年第${QUARTERS[p.quarter - 1]}季度`,
		quarterShort: (p: { quarter: number }) => `第${QUARTERS[p.quarter - 1]}季度`,
		half: (p: { year: number; half: number }) => `${p.year}年${p.half === 1 ? '上' : '下'}半年`,
		halfShort: (p: { half: number }) => `${p.half === 1 ? '上' : '下'}半年`,
		year: (p: { year: number }) => `${p.year}年`,
		range: (p: { from: string; until: string }) => `${p.from}至${p.until}`,
		event: '专项'
	},
	money: {
		yuan: (p: { amount: string }) => `${p.amount}元`,
		unit: '元',
		unitLine: '单位：元',
		/** For the axis and marks of a chart. */
		round: (p: { yuan: number }) => (Math.abs(p.yuan) < 10_000 ? String(Math.round(p.yuan)) : `${(p.yuan / 10_000).toFixed(p.yuan % 10_000 === 0 ? 0 : 1)}万`)
	},
	imported: {
		tag: '导入的历史资料',
		why: '这份资料在本站启用前就有，日期以原资料为准，不是在本站作出的。'
	},
	status: {
		onTime: '按时公布',
		published: '已公布',
		lateBy: (p: { days: number }) => `晚了${p.days}天`,
		overdueBy: (p: { days: number }) => `逾期${p.days}天`,
		daysLeft: (p: { days: number }) => (p.days === 0 ? '今天截止' : `还剩${p.days}天`),
		notYet: '未开始',
		closed: '已截止'
	},
	list: {
		earlier: '更早的',
		newest: '回到最新的',
		none: '没有',
		all: '全部',
		and: '、',
		comma: '，'
	},
	errors: {
		title: '有问题，请看下面',
		kept: '您填的内容都还在。'
	},
	back: '返回',
	print: '打印',
	call: '打电话',
	separator: '：'
};
