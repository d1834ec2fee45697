import type { Shape } from '../shape.ts';
import type { security as zh } from '../zh-CN/security.ts';

export const security: Shape<typeof zh> = {
	title: 'Sign-in security',
	titleSetUp: 'First, a second proof',
	leadSetUp: 'For office-holders a password alone is not enough. Choose one of these; then you can work.',
	lead: 'Besides your password, you can show who you are with these.',
	code: {
		title: 'One more code',
		lead: 'Open the authenticator app on your phone and enter its six digits.',
		label: 'Code, or a recovery code of 12 characters',
		hint: 'Without your phone, enter a recovery code. Each works once.',
		button: 'Sign in',
		orPasskey: 'Or use a passkey',
		lost: 'Neither phone nor recovery codes',
		lostText: 'Ask the city administrator for a reset and show in person who you are. Then set up a new one.',
		leave: 'Not me: another name'
	},
	passkey: {
		title: 'Passkey',
		what: 'Sign in with the fingerprint, face or device PIN of this machine. Nothing to remember, and the safest way.',
		signIn: 'Sign in with a passkey',
		name: 'A name for this device',
		nameDefault: 'Office computer',
		add: 'Set up a passkey',
		working: 'Please follow your device …',
		failed: 'That did not work. Try again, or use the authenticator app.',
		noScript: 'Setting up a passkey needs scripts in the browser. The authenticator app below does not.',
		unsupported: 'This device has no passkeys. Please use the authenticator app.',
		none: 'No passkey yet',
		since: (p) => `Set up on ${p.day}`,
		used: (p) => `Last used on ${p.day}`,
		remove: 'Remove'
	},
	app: {
		title: 'Authenticator app',
		what: 'An app on your phone that shows six new digits every 30 seconds.',
		begin: 'Set up the app',
		again: 'Move to another phone',
		on: (p) => `Set up on ${p.day}`,
		off: 'Not set up',
		scan: '1. Scan this code with the app',
		qr: 'QR code for the authenticator app',
		secret: 'If it cannot be scanned, type this in',
		type: '2. Enter the six digits that the app shows',
		button: 'Confirm'
	},
	codes: {
		title: '10 recovery codes',
		lead: 'For the day your phone is gone. They are shown this once: print or write them down, and keep them with your papers.',
		left: (p) => `${p.count} unused`,
		few: 'Nearly used up. Set up the app again and you get ten new ones.',
		done: 'I have kept them; to the office'
	},
	demo: 'Demo data: this sign-in has no second proof yet. In real use nobody gets in without one.',
	demoDo: 'Set it up now',
	freshWhy: 'You signed in more than 15 minutes ago. To change this, sign out and in again first.',
	reset: {
		rail: 'Sign-ins',
		title: 'Reset a sign-in',
		lead: 'For somebody who has lost phone and recovery codes. See them in person first.',
		accounts: 'Who can sign in at a desk',
		none: 'Nobody here can sign in at a desk',
		name: 'Sign-in name',
		has: (p) =>
			p.authenticator || p.passkeys > 0
				? `Second factor: ${[...(p.passkeys > 0 ? [p.passkeys === 1 ? '1 passkey' : `${p.passkeys} passkeys`] : []), ...(p.authenticator ? ['authenticator app'] : []), p.codes === 1 ? '1 recovery code left' : `${p.codes} recovery codes left`].join(', ')}`
				: 'No second factor yet',
		own: 'Your own is reset by another administrator',
		reset: 'Reset …',
		resetOf: (p) => `Reset the sign-in of ${p.name} …`,
		sure: (p) => `Reset the sign-in of ${p.name}?`,
		check: 'A voice on the telephone may be anybody. See them in person first.',
		what: 'Passkeys, app and recovery codes end, and every desk is signed out at once. The password stays. They set up new ones when they next sign in.',
		button: 'I have seen them: reset',
		not: 'Not now',
		done: (p) => `${p.name} has been reset and signed out everywhere.`
	}
};
