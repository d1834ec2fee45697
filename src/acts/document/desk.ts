import { addDays, type Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { When } from '#domain/content/view.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { mattersPage } from '#domain/oversight/matter-view.ts';
import { proposalsPage } from '#domain/oversight/proposal-view.ts';
import { sha256 } from '#records/hashing.server.ts';
import type { Records } from '#records/records.ts';
import { officeIn, type Caller } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { draftsAs } from './admission.ts';
import { copiesOf, type RecoveredCopy } from './copies.ts';
import { documentAtHand } from './draft.ts';
import type { LiveDocuments } from './live.ts';

/** How long after its day minutes can still be begun from the list, in days. */
const DAYS_BACK = 60;

/** Something that a text can belong to, as the form offers it. */
export interface TextParent {
	subject: string;
	kind: 'matter' | 'proposal' | 'democracy-day';
	text: string;
	day?: Day;
}

/** Matters on their way, proposals that wait or collect, Democracy Days that are near. */
export async function textParents(contents: Contents, community: CommunityCode, when: When): Promise<TextParent[]> {
	const matters = (await mattersPage(contents, { community }, when))?.open ?? [];
	const proposals = await proposalsPage(contents, { community }, when);
	const days = (await contents.ofType<DemocracyDayContent>(community, 'democracy-day')).map(({ content }) => content).filter(({ day, status }) => day >= addDays(when.today, -DAYS_BACK) && status !== 'called-off');
	const bodyName = async (subject: SubjectId | undefined) => (subject && (await contents.bySubject<BodyContent>(subject))?.content.name) || '';
	return [
		...(await Promise.all(days.map(async ({ subject, parent, day }): Promise<TextParent> => ({ subject, kind: 'democracy-day', text: await bodyName(parent), day })))),
		...matters.map(({ evidence, number, title }): TextParent => ({ subject: evidence.subject, kind: 'matter', text: `${number} ${title}` })),
		...[...(proposals?.waiting ?? []), ...(proposals?.collecting ?? [])].map(({ evidence, number = '', title }): TextParent => ({ subject: evidence.subject, kind: 'proposal', text: `${number} ${title}`.trim() }))
	];
}

/** What lies on the desk of a text. */
export interface TextAtDesk {
	/** They lead its body or keep its papers: seal it, give it up, ask people to draft. */
	handles: boolean;
	/** The draft as it is written down now: what would be sealed, and what it is called. Absent while nothing is written. */
	draft?: { no: number; clauses: Clause[]; seen: string };
	/** The clause of the draft that a suggestion is about: as it reads now, and what it is called. */
	meant?: { text: string; seen: string };
	/** What devices still had, for the drafters. */
	copies: RecoveredCopy[];
}

/** A text as those see it who write it or seal it; undefined for everybody else. `clause`: of the suggestion that is being decided. */
export async function textAtDesk(records: Records, documents: LiveDocuments, caller: Caller, community: CommunityCode, document: SubjectId, today: Day, clause?: string): Promise<TextAtDesk | undefined> {
	const at = await documentAtHand(records.contents, community, document, today);
	if (!at || !draftsAs(at.held.content, caller)) return undefined;
	const clauses = at.draft ? await documents.read(at.draft) : undefined;
	const meant = clauses?.find(({ id }) => id === clause);
	return {
		handles: officeIn([HANDLERS], caller, at.held.content.body) !== undefined,
		...(clauses && at.draft ? { draft: { no: at.draft.no, clauses, seen: fingerprint(sha256, clauses) } } : {}),
		...(meant ? { meant: { text: clauseText(meant), seen: fingerprint(sha256, [meant]) } } : {}),
		copies: await copiesOf(records, document)
	};
}
