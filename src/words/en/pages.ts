import type { Shape } from '../shape.ts';
import type { pages as zh } from '../zh-CN/pages.ts';

export const pages: Shape<typeof zh> = {
	notFound: 'This page was not found.',
	notFoundTitle: 'Not found',
	notFoundWhy: 'The address may be mistyped, or the page is not yours to see.',
	notFoundDo: 'Try again from the home page or the disclosures.',
	wrong: 'Something went wrong on our side.',
	wrongTitle: 'Something went wrong',
	wrongDo: 'Please try again in a while. If it still fails, call us and read out the number below.',
	refused: {
		400: { title: 'Not understood', why: 'The address or what was filled in is not complete.', then: 'Please go back to the page and open it or fill it in again.' },
		401: { title: 'Please sign in first', why: 'This can be done only by somebody who has joined or signed in.', then: 'You may have been away so long that your sign-in has ended.' },
		403: { title: 'Not accepted', why: 'This request did not come from a page of this portal.', then: 'Please open what you want to do from the home page and try again.' },
		405: { title: 'Not in this way', why: 'This address does not take this kind of request.', then: 'Please open what you want to do from the home page and try again.' },
		413: { title: 'Too large', why: 'What was sent is too large and was not taken.', then: 'Please choose a smaller file, or send it in parts.' },
		415: { title: 'Wrong form', why: 'What was sent is not a form of this portal and was not taken.', then: 'Please go back to the page and use the form there.' },
		429: { title: 'Too many times', why: 'There were too many tries in a short time.', then: 'Please wait a minute and try again.' },
		other: { title: 'Not accepted', why: 'This was not done.', then: 'Please open what you want to do from the home page and try again.' }
	},
	refusedSignIn: 'Sign in',
	home: 'Home page',
	disclosures: 'See the disclosures',
	settings: {
		title: 'Text size, language, theme',
		size: 'Text size',
		standard: 'Standard',
		elder: 'Large text',
		lang: 'Language',
		theme: 'Theme',
		auto: 'As the device',
		light: 'Light',
		dark: 'Dark',
		save: 'Save',
		why: 'Remembered on this device only, for one year.'
	},
	acts: {
		title: 'Everything that can be done here',
		lead: 'Every button on these pages is one of the acts below. Open one to see what to fill in and who may. Programs may send them too, under the same rules.',
		of: (p) => `What can be done: ${p.noun}`,
		input: 'What to fill in',
		optional: 'optional',
		may: 'Who may',
		refusals: 'When it is refused',
		always: 'Any act can be refused for these reasons',
		said: 'Further reasons to refuse these',
		limit: (p) => `At most ${p.count} ${p.per === 'ten-minutes' ? 'in ten minutes' : `a ${p.per}`} for each household (for guests: each address)`,
		who: {
			anyone: 'Anyone',
			resident: 'Residents of the community',
			'signed-in': 'Whoever has joined or signed in',
			halfway: 'Whoever gave the right password and has a second factor still to show or set up',
			operator: 'The administrator at the server itself',
			clock: 'The portal itself, when a period ends'
		},
		office: (p) => `${p.positions} of ${p.bodies}`,
		cityOffice: (p) => `${p.positions} of ${p.bodies} of the city, in any community`,
		assignment: (p) => `Whoever is assigned here as ${p.functions}`,
		kind: {
			entered: 'Entered in the public record',
			batched: 'Entered in the public record in one batch when the vote closes',
			private: 'Not in the public record; kept in the private audit'
		},
		machine: 'The same for programs'
	},
	verify: {
		title: 'Check it yourself, without trusting us',
		lead: 'A portal can fail, or be tampered with. So everything public leaves evidence that anyone can check.',
		whatTitle: 'What the evidence is',
		what1: 'Everything published adds one entry to the public record. The record only grows.',
		what2: 'An entry says what was done, when, and the check code of the content. Change one letter and the code no longer fits.',
		what3: 'All entries together have one overall code, signed with the key of this portal. Changing any old entry changes it.',
		howTitle: 'How to check',
		how1: 'Open the public record of a community and choose “Check”. Your device computes everything again by itself.',
		how2: 'Every page has a check code at its foot. Paper and screen must show the same one.',
		how3: 'Your phone remembers the newest overall code it saw. If the record is ever rewritten, it tells you.',
		how4: 'If you know your way around computers, download the record and check it with the published program:',
		how5: 'The check also works out every vote and evaluation by the rules fixed before, and takes every step of every matter once more. What a ballot says is not public; whoever has the ledger, called in by the overseers for instance, counts from the ballots.',
		linksTitle: 'Public records',
		links: 'Choose a community to see its public record:',
		limitsTitle: 'What checking does not tell',
		limits1: 'It shows that nothing was changed after it was published, not that it was true. For that there are questions and the oversight committee.',
		limits2: 'What was not published is not in the record either. What should have been published is shown as overdue on the disclosures page.',
		limits3: 'Imported history carries the dates of its source. This portal only shows that it has not changed since it was imported.',
		twin: 'Add “.json” to the address of a disclosure to get the exact content, its check code and the proof.'
	}
};
