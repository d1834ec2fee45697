/**
 * How an act shows in the record. `entered`: a line at once. `batched`: one line for all of them when the vote closes, so that
 * no line says who came when. `private`: no line; the private audit has it.
 */
export type ActKind = 'entered' | 'batched' | 'private';

/**
 * Every act there is. A name here is a file in src/acts, a permission, a test and a line of docs/acts.md.
 * Names and kinds are read by programs outside this house: they are added, never renamed, never changed.
 */
export const vocabulary = {
	'account.create': 'private',
	'assignment.end': 'entered',
	'assignment.give': 'entered',
	'authenticator.begin': 'private',
	'authenticator.confirm': 'private',
	'authenticator.reset': 'private',
	'board.photograph': 'entered',
	'board.put-up': 'entered',
	'body.change': 'entered',
	'body.dissolve': 'entered',
	'body.form': 'entered',
	'city.found': 'entered',
	'comment.appeal': 'entered',
	'comment.decline': 'entered',
	'comment.hide': 'entered',
	'comment.keep': 'entered',
	'comment.lapse': 'entered',
	'comment.post': 'entered',
	'comment.release': 'entered',
	'comment.report': 'entered',
	'comment.restore': 'entered',
	'comment.uphold': 'entered',
	'community.create': 'entered',
	'delegation.end': 'entered',
	'delegation.give': 'entered',
	'device.enrol': 'private',
	'device.forget': 'private',
	'device.lock': 'private',
	'device.set-pin': 'private',
	'device.unlock': 'private',
	'disclosure.publish': 'entered',
	'electorate.appeal': 'entered',
	'electorate.decide': 'entered',
	'electorate.freeze': 'entered',
	'follow.begin': 'private',
	'follow.end': 'private',
	'erasure.carry-out': 'entered',
	'erasure.request': 'private',
	'erasure.withdraw': 'private',
	'history.import': 'entered',
	'map.import': 'entered',
	'matter.lay': 'entered',
	'matter.move': 'entered',
	'matter.open': 'entered',
	'matter.push': 'entered',
	'matter.report': 'entered',
	'matter.study': 'entered',
	'notice.agree': 'private',
	'notice.call': 'private',
	'notice.choose': 'private',
	'notice.claim': 'private',
	'notice.confirm': 'private',
	'notice.look': 'private',
	'notice.make': 'private',
	'notice.read': 'private',
	'notice.sent': 'private',
	'observer.appoint': 'entered',
	'observer.report': 'entered',
	'office.declare': 'entered',
	'office.end': 'entered',
	'office.grant': 'entered',
	'passkey.add': 'private',
	'passkey.ask': 'private',
	'passkey.begin': 'private',
	'passkey.remove': 'private',
	'passkey.sign-in': 'private',
	'place.add': 'entered',
	'place.change': 'entered',
	'pledge.make': 'entered',
	'pledge.mark': 'entered',
	'pledge.review': 'entered',
	'person.add': 'private',
	'person.correct': 'private',
	'person.export': 'private',
	'person.leave': 'private',
	'person.look': 'private',
	'proposal.endorse': 'entered',
	'proposal.raise': 'entered',
	'proposal.withdraw': 'entered',
	'question.answer': 'entered',
	'question.ask': 'entered',
	'question.enter': 'entered',
	'reception.announce': 'entered',
	'reception.cancel': 'entered',
	'reception.report': 'entered',
	'registration.apply': 'entered',
	'registration.decide': 'entered',
	'roll.apply': 'private',
	'roll.cancel': 'private',
	'roll.continue': 'private',
	'roll.end': 'private',
	'roll.expire': 'private',
	'roll.look': 'private',
	'roll.map': 'private',
	'roll.mend': 'private',
	'roll.record': 'private',
	'roll.undo': 'private',
	'roll.upload': 'private',
	'retention.run': 'private',
	'session.confirm': 'private',
	'session.sign-in': 'private',
	'session.sign-out': 'private',
	'slip.print': 'private',
	'slip.return': 'private',
	'template.adopt': 'entered'
} as const satisfies Record<string, ActKind>;

export type ActName = keyof typeof vocabulary;

/** Whether a word is the name of an act. */
export function isActName(word: string): word is ActName {
	return Object.keys(vocabulary).includes(word);
}

/** The kind of an act; undefined for a word from a newer vocabulary. */
export function kindOf(word: string): ActKind | undefined {
	return isActName(word) ? vocabulary[word] : undefined;
}
