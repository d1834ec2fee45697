import type { Shape } from '../shape.ts';
import type { joining as zh } from '../zh-CN/joining.ts';

export const joining: Shape<typeof zh> = {
	steps: { label: 'The four steps of joining', code: 'Code', door: 'Check', pin: 'PIN', size: 'Text size' },
	code: {
		title: 'Enter the code on the slip',
		lead: 'A liaison brings the slip to your door. If you scan it, you need not type.',
		sample: 'What a household slip looks like: three groups of code on the left, a QR code on the right',
		sampleTitle: 'Household slip',
		sampleUntil: 'Valid for 30 days',
		label: 'Code: three groups of four',
		hint: 'Capital or small letters, with or without dashes',
		short: (p) => `The code has only ${p.found} characters and should have 12. Please look at the last group.`,
		long: (p) => `The code has ${p.found} characters and should have 12. Please look for one too many.`,
		next: 'Next',
		none: 'I have no slip',
		already: 'This phone has joined already. Others of the same household can be added, each with a PIN. A slip of another door replaces who it belongs to.',
		toMine: 'See what is mine',
		officers: 'Sign in as committee staff'
	},
	help: {
		title: 'Still not working',
		text: 'If a slip is lost or has expired, the committee prints another. The old one stops working at once.',
		noSlip: 'No slip',
		noSlipText: 'Ask the committee or a liaison for one; it is printed while you wait. Bring something that shows where you live.',
		noPhone: 'No phone is needed: a paper slip, a telephone call or a liaison counts just as much.',
		call: (p) => `Call ${p.place}`
	},
	door: {
		found: 'The code is right',
		title: (p) => `Is ${p.door} your home?`,
		titleCommunity: (p) => `Do you belong to ${p.community}?`,
		lead: 'No name is shown here. Please check the door number.',
		leadCommunity: 'This slip names no door. Please check the community.',
		yes: 'Yes, join',
		no: 'No',
		noWhy: 'If you choose “No”, the slip stops working and the committee gives you another.',
		again: 'Enter the code again'
	},
	returned: {
		title: 'This slip has been stopped',
		text: 'Thank you. Please give it back to the liaison or the committee and ask for your own.'
	},
	pin: {
		title: 'Choose a PIN of 6 digits',
		titleNew: 'Choose another PIN of 6 digits',
		lead: 'You will enter it before you ask a question. No e-mail, no telephone number.',
		label: 'PIN',
		hint: 'Not a birthday, not 123456',
		again: 'The same PIN again',
		next: 'Next',
		save: 'Use this PIN'
	},
	size: {
		title: 'Which text size is comfortable?',
		standard: 'Standard',
		elder: 'Large (elder edition)',
		chosen: 'chosen',
		lookTitle: 'Have a look',
		look: 'Closes Saturday 28 November, 18:00. Your household is asked to vote.',
		done: 'Done',
		later: 'You can change this at any time with “Large” at the top.'
	},
	unlock: {
		title: 'Enter the PIN of this phone',
		lead: 'Once is enough for 12 hours.',
		label: 'PIN of 6 digits',
		button: 'Unlock',
		forgot: 'I forgot the PIN',
		forgotText: 'After ten wrong PINs this phone is signed out. You can also sign out now and join again with a new slip.',
		removedTitle: 'This phone is signed out',
		removed: 'The PIN was wrong ten times. Ask the committee for a new slip and join again.'
	},
	me: {
		switchLabel: 'Hand this phone to somebody else',
		nowOf: (p) => `Now in use by ${p.display}`,
		switchTo: (p) => `Switch to ${p.display}`,
		title: 'Mine',
		who: 'Who I am here',
		whoResident: (p) => `A resident of ${p.community}, on the roll as ${p.display}.`,
		whoPublic: 'Your name is not public. Each question gets a new pseudonym.',
		whoPublic2: 'Nobody can see whether two questions come from one person.',
		whoKept: 'The committee’s roll has your name; only those who keep the roll can see it.',
		questions: 'My questions',
		noQuestions: 'No questions yet',
		noQuestionsWhy: 'Open a disclosure and press “Ask about this line” beside the line you mean.',
		toDisclosures: 'See disclosures',
		outbox: 'Waiting to be delivered',
		outboxWhy: 'Written without network and saved on this phone. They are sent by themselves once there is network.',
		device: 'This phone',
		open: (p) => `Unlocked. It locks itself at ${p.until}`,
		locked: 'Locked. You can read; asking needs the PIN.',
		noPin: 'No PIN yet. Asking needs one.',
		setPin: 'Choose a PIN',
		unlock: 'Enter the PIN',
		lock: 'Lock now',
		changePin: 'Change the PIN',
		signOut: 'Sign this phone out',
		since: (p) => `Joined ${p.day}`,
		seen: (p) => `Last used ${p.day}`,
		others: 'Other phones that joined with my slips',
		othersWhy: 'If one of them is not yours, sign it out at once and tell the committee.',
		other: 'Another phone',
		endOther: 'Sign that phone out',
		size: 'Text size, language, light or dark',
		offices: 'My offices',
		desk: 'This computer',
		deskWhy: 'It signs out by itself after half an hour without use, and after 12 hours at most.',
		toOffice: 'Go to the office',
		leave: 'Sign out'
	},
	signOut: {
		title: 'Sign this phone out?',
		lead: 'What is kept on this phone will be removed. To use it again you need a new slip.',
		unsent: 'Questions that are not yet delivered are removed too. Go online first and let them be sent.',
		button: 'Sign out and remove',
		stay: 'Not now'
	},
	signIn: {
		title: 'Sign in as staff',
		lead: 'For people who hold an office in a committee. Residents join with a slip.',
		name: 'Sign-in name',
		password: 'Password',
		button: 'Sign in',
		toJoin: 'I am a resident: join with a slip'
	}
};
