/*
 * Acts that a plain form on a public page may ask for, and how its fields become the act's input. The page on the server reads it when the
 * form arrives, the service worker when there is no network for it to arrive by.
 */

/** Fields by what they are: all of them come as texts. */
interface PlainForm {
	/** A file by the name of its field, and the text that carries it in base64: read at the door where no script has done it. */
	file?: { field: string; as: string };
	/** Lists of numbers: `answers` of the fields answers.0, answers.1 and so on. */
	lists?: readonly string[];
	/** Fields that carry two texts with a blank between them: a choice of one thing out of a list that the act has two words for. */
	pairs?: Readonly<Record<string, readonly [string, string]>>;
	texts: readonly string[];
	numbers: readonly string[];
}

/** A photograph that may come with a form. */
const PHOTO = { field: 'file', as: 'image' };

const FORMS: Readonly<Record<string, PlainForm>> = {
	'ballot.cast': { texts: ['community', 'subject', 'poll', 'choice', 'claimed'], numbers: ['for'] },
	'ballot.entrust': { texts: ['community', 'subject', 'poll'], numbers: ['by'] },
	'ballot.take-back': { texts: ['community', 'poll'], numbers: [] },
	'board.photograph': { texts: ['community', 'subject', 'board', 'taken', 'shows', 'note', 'image'], numbers: [], file: { field: 'file', as: 'image' } },
	'comment.appeal': { texts: ['community', 'subject', 'comment', 'text', 'claimed'], numbers: [] },
	'comment.post': { texts: ['community', 'subject', 'parent', 'to', 'clause', 'stance', 'text', 'office', 'claimed'], numbers: [] },
	'comment.report': { texts: ['community', 'subject', 'comment', 'rule', 'text', 'claimed'], numbers: [] },
	'commitment.complete': { texts: ['community', 'commitment', 'proof', 'image', 'alt'], numbers: [], file: PHOTO },
	'commitment.inspect': { texts: ['community', 'subject', 'commitment', 'finding', 'inOrder', 'requires', 'due', 'image', 'alt'], numbers: [], file: PHOTO },
	'commitment.progress': { texts: ['community', 'subject', 'commitment', 'kind', 'text', 'blocker', 'image', 'alt'], numbers: ['percent', 'milestone'], file: PHOTO },
	'democracy-day.attend': { texts: ['community', 'meeting', 'code'], numbers: [] },
	'duty.record': { texts: ['community', 'subject', 'body', 'on', 'text', 'paper', 'image', 'alt'], numbers: [], pairs: { owed: ['duty', 'period'] }, file: PHOTO },
	'duty.withdraw': { texts: ['community', 'record', 'reason'], numbers: [] },
	'electorate.appeal': { texts: ['community', 'subject', 'electorate', 'kind', 'text', 'claimed'], numbers: ['n'] },
	'evaluation.rate': { texts: ['community', 'evaluation', 'remark'], numbers: [], lists: ['answers'] },
	'follow.begin': { texts: ['community', 'subject'], numbers: [] },
	'follow.end': { texts: ['subject'], numbers: [] },
	'poll.recuse': { texts: ['community', 'subject', 'poll', 'reason'], numbers: [] },
	'matter.report': { texts: ['community', 'subject', 'matter', 'text', 'claimed'], numbers: [] },
	'proposal.endorse': { texts: ['community', 'subject', 'proposal', 'claimed'], numbers: [] },
	'proposal.raise': { texts: ['community', 'subject', 'title', 'text', 'kind', 'place', 'office', 'image', 'alt', 'claimed'], numbers: [], file: PHOTO },
	'proposal.withdraw': { texts: ['community', 'proposal', 'reason'], numbers: [] },
	'question.rate': { texts: ['community', 'subject', 'question', 'satisfaction', 'claimed'], numbers: [] },
	'question.ask': { texts: ['community', 'subject', 'parent', 'table', 'text', 'claimed'], numbers: ['line'] },
	'registration.apply': { texts: ['community', 'subject', 'body', 'case', 'since', 'text', 'claimed'], numbers: [] },
	'suggestion.decide': { texts: ['community', 'suggestion', 'is', 'reason', 'text', 'seen'], numbers: ['draft'] },
	'suggestion.make': { texts: ['community', 'subject', 'document', 'version', 'is', 'clause', 'text', 'reason', 'office', 'claimed'], numbers: [] },
	'suggestion.withdraw': { texts: ['community', 'suggestion'], numbers: [] },
	'topic.raise': { texts: ['community', 'subject', 'body', 'text', 'claimed'], numbers: [] }
};

/** The input that a form means, not yet checked: empty fields are left out. Undefined when no plain form asks for this act. */
export function inputOf(act: string, fields: Readonly<Record<string, string>>): Record<string, string | number | number[]> | undefined {
	const form = Object.prototype.hasOwnProperty.call(FORMS, act) ? FORMS[act] : undefined;
	if (!form) return undefined;
	const input: Record<string, string | number | number[]> = {};
	for (const name of form.texts) if (fields[name]) input[name] = fields[name];
	for (const [field, names] of Object.entries(form.pairs ?? {})) for (const [at, part] of (fields[field] ?? '').split(' ', 2).entries()) if (part) input[names[at]!] = part;
	for (const name of form.numbers) if (fields[name]) input[name] = Number(fields[name]);
	for (const name of form.lists ?? []) {
		const list: number[] = [];
		while (fields[`${name}.${list.length}`]) list.push(Number(fields[`${name}.${list.length}`]));
		if (list.length > 0) input[name] = list;
	}
	return input;
}

/** The field by which a form of this act sends a file, and the text it becomes; undefined for forms without one. */
export function fileOf(act: string): { field: string; as: string } | undefined {
	return Object.prototype.hasOwnProperty.call(FORMS, act) ? FORMS[act]?.file : undefined;
}
