import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { BodyContent, OfficeContent } from '../community/community.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import type { FinanceTableContent } from '../disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import { addressOf as pageOf } from '../content/addresses.ts';
import { DECIDING_KINDS, decidingOf } from './deciding.ts';

/** Types of contents that can be followed; each has a page of its own. */
export const FOLLOWABLE: readonly string[] = [
	'disclosure', 'finance-table', 'question', 'body', 'proposal', 'matter', 'democracy-day', 'poll', 'poll-opening', 'evaluation-opening', 'resolution', 'commitment', 'document', 'suggestion'
];

export const HAPPENING_KINDS = ['published', 'corrected', 'asked', 'answered', 'changed', 'offices', ...DECIDING_KINDS] as const;
export type HappeningKind = (typeof HAPPENING_KINDS)[number];

/** Something that people may want to hear of: what the inbox shows, and mail and telephone tell. */
export interface Happening {
	kind: HappeningKind;
	community: CommunityCode;
	/** Whose page shows it. */
	object: SubjectId;
	/** Which of its kind on this object: the version of a correction, 1 where it can happen once. */
	nth: number;
	/** Followers of any of these hear of it. */
	concerns: SubjectId[];
	/** Its line in the record. */
	seq: number;
}

/** What a happening is kept under: told once to a person, read once by them. */
export function keyOf({ kind, object, nth }: { kind: string; object: string; nth: number }): string {
	return `${kind}.${object}.${nth}`;
}

const KEY = /^([a-z]+)\.([A-Za-z0-9_-]{21}[AQgw])\.([1-9]\d{0,14})$/;

/** Kinds of rows that stand in an inbox without anything having happened: a time that is open. */
const OPEN_KINDS: readonly string[] = ['object'];

/** Reads the key of a row; undefined when it is none. */
export function readKey(key: string): { kind: string; object: SubjectId; nth: number } | undefined {
	const match = KEY.exec(key);
	const kind = [...HAPPENING_KINDS, ...OPEN_KINDS].find((known) => known === match?.[1]);
	return match && kind ? { kind, object: match[2] as SubjectId, nth: Number(match[3]) } : undefined;
}

/** What a line of the record means for people; undefined where it means nothing to anybody, as all imported history does. */
export async function happeningOf(contents: Contents, held: Held): Promise<Happening | undefined> {
	const { content, seq, version } = held;
	if (content.source !== undefined) return undefined;
	const happening = (kind: HappeningKind, object: SubjectId, nth: number, concerns: (SubjectId | undefined)[]): Happening => ({
		kind, community: content.community, object, nth, concerns: [...new Set(concerns.filter((one) => one !== undefined))], seq
	});
	switch (content.type) {
		case 'disclosure': {
			const { subject, body, covers } = content as DisclosureContent;
			return version === 1 ? happening('published', subject, 1, [body, ...(covers ?? [])]) : happening('corrected', subject, version, [subject, body, ...(covers ?? [])]);
		}
		case 'finance-table': {
			const { subject, parent, body } = content as FinanceTableContent;
			// An account that belongs to a disclosure is published with it, and corrected with it.
			if (version > 1) return happening('corrected', parent ?? subject, version, [parent, subject, body]);
			return parent === undefined ? happening('published', subject, 1, [body]) : undefined;
		}
		case 'question': {
			const { subject, parent, body } = content as QuestionContent;
			return version === 1 ? happening('asked', subject, 1, [parent, body]) : undefined;
		}
		case 'answer': {
			const { parent } = content as AnswerContent;
			const question = parent && (await contents.bySubject<QuestionContent>(parent));
			if (!parent || question?.content.type !== 'question') return undefined;
			return happening('answered', parent, version, [parent, question.content.parent, question.content.body]);
		}
		case 'body':
			return version > 1 ? happening('changed', content.subject, version, [(content as BodyContent).subject]) : undefined;
		case 'office':
			return (content as OfficeContent).parent ? happening('offices', content.parent!, seq + 1, [content.parent]) : undefined;
		default: {
			const found = await decidingOf(contents, held);
			return found && happening(found.kind, found.object, found.nth, found.concerns);
		}
	}
}

/** What somebody follows, and since which line of its community's record. */
export interface Followed {
	subject: SubjectId;
	community: CommunityCode;
	/** How long the record was when it began: what was there before is no news. */
	since: number;
}

/** Whether a happening is news for whoever follows these. */
export function isNewsFor({ concerns, community, seq }: Happening, follows: readonly Followed[]): boolean {
	return follows.some((one) => one.community === community && seq >= one.since && concerns.includes(one.subject));
}

/** Kinds that everybody who agreed to be called is told of, whether they follow anything or not: what was published, and what they can take part in. */
export const TOLD_TO_ALL: ReadonlySet<HappeningKind> = new Set<HappeningKind>([
	'published', 'meeting', 'postponed', 'cancelled', 'minutes', 'voting', 'counted', 'rating', 'rated', 'resolved', 'rescinded', 'sealed', 'settled'
]);

/** What somebody does themselves with what is theirs: no news to them. */
export const OWN_DOING: ReadonlySet<HappeningKind> = new Set<HappeningKind>(['asked', 'proposed', 'withdrawn', 'suggested']);

/** The address of the page of a content that can be followed; undefined for others. An account stands among the disclosures. */
export function addressOf(content: Content): string | undefined {
	return content.type === 'finance-table' ? `/${content.community}/disclosures/${content.subject}` : FOLLOWABLE.includes(content.type) ? pageOf(content) : undefined;
}

/** The body that owns, answers, meets or decides. */
export function bodySubjectOf(content: Content): SubjectId | undefined {
	if (content.type === 'body') return content.subject;
	const { body } = content as Content & { body?: SubjectId };
	return body ?? (content.type === 'democracy-day' || content.type === 'matter' ? content.parent : undefined);
}
