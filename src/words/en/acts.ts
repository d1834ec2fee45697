import type { Shape } from '../shape.ts';
import type { acts as zh } from '../zh-CN/acts.ts';

export const acts: Shape<typeof zh> = {
	does: {
		'account.create': 'Give an office-holder a sign-in',
		'city.found': 'Found a city',
		'device.enrol': 'Join a phone with a slip',
		'device.forget': 'Sign a phone out',
		'device.lock': 'Lock a phone',
		'device.set-pin': 'Set the PIN of a phone',
		'device.unlock': 'Enter the PIN of a phone',
		'disclosure.publish': 'Publish an account',
		'history.import': 'Import history',
		'question.answer': 'Answer a question',
		'question.ask': 'Ask a question',
		'question.enter': 'Enter a question from paper, telephone or the hall',
		'session.sign-in': 'Sign in',
		'session.sign-out': 'Sign out',
		'slip.print': 'Print a household slip',
		'slip.return': 'Return a slip'
	},
	done: {
		'city.found': (p) => (p.name ? `City founded: ${p.name}` : 'City founded'),
		'disclosure.publish': (p) => (p.title ? `Published: ${p.title}` : 'Account published'),
		'history.import': (p) => {
			const what = p.title ?? p.number ?? p.name;
			return what ? `Imported history: ${what}` : 'Imported history';
		},
		'question.answer': (p) => (p.number ? `Question ${p.number} answered` : 'Question answered'),
		'question.ask': (p) => (p.number ? `Question ${p.number} asked by a resident` : 'Question asked by a resident'),
		'question.enter': (p) => (p.number ? `Question ${p.number} entered` : 'Question entered')
	}
};
