import type { Shape } from '../shape.ts';
import type { assisting as zh } from '../zh-CN/assisting.ts';

export const assisting: Shape<typeof zh> = {
	title: 'File for somebody',
	lead: 'For people who do not use the portal themselves. They agree, you read it back to them, then you send it.',
	who: 'For whom',
	looked: 'The people at these doors are told that you looked.',
	noCells: 'You have no cells',
	noCellsWhy: 'A liaison files for the households of their own cells only.',
	filed: 'What I have filed',
	for: (p) => `For ${p.door} ${p.display}`,
	forWhy: 'It will show in that person’s own list. What is public does not say for whom it was filed.',
	notThem: 'Another door',
	authorisation: 'How they agreed',
	authorised: { present: 'In person', telephone: 'By telephone', written: 'In writing' },
	reason: 'Why it is filed for them',
	reasonHint: 'For example: poor eyesight. Only they can see this; it is not published.',
	witness: 'Witness',
	readBack: 'It was read back to them, and they confirmed it',
	slips: {
		title: 'Paper slips',
		lead: 'Written by people who do not use the portal, carried in by a liaison. Who wrote them is not published.',
		all: 'All paper slips',
		count: (p) => (p.count === 1 ? '1 paper slip' : `${p.count} paper slips`),
		none: 'No paper slips yet',
		noneWhy: 'Slips that a liaison carries in are listed here.',
		collected: (p) => `Taken by ${p.by} on ${p.day}`,
		own: 'in their own hand',
		scribe: (p) => `written down by ${p.name}`,
		scribeToo: 'who wrote it down',
		witness: (p) => `witness: ${p.name}`,
		readBack: 'read back to them',
		photo: 'A photograph is kept',
		lacking: { scribe: 'Nobody named as the writer', witness: 'No witness', photo: 'No photograph', readBack: 'Not read back' },
		forDay: (p) => `For the Democracy Day of ${p.day}`,
		forMonth: (p) => `Questions of ${p.month}`
	},
	tag: 'Assisted',
	mark: (p) => `Filed by ${p.by}`,
	toReceipt: 'Receipt',
	receipt: {
		title: 'Receipt',
		back: 'Back',
		asked: 'Received',
		due: 'Answer due by',
		by: 'Filed by',
		readBack: 'read back',
		line: 'Line of the public record',
		code: 'Check code',
		qr: 'Address of this entry',
		check: 'Scan to see the answer. If line and check code do not match, it was changed.'
	}
};
