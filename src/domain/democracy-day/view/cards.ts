import type { Day } from '../../basics/day.ts';
import type { SubjectId } from '../../basics/id.ts';
import type { BodyContent, BodyKind } from '../../community/community.ts';
import { addressOf, nameOf } from '../../content/addresses.ts';
import type { Content, Held, Lang } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { evidenceOf, type Evidence } from '../../content/view.ts';
import type { ClockTime, DemocracyDayContent } from '../democracy-day.ts';
import {
	actionState, countActions, dayState, minutesState, noticeState, quorumOf,
	type ActionCounts, type ActionState, type DayState, type Measures, type MinutesState, type NoticeState, type QuorumResult
} from '../rules.ts';

/** A body as these pages name it. */
export interface MeetingBody {
	subject: SubjectId;
	name: string;
	kind?: BodyKind;
	members?: number;
}

/** A Democracy Day as a row. */
export interface DayCard {
	evidence: Evidence;
	address: string;
	body: MeetingBody;
	day: Day;
	from: ClockTime;
	until: ClockTime;
	place: string;
	items: number;
	state: DayState;
	notice: NoticeState;
	quorum?: QuorumResult;
	minutes: MinutesState;
	actions: ActionCounts;
}

/** What became of a commitment, as far as a task needs it. */
interface Undertaken extends Content {
	due: Day;
	done?: Day;
}

/** A task with where it stands today. */
export interface ActionRow {
	task: string;
	owner: string;
	due: Day;
	state: ActionState;
	/** The page of the commitment that it is. */
	address?: string;
}

/** Something the agenda speaks of: what it is called, and its page where its kind has one. */
export interface RefCard {
	subject: SubjectId;
	name: string;
	lang: Lang;
	address?: string;
}

/** The address of a Democracy Day. */
export function addressOfDay(content: DemocracyDayContent): string {
	return addressOf(content)!;
}

/** The body that a day belongs to. */
export async function bodyOf(contents: Contents, subject: SubjectId | undefined): Promise<MeetingBody> {
	const held = subject && (await contents.bySubject<BodyContent>(subject));
	if (!held || held.content.type !== 'body') return { subject: subject ?? ('' as SubjectId), name: '' };
	const { name, kind, memberCount } = held.content;
	return { subject: held.content.subject, name, kind, ...(memberCount === undefined ? {} : { members: memberCount }) };
}

/** A Democracy Day as a row, judged on a day. */
export function dayCard(held: Held<DemocracyDayContent>, body: MeetingBody, measures: Measures, today: Day): DayCard {
	const { content } = held;
	const quorum = quorumOf(body.kind, content.attendance);
	return {
		evidence: evidenceOf(held), address: addressOfDay(content), body, day: content.day, from: content.from, until: content.until, place: content.place,
		items: content.agenda.length, state: dayState(content, today), notice: noticeState(content, body.kind, measures), ...(quorum ? { quorum } : {}),
		minutes: minutesState(content, measures, today), actions: countActions(content.minutes?.actions ?? [], today)
	};
}

/** The tasks of a day, those that are late first, then by their last day. What became of one that is a commitment is read there. */
export async function actionRows(contents: Contents, { minutes }: Pick<DemocracyDayContent, 'minutes'>, today: Day): Promise<ActionRow[]> {
	const rows = await Promise.all(
		(minutes?.actions ?? []).map(async ({ task, owner, due, status, commitment }): Promise<ActionRow> => {
			const held = commitment && (await contents.bySubject<Undertaken>(commitment));
			if (!held) return { task, owner, due, state: actionState({ due, status }, today) };
			const now = { due: held.content.due, status: held.content.done === undefined ? ('todo' as const) : ('done' as const) };
			const address = addressOf(held.content);
			return { task, owner, due: now.due, state: actionState(now, today), ...(address === undefined ? {} : { address }) };
		})
	);
	const rank = { late: 0, open: 1, done: 2 } as const;
	return rows.sort((a, b) => rank[a.state.state] - rank[b.state.state] || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Most characters of a text that stand for it. */
const MOST_OF_A_TEXT = 30;

/** The first characters of a text, whole characters only. */
function begun(text: string): string {
	const characters = [...text.replace(/\s+/g, ' ')];
	return characters.length > MOST_OF_A_TEXT ? `${characters.slice(0, MOST_OF_A_TEXT).join('')}…` : characters.join('');
}

/** What a reference points at; undefined where it is not kept here or has no name yet. */
export async function refCard(contents: Contents, subject: SubjectId): Promise<RefCard | undefined> {
	const held = await contents.bySubject(subject);
	if (!held) return undefined;
	const content = held.content as Content & { number?: unknown; text?: unknown };
	const name = nameOf(content);
	if (name === undefined) return undefined;
	const address = addressOf(content);
	// A number alone says little: what is numbered has its first words beside it.
	const first = name === content.number && typeof content.text === 'string' ? `${name} ${begun(content.text)}` : name;
	return { subject, name: first, lang: content.lang, ...(address === undefined ? {} : { address }) };
}
