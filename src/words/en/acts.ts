import type { Shape } from '../shape.ts';
import type { acts as zh } from '../zh-CN/acts.ts';

export const acts: Shape<typeof zh> = {
	does: {
		'account.create': 'Give an office-holder a sign-in',
		'authenticator.begin': 'Begin to set up an authenticator app',
		'authenticator.confirm': 'Confirm an authenticator app',
		'authenticator.reset': 'Reset the second factor of somebody',
		'body.change': 'Change a body’s name or duties',
		'body.dissolve': 'Dissolve a body',
		'body.form': 'Form a body',
		'city.found': 'Found a city',
		'community.create': 'Make a community from a template',
		'device.enrol': 'Join a phone with a slip',
		'device.forget': 'Sign a phone out',
		'device.lock': 'Lock a phone',
		'device.set-pin': 'Set the PIN of a phone',
		'device.unlock': 'Enter the PIN of a phone',
		'disclosure.publish': 'Publish an account',
		'follow.begin': 'Follow something',
		'follow.end': 'Stop following',
		'history.import': 'Import history',
		'notice.agree': 'Note who agrees to be called',
		'notice.call': 'Tick off a call',
		'notice.choose': 'Choose how to be told',
		'notice.claim': 'Take the mail that is to be sent',
		'notice.confirm': 'Confirm a mail address',
		'notice.look': 'Look at the telephone list',
		'notice.make': 'Find out whom to tell of what',
		'notice.read': 'Have seen rows of the inbox',
		'notice.sent': 'Note what became of mail',
		'passkey.add': 'Add a passkey',
		'passkey.ask': 'Ask to sign in with a passkey',
		'passkey.begin': 'Begin to set up a passkey',
		'passkey.remove': 'Remove a passkey',
		'passkey.sign-in': 'Sign in with a passkey',
		'place.add': 'Add a place',
		'place.change': 'Change or close a place',
		'question.answer': 'Answer a question',
		'question.ask': 'Ask a question',
		'question.enter': 'Enter a question from paper, telephone or the hall',
		'session.confirm': 'Enter the second code when signing in',
		'session.sign-in': 'Sign in',
		'session.sign-out': 'Sign out',
		'slip.print': 'Print a household slip',
		'slip.return': 'Return a slip',
		'template.adopt': 'Adopt a template for communities'
	},
	done: {
		'body.change': (p) => (p.name ? `Body changed: ${p.name}` : 'Body changed'),
		'body.dissolve': (p) => (p.name ? `Body dissolved: ${p.name}` : 'Body dissolved'),
		'body.form': (p) => (p.name ? `Body formed: ${p.name}` : 'Body formed'),
		'city.found': (p) => (p.name ? `City founded: ${p.name}` : 'City founded'),
		'community.create': (p) => (p.name ? `Community made: ${p.name}` : 'Community made'),
		'disclosure.publish': (p) => (p.title ? `Published: ${p.title}` : 'Account published'),
		'history.import': (p) => {
			const what = p.title ?? p.number ?? p.name;
			return what ? `Imported history: ${what}` : 'Imported history';
		},
		'place.add': (p) => (p.name ? `Place added: ${p.name}` : 'Place added'),
		'place.change': (p) => (p.name ? `Place changed: ${p.name}` : 'Place changed'),
		'question.answer': (p) => (p.number ? `Question ${p.number} answered` : 'Question answered'),
		'question.ask': (p) => (p.number ? `Question ${p.number} asked by a resident` : 'Question asked by a resident'),
		'question.enter': (p) => (p.number ? `Question ${p.number} entered` : 'Question entered'),
		'template.adopt': (p) => (p.name ? `Template adopted: ${p.name}` : 'Template adopted')
	}
};
