import type { SheetFault } from '#domain/community/roll/fault.ts';
import type { FileProblem } from '#domain/community/imported.ts';
import type { AccountProblem } from '#domain/disclosure/finance-table.ts';

/**
 * Why an act can be refused: a closed list. Each has a sentence in src/words and an HTTP status here; the compiler asks for both
 * when one is added. Every code can be read over the telephone (words/refusals gives it a number).
 */
export const REFUSALS = {
	/* what was sent */
	'input.invalid': 400,
	'input.not-json': 400,
	'input.too-large': 413,
	'act.unknown': 404,
	'origin.foreign': 403,
	'rate.too-many': 429,
	/* who sent it */
	'caller.sign-in-first': 401,
	'caller.locked': 401,
	'caller.not-allowed': 403,
	'object.not-found': 404,
	'delivery.id-used': 409,
	/* questions and answers */
	'question.line-unknown': 422,
	'question.already-answered': 409,
	'question.not-answered': 409,
	'question.day-in-future': 422,
	/* comments */
	'comment.not-open': 409,
	'comment.settled': 409,
	'comment.said-already': 409,
	'comment.reported-already': 409,
	'comment.names-you': 403,
	'comment.own-decision': 403,
	/* following, and being told */
	'follow.too-many': 409,
	'notice.no-mail': 409,
	'notice.no-telephone': 409,
	'notice.code-wrong': 403,
	'notice.code-gone': 410,
	'notice.lease-held': 409,
	/* Democracy Days and their topics */
	'day.archived': 409,
	'day.called-off': 409,
	'day.chair-aside': 422,
	'day.code-wrong': 403,
	'day.held': 409,
	'day.here-already': 409,
	'day.holder-not-here': 422,
	'day.minuted': 409,
	'day.no-minutes': 409,
	'day.no-proxies': 422,
	'day.not-held': 409,
	'day.not-today': 422,
	'day.not-yet': 422,
	'day.objections-open': 409,
	'day.other-words': 409,
	'day.over': 409,
	'day.short-notice': 422,
	'day.signed-already': 409,
	'day.taken': 409,
	'day.too-many-proxies': 422,
	'day.unit-here-already': 409,
	'topic.settled': 409,
	/* resolutions and the work that follows */
	'commitment.done': 409,
	'resolution.not-competent': 422,
	'resolution.other-body': 422,
	'resolution.poll-not-about': 422,
	'resolution.poll-not-passed': 422,
	'resolution.recorded': 409,
	'resolution.rescinded': 409,
	/* disclosures */
	'disclosure.period-not-over': 422,
	'disclosure.already-published': 409,
	'account.does-not-balance': 422,
	/* maps and notice boards */
	'map.bad-file': 422,
	'map.changed-meanwhile': 409,
	'photo.not-a-picture': 422,
	'photo.day-in-future': 422,
	/* the tree of places and bodies */
	'tree.circle': 422,
	'tree.not-inside': 422,
	'tree.closed': 409,
	'tree.name-taken': 409,
	'tree.not-on-this-place': 422,
	'tree.shape-differs': 422,
	'tree.one-is-there': 409,
	'tree.not-empty': 409,
	'tree.root': 422,
	'community.code-taken': 409,
	'community.no-unit': 422,
	'rules.laxer': 422,
	/* offices */
	'office.term': 422,
	'office.taken': 409,
	'office.conflict': 409,
	'office.ended': 409,
	'duty.withdrawn': 409,
	'duty-report.given': 409,
	'pledge.made': 409,
	'pledge.done': 409,
	'pledge.counts': 422,
	'pledge.reviewed': 409,
	'reception.past': 422,
	'reception.not-yet': 422,
	'reception.cancelled': 409,
	'observer.not-yet': 422,
	'observer.reported': 409,
	'assignment.twice': 409,
	'assignment.ended': 409,
	'delegation.other-body': 422,
	'delegation.taken': 409,
	'delegation.ended': 409,
	/* joining and signing in */
	'slip.unknown': 404,
	'slip.used': 409,
	'slip.expired': 410,
	'slip.replaced': 410,
	'slip.returned': 410,
	'pin.too-simple': 422,
	'pin.wrong': 403,
	'pin.device-removed': 403,
	'sign-in.wrong': 403,
	'sign-in.wait': 429,
	'account.name-taken': 409,
	'factor.wrong': 403,
	'factor.sign-in-again': 403,
	'factor.too-many': 409,
	'factor.last': 409,
	'passkey.not-accepted': 403,
	/* one's own data */
	'erasure.asked-already': 409,
	'erasure.must-stay': 422,
	'erasure.has-owner': 409,
	/* taking over and founding */
	'import.not-empty': 409,
	'import.bad-file': 422,
	'city.exists': 409,
	/* the roll, lists of voters */
	'roll.changed': 409,
	'roll.wrong-state': 409,
	'roll.nothing-to-write': 422,
	'roll.busy': 409,
	'roll.undo-over': 410,
	'roll.already-decided': 409,
	'roll.already-there': 409,
	'roll.names-differ': 409,
	'roll.office-stays': 409,
	'electorate.nobody': 422,
	'electorate.appeal-over': 410,
	'electorate.line-unknown': 422,
	'registration.too-early': 422,
	'registration.waiting': 409,
	/* matters on their way */
	'matter.told-elsewhere': 409,
	'matter.closed': 409,
	'matter.report-answered': 409,
	'matter.moved-meanwhile': 409,
	'matter.no-such-way': 422,
	'matter.not-yours': 403,
	'matter.reason-missing': 422,
	'matter.missing': 409,
	'matter.not-so-decided': 409,
	'matter.before': 422,
	'matter.nothing-missing': 409,
	'matter.not-competent': 422,
	'matter.no-procedure': 422,
	'matter.older-waits': 409,
	'proposal.private-number': 422,
	'proposal.enough': 409,
	'proposal.closed': 409,
	'proposal.taken': 409,
	'proposal.not-of-age': 403,
	'proposal.age-unknown': 409,
	'proposal.not-ready': 409,
	'opinion.settled': 409,
	'hearing.too-soon': 422,
	'hearing.not-yet': 422,
	'hearing.held': 409,
	'procedure.leads-nowhere': 422,
	'procedure.comments-open': 409,
	'procedure.adopted': 409,
	'procedure.not-adopted': 409,
	'procedure.filed': 409,
	'procedure.changed-meanwhile': 409,
	'procedure.edition-taken': 409,
	'procedure.changes-nothing': 422,
	/* deliberation documents and suggestions */
	'document.not-open': 409,
	'document.sealed-meanwhile': 409,
	'document.changed-meanwhile': 409,
	'document.empty': 422,
	'document.too-long': 422,
	'document.comment-days': 422,
	'document.comments-open': 409,
	'document.undecided': 409,
	'suggestion.not-open': 409,
	'suggestion.clause-unknown': 422,
	'suggestion.changes-nothing': 422,
	'suggestion.names-somebody': 422,
	'suggestion.clause-changed': 409,
	'suggestion.clause-gone': 409,
	'suggestion.decided': 409,
	'suggestion.withdrawn': 409,
	/* polls */
	'poll.not-competent': 422,
	'poll.not-authorised': 422,
	'poll.laid': 409,
	'poll.laxer': 422,
	'poll.laxer-than-stage': 422,
	'poll.decided-in-stage': 409,
	'poll.proxies-over-law': 422,
	'poll.other-body': 422,
	'poll.list-not-settled': 409,
	'poll.not-prepared': 409,
	'poll.risk-says-no': 409,
	'poll.election-on-paper': 422,
	'poll.not-open': 409,
	'poll.closed': 410,
	'poll.not-over': 409,
	'poll.not-counted': 409,
	'poll.count-wrong': 422,
	'poll.box-settled': 409,
	'poll.counted-by-tellers': 409,
	'poll.counted-by-units': 409,
	'poll.channel-closed': 409,
	'poll.not-on-list': 403,
	'poll.recused': 403,
	'poll.not-present': 403,
	'poll.attendance-not-asked': 409,
	'poll.voted-already': 409,
	'poll.too-many-proxies': 409,
	'poll.proxy-not-allowed': 422,
	'poll.proxy-other-household': 422,
	'poll.proxy-given': 409,
	'poll.proxy-chain': 422,
	'poll.no-proxy': 404,
	'poll.no-second-round': 409,
	/* evaluations */
	'evaluation.not-open': 409,
	'evaluation.closed': 410,
	'evaluation.not-over': 409,
	'evaluation.not-on-list': 403,
	'evaluation.yourself': 403,
	/* the disk */
	'storage.full': 507,
	'storage.unavailable': 503,
	'portal.stopping': 503
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A field and what is wrong with it; `path` is dotted, as the form names it. */
export interface FieldProblem {
	path: string;
	code: 'missing' | 'unknown' | 'wrong-kind' | 'too-short' | 'too-long' | 'malformed' | 'not-in-list' | 'too-small' | 'too-large' | 'too-simple' | 'wrong' | 'differs';
}

/** A refusal: nothing was written. */
export interface Refusal {
	code: RefusalCode;
	/** What `decide` wrote stays although the act is refused: a wrong PIN counts. Nothing is entered in the record. */
	keep?: true;
	/** Sessions that `decide` ended although the act is refused: the tenth wrong PIN removes the device. */
	endedSessions?: string[];
	params?: Record<string, string | number>;
	fields?: FieldProblem[];
	/** What is wrong with an account, line by line. */
	account?: AccountProblem[];
	/** What is wrong with a file, by place in it. */
	file?: FileProblem[];
	/** Why a spreadsheet could not be read. */
	sheet?: SheetFault;
}

/** A refusal with its parameters. */
export function refusal(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
	return { code, ...more };
}

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): number {
	return REFUSALS[code];
}
