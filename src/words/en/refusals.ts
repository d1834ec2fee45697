import type { Shape } from '../shape.ts';
import type { refusals as zh } from '../zh-CN/refusals.ts';

export const refusals: Shape<typeof zh> = {
	sentence: {
		'input.invalid': () => 'Something is not filled in correctly. See the fields marked below.',
		'input.not-json': () => 'What arrived is incomplete. Please send it again.',
		'input.too-large': () => 'This is too large and was not accepted. Please send it in parts.',
		'act.unknown': (p) => `There is no act called “${p.act}”.`,
		'origin.foreign': () => 'This request did not come from this portal and was not accepted.',
		'rate.too-many': () => 'Too many times. Please try again in a while.',
		'caller.sign-in-first': () => 'Please join or sign in first.',
		'caller.locked': () => 'Please enter this phone’s PIN first.',
		'caller.not-allowed': () => 'This is not yours to do.',
		'object.not-found': () => 'What you named was not found.',
		'delivery.id-used': () => 'This id has been used already. Nothing was done twice.',
		'question.line-unknown': (p) => `These accounts have no line ${p.line}.`,
		'question.already-answered': () => 'This question has been answered already.',
		'question.day-in-future': (p) => `${p.day} has not come yet. Please check the date.`,
		'disclosure.period-not-over': (p) => `This period ends on ${p.until}. It cannot be published before.`,
		'disclosure.already-published': (p) => `The account of ${p.period} has been published already.`,
		'account.does-not-balance': (p) => `The account has ${p.problems} problem(s) and was not published. Please correct each and publish again.`,
		'slip.unknown': () => 'There is no such code. Please check the slip and type it again.',
		'slip.used': () => 'This slip has been used. Please ask the committee for another.',
		'slip.expired': () => 'This slip has expired. Please ask the committee for another.',
		'pin.too-simple': () => 'This PIN is too easy to guess. Please choose another.',
		'pin.wrong': (p) => `Wrong PIN. ${p.left} more tries.`,
		'pin.device-removed': () => 'Ten wrong PINs: this phone is signed out. Please ask the committee for a new slip.',
		'sign-in.wrong': () => 'Name or password is wrong.',
		'account.name-taken': () => 'This sign-in name is taken.',
		'sign-in.wait': (p) => `Too many wrong tries. Please wait ${p.minutes} minutes.`,
		'import.not-empty': (p) => `${p.community} has records already. History can only be taken over into an empty community.`,
		'import.bad-file': (p) => `The file has ${p.problems} problem(s). Nothing was imported.`,
		'city.exists': () => 'This data folder has a city already.',
		'storage.full': () => 'The server’s disk is full. Nothing was written and nothing of yours is lost. Please send it again later.',
		'storage.unavailable': () => 'The server cannot write at the moment. Nothing of yours is lost. Please send it again later.',
		'portal.stopping': () => 'The portal is restarting. Please try again in a minute.'
	},
	field: {
		missing: 'Please fill this in.',
		unknown: 'There is no such field.',
		'wrong-kind': 'This is not written as it should be.',
		'too-short': 'Too short.',
		'too-long': 'Too long.',
		malformed: 'The format is not right.',
		'not-in-list': 'Please choose one of the listed options.',
		'too-small': 'This number is too small, or the date too early.',
		'too-large': 'This number is too large, or the date too late.',
		'too-simple': 'Too easy to guess. Please choose another.',
		wrong: 'Not right. Please try again.',
		differs: 'The two are not the same.'
	},
	code: (number) => `Code ${number}: you can read it out on the telephone.`
};
