import type { Shape } from '../shape.ts';
import type { rights as zh } from '../zh-CN/rights.ts';

export const rights: Shape<typeof zh> = {
	title: 'My data',
	why: 'Take a copy, erase, see who looked',
	take: 'Take a copy',
	takeWhy: 'All that the portal keeps of you is in this file. The PIN of this phone comes first.',
	takeHtml: 'Download to read',
	takeJson: 'Download for programs',
	erase: 'Erase what I wrote',
	eraseWhy: (p) => `After you press “Erase” there is a wait of ${p.days} days; then it is done by itself. Until then you can take it back.`,
	eraseGap: 'The text goes. The public record keeps an empty place that proves there was something, not what. Copies that others made cannot be called back.',
	eraseOne: 'Erase',
	none: 'Nothing that can be erased',
	kinds: {
		question: 'Question', topic: 'Topic', comment: 'Comment', 'held-comment': 'Comment under review', 'moderation-note': 'Words of a report or appeal', proposal: 'Proposal',
		endorsement: 'Endorsement', 'electorate-appeal': 'Objection to a list', registration: 'Application', 'direct-report': 'Direct report', recusal: 'Reason for standing aside', suggestion: 'Suggestion on a text'
	},
	notYet: 'Not settled yet; it can be erased afterwards.',
	due: (p) => `To be erased on ${p.day}`,
	keep: 'Keep it',
	mustStay: 'What the law requires to stay',
	stay1: 'Numbers, days, answers and what came of it: disclosure must be archived.',
	stay2: 'Name and door on the roll: elections and votes need them. The committee corrects mistakes.',
	stay3: 'Check codes in the public record: they contain no text and no name.',
	looked: 'Who looked at my data',
	by: { guest: 'Whoever had the slip or the password', operator: 'Who runs the portal', clock: 'By itself, on its day' },
	lookedWhy: (p) => `Every look by the office is noted and kept for ${p.days} days.`,
	nobody: 'Nobody has looked',
	statement: 'How this portal treats personal data',
	household: {
		title: 'Slips and phones of my household',
		why: 'Slips that were printed, phones that joined',
		slips: 'Household slips',
		slipsWhy: 'Slips printed for your door. A new one ends the old one at once. If nobody here asked for it, tell the committee.',
		noSlips: 'No slip has been printed',
		printed: (p) => `${p.day}: one for ${p.display}`,
		open: (p) => `Not used yet, valid until ${p.day}`,
		used: (p) => `Used on ${p.day}`,
		state: { replaced: 'Ended: another was printed', returned: 'Given back', expired: 'Expired', used: 'Used', open: 'Not used yet' },
		phones: 'Phones that have joined here',
		phonesWhy: 'If you lose yours, sign it out under “Mine”.',
		own: 'mine'
	}
};
