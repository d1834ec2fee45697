import type { Shape } from '../shape.ts';
import type { replica as zhCN } from '../zh-CN/replica.ts';

/** What this device keeps, what waits in it, and what it noticed. */
export const replica: Shape<typeof zhCN> = {
	offline: (p) => `No network. This is how things stood ${p.at}. You can still read and write.`,
	offlineNever: 'No network. You can still read and write.',
	waiting: (p) => (p.count === 1 ? '1 thing waits to be sent' : `${p.count} things wait to be sent`),
	at: {
		today: (p) => `today at ${p.time}`,
		day: (p) => `on ${p.day} at ${p.time}`
	},
	partly: 'Without a network, only the communities kept on this device are listed here.',
	notHere: {
		title: 'This page is not on this device',
		community: 'Nothing of this community is kept on this device. Open it when there is a network.',
		page: 'This page is not among what is kept on this device. It may be new, or the address may be wrong.',
		app: 'This page needs a network.',
		empty: 'Nothing is kept on this device yet. When there is a network, open a community and press “Keep on this device”.',
		again: 'Try again',
		home: 'Communities on this device'
	},
	keep: {
		button: 'Keep on this device, to read without network',
		working: 'Keeping …',
		done: 'Kept on this device',
		failed: 'It could not be kept. Please try again in a while.',
		noRoom: 'There is not enough room on this device. Nothing was kept.'
	},
	live: { text: 'There is something new.', refresh: 'Refresh' },
	outbox: {
		choice: { yes: 'For', no: 'Against', abstain: 'Abstain' },
		title: 'Written on this device',
		waiting: 'Saved on this device, not yet delivered',
		waitingSend: 'It is sent by itself once there is a network.',
		waitingWhy: 'It is sent by itself when there is a network. The time to answer runs from the day it arrives.',
		signIn: 'Saved on this device, delivered once you have joined',
		signInDo: 'Join with a new slip',
		signInDesk: 'Saved on this device, delivered once you have signed in',
		signInDeskDo: 'Sign in',
		photo: 'Photograph to be sent along',
		pin: 'Saved on this device, delivered once you have entered its PIN',
		pinDo: 'Enter the PIN',
		delivered: 'Delivered',
		number: 'number',
		waits: (p) => `It names a person or has a number: reviewed by ${p.day} at the latest.`,
		refused: 'Not accepted',
		again: 'Change and send again',
		dismiss: 'Discard',
		unsaved: 'Not saved. This device has no room, or the browser does not allow it. Please do not close this page yet.'
	},
	pin: {
		wrong: (p) => `Wrong PIN. ${p.left} tries left.`,
		warn: (p) => `Wrong PIN. After ${p.left} more, what is yours is removed from this device, and so are questions not yet delivered.`,
		none: 'This device has no PIN yet and can only be opened with a network.'
	},
	wipe: {
		waiting: (p) => (p.count === 1 ? '1 thing has not been delivered and would be lost.' : `${p.count} things have not been delivered and would be lost.`),
		sure: 'Give them up and sign out'
	},
	alarm: {
		title: 'The public record does not match',
		bar: (p) => `The public record of ${p.community} is not the one this device saw before.`,
		more: 'What happened',
		lead: 'This device remembers the public record it saw. The portal now shows another one, so it was not taken. Without a network you read the earlier one.',
		todo: 'Tell the oversight committee, or show the two signed statements below to somebody who knows computers. The portal has signed both, and anybody can check them.',
		noted: (p) => `Noticed ${p.at}`,
		kept: (p) => `What this device remembers: the first ${p.size} lines`,
		refused: 'What the portal shows now',
		none: 'This device has noticed nothing that does not match.',
		why: {
			'signature-bad': 'The new one is not signed by the portal.',
			'origin-changed': 'The new one is another record.',
			'size-went-back': 'The record has become shorter: what was seen before is not there now.',
			'same-size-different-root': 'As many lines as before, but not the same: an old line was changed.',
			'root-differs': 'The new one does not continue the old one: an old line was changed.',
			'key-changed': 'It is signed with another key.',
			'content-differs': 'What one line stands for is not what its check code says. This device did not take it.'
		}
	}
};
