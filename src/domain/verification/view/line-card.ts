import { utf8 } from '../../basics/bytes.ts';
import { isSubjectId } from '../../basics/id.ts';
import { keyOf, type CommentContent } from '../../comment/comment.ts';
import type { ModerationContent } from '../../comment/moderation.ts';
import type { AssignmentContent } from '../../community/assignment.ts';
import type { BodyContent, CommunityContent, OfficeContent, PlaceContent } from '../../community/community.ts';
import type { DelegationContent } from '../../community/delegation.ts';
import type { DecisionContent, ElectorateAppealContent, ElectorateContent, RegistrationContent } from '../../community/electorate.ts';
import type { ObserverContent } from '../../community/observer.ts';
import type { DutyReportContent, PledgeContent } from '../../community/office.ts';
import type { ReceptionContent } from '../../community/reception.ts';
import type { RuleSetContent } from '../../community/rule-set.ts';
import type { CommunityTemplateContent } from '../../community/template.ts';
import type { Content } from '../../content/content.ts';
import type { Contents, RecordLine } from '../../content/contents.ts';
import type { DemocracyDayContent } from '../../democracy-day/democracy-day.ts';
import type { TopicContent } from '../../democracy-day/topic.ts';
import type { DisclosureContent } from '../../disclosure/disclosure.ts';
import type { FinanceTableContent } from '../../disclosure/finance-table.ts';
import type { DutyRecordContent } from '../../community/duty-record.ts';
import type { AnswerContent, QuestionContent } from '../../disclosure/question.ts';
import type { BoardPhotoContent, ShapeContent } from '../../map/shape.ts';
import { decodeEntry, EntryError, type Entry } from '../../record/entry.ts';
import { matterThing, type MatterThingKind } from './matter-thing.ts';

/** Who did it, as the public may know. */
export type Actor =
	| { kind: 'office'; body: string; holder: string }
	| { kind: 'resident' | 'import' | 'operator' | 'clock' | 'unknown' };

/** What an act was about: a kind with the words that name it. `hidden`: not public, or not kept here. `erased`: gone for good. */
export interface Thing {
	kind:
		| 'community' | 'place' | 'body' | 'office' | 'declaration' | 'pledge' | 'pledge-review' | 'duty-record' | 'duty-report' | 'delegation' | 'assignment' | 'reception'
		| 'reception-report' | 'observer' | 'observer-report' | 'rule-set' | 'community-template' | 'deviation' | 'disclosure' | 'finance-table' | 'question'
		| 'answer' | 'paper-slip' | 'comment' | 'moderation' | 'not-yet-shown'
		| 'answer-rating' | 'democracy-day' | 'topic' | 'meeting-note' | 'work-note' | 'electorate' | 'electorate-appeal' | 'registration' | 'roll-decision'
		| 'boundary' | 'spot' | 'board-photo'
		| MatterThingKind
		| 'other' | 'hidden' | 'erased';
	/** Title, name or number. */
	name: string;
	/** Of a finance table, or the day of a Democracy Day. */
	period?: string;
	lines?: number;
	/** From the second version on. */
	version?: number;
	/** The page that shows it. */
	href?: string;
}

/** A line of the record as people read it. */
export interface LineCard {
	seq: number;
	act: string;
	/** An instant. */
	recordedAt: string;
	/** An instant or a day: when the source or the clock says it happened. */
	happenedAt?: string;
	imported: boolean;
	actor: Actor;
	thing: Thing;
	hash: string;
}

/** The entry of a line; undefined when its bytes are none. */
export function entryOf(line: RecordLine): Entry | undefined {
	try {
		return decodeEntry(utf8(line.entry));
	} catch (problem) {
		if (problem instanceof EntryError) return undefined;
		throw problem;
	}
}

/** A line with who and what; undefined when its bytes are no entry. */
export async function lineCard(contents: Contents, community: string, line: RecordLine): Promise<LineCard | undefined> {
	const entry = entryOf(line);
	if (!entry) return undefined;
	return {
		seq: line.seq, act: entry.act, recordedAt: entry.recordedAt, imported: entry.act === 'history.import' || line.held?.content.source !== undefined,
		actor: await actorOf(contents, entry.actor), thing: await thingOf(contents, community, line), hash: entry.hash,
		...(entry.happenedAt === undefined ? {} : { happenedAt: entry.happenedAt })
	};
}

async function actorOf(contents: Contents, actor: string): Promise<Actor> {
	if (actor === 'import' || actor === 'operator' || actor === 'clock') return { kind: actor };
	// A pseudonym that is fresh for its subject.
	if (actor.startsWith('p-')) return { kind: 'resident' };
	const office = isSubjectId(actor) ? await contents.bySubject<OfficeContent>(actor) : undefined;
	// Whoever does something by an assignment holds no office: an observer, a teller.
	if ((office?.content.type as string) === 'assignment') return { kind: 'office', body: '', holder: office!.content.holder };
	if (office?.content.type !== 'office') return { kind: 'unknown' };
	return { kind: 'office', body: await nameOf(contents, office.content.parent), holder: office.content.holder };
}

/** Who holds an office. */
async function holderOf(contents: Contents, subject: Content['parent']): Promise<string> {
	const office = subject && (await contents.bySubject<OfficeContent>(subject));
	return office && office.content.type === 'office' ? office.content.holder : '';
}

/** The name of a body. */
async function nameOf(contents: Contents, subject: Content['parent']): Promise<string> {
	const body = subject && (await contents.bySubject<BodyContent>(subject));
	return body && body.content.type === 'body' ? body.content.name : '';
}

async function thingOf(contents: Contents, community: string, { held, erased }: RecordLine): Promise<Thing> {
	if (!held) return { kind: erased ? 'erased' : 'hidden', name: '' };
	const { content, version } = held;
	const base = `/${community}`;
	return { ...(await named(contents, base, content)), ...(version > 1 ? { version } : {}) };
}

async function named(contents: Contents, base: string, content: Content): Promise<Thing> {
	const disclosurePage = (subject: Content['parent']) => (subject === undefined ? {} : { href: `${base}/disclosures/${subject}` });
	switch (content.type) {
		case 'community': {
			const { kind, name } = content as CommunityContent;
			return { kind: 'community', name, href: kind === 'city' ? '/' : base };
		}
		case 'place':
			return { kind: 'place', name: (content as PlaceContent).name, href: `${base}/places/${content.subject}` };
		case 'body':
			return { kind: 'body', name: (content as BodyContent).name, href: `${base}/bodies/${content.subject}` };
		case 'office': {
			const { holder, parent } = content as OfficeContent;
			const body = await nameOf(contents, parent);
			return { kind: 'office', name: body === '' ? holder : `${body} ${holder}`, href: `${base}/offices/${content.subject}` };
		}
		case 'declaration':
		case 'pledge':
		case 'pledge-review': {
			const year = (content as PledgeContent).year;
			return { kind: content.type, name: await holderOf(contents, content.parent), ...(content.type === 'declaration' ? {} : { period: year }), href: `${base}/offices/${content.parent}` };
		}
		case 'duty-record':
			return { kind: 'duty-record', name: await nameOf(contents, content.parent), period: (content as DutyRecordContent).period, href: `${base}/duties/${content.parent}#d-${content.subject}` };
		case 'duty-report':
			return { kind: 'duty-report', name: await holderOf(contents, content.parent), period: (content as DutyReportContent).period, href: `${base}/offices/${content.parent}#reports` };
		case 'delegation': {
			const { absent, standIn, parent } = content as DelegationContent;
			return { kind: 'delegation', name: `${absent} → ${standIn}`, href: `${base}/offices/${parent}` };
		}
		case 'assignment': {
			const { holder, about } = content as AssignmentContent;
			return { kind: 'assignment', name: `${holder} · ${about}` };
		}
		case 'reception':
			return { kind: 'reception', name: (content as ReceptionContent).day, href: `${base}/receptions/${content.subject}` };
		case 'reception-report': {
			const reception = content.parent && (await contents.bySubject<ReceptionContent>(content.parent));
			return { kind: 'reception-report', name: reception?.content.day ?? '', href: `${base}/receptions/${content.parent}` };
		}
		case 'observer':
			return { kind: 'observer', name: (content as ObserverContent).organisation, href: `${base}/observers` };
		case 'observer-report':
			return { kind: 'observer-report', name: '', href: `${base}/observers` };
		case 'rule-set':
			return { kind: 'rule-set', name: (content as RuleSetContent).name };
		case 'community-template':
			return { kind: 'community-template', name: (content as CommunityTemplateContent).name };
		case 'deviation':
			return { kind: 'deviation', name: '', href: `${base}/rules` };
		case 'disclosure':
			return { kind: 'disclosure', name: (content as DisclosureContent).title, ...disclosurePage(content.subject) };
		case 'finance-table': {
			const { unit, period, lines, parent } = content as FinanceTableContent;
			return { kind: 'finance-table', name: unit, period, lines: lines.length, ...disclosurePage(parent) };
		}
		case 'question':
			return { kind: 'question', name: (content as QuestionContent).number, href: `${base}/questions/${content.subject}` };
		case 'answer-rating':
		case 'answer': {
			const { parent } = content as AnswerContent;
			const question = parent && (await contents.bySubject<QuestionContent>(parent));
			const known = question && question.content.type === 'question';
			return { kind: content.type as 'answer' | 'answer-rating', name: known ? question.content.number : '', ...(known ? { href: `${base}/questions/${parent}` } : {}) };
		}
		case 'paper-slip':
			return { kind: 'paper-slip', name: content.source ?? '', href: `${base}/paper-slips#slip-${content.source ?? ''}` };
		case 'comment': {
			const comment = content as CommentContent;
			return { kind: 'comment', name: comment.number, href: `${base}/comments/${keyOf(comment)}` };
		}
		case 'moderation': {
			const { number, comment } = content as ModerationContent;
			return { kind: 'moderation', name: number, href: `${base}/comments/${comment}` };
		}
		case 'electorate':
			return { kind: 'electorate', name: (content as ElectorateContent).number, href: `${base}/electorates/${content.subject}` };
		case 'electorate-appeal':
			return { kind: 'electorate-appeal', name: (content as ElectorateAppealContent).number, href: `${base}/electorates/${content.parent ?? ''}` };
		case 'registration':
			return { kind: 'registration', name: (content as RegistrationContent).number, href: `${base}/electorates` };
		case 'roll-decision': {
			const about = content.parent && (await contents.bySubject(content.parent));
			const list = about?.content.type === 'electorate-appeal' ? `/${about.content.parent ?? ''}` : '';
			return { kind: 'roll-decision', name: (content as DecisionContent).number, href: `${base}/electorates${list}` };
		}
		case 'democracy-day': {
			const { day, parent } = content as DemocracyDayContent;
			return { kind: 'democracy-day', name: await nameOf(contents, parent), period: day, href: `${base}/democracy-days/${content.subject}` };
		}
		case 'topic':
			return { kind: 'topic', name: (content as TopicContent).number, href: `${base}/democracy-days` };
		case 'work-note':
			return { kind: 'work-note', name: '', href: `${base}/work/${content.parent}` };
		case 'meeting-note':
			return { kind: 'meeting-note', name: '', href: `${base}/democracy-days/${content.parent}` };
		case 'shape': {
			const { role, name, parent, subject } = content as ShapeContent;
			if (role !== 'boundary') return { kind: 'spot', name: name ?? '', href: role === 'notice_board' ? `${base}/boards/${subject}` : `${base}/map` };
			const place = parent && (await contents.bySubject<PlaceContent>(parent));
			return { kind: 'boundary', name: place && place.content.type === 'place' ? place.content.name : '', href: place && ['city', 'town', 'subdistrict'].includes(place.content.kind) ? '/map' : `${base}/map` };
		}
		case 'board-photo': {
			const shape = (content as BoardPhotoContent).board;
			const board = await contents.bySubject<ShapeContent>(shape);
			return { kind: 'board-photo', name: (board && board.content.name) ?? '', ...(board ? { href: `${base}/boards/${shape}` } : {}) };
		}
		case 'not-yet-shown':
			return { kind: 'not-yet-shown', name: '' };
		default:
			return (await matterThing(contents, base, content)) ?? { kind: 'other', name: content.type };
	}
}
