import type { Portal } from '#acts/portal.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';

/** How long after its day a meeting can still be given to somebody, and how many matters and disclosures are offered. */
const DAYS_BACK = 31;
const MOST = 30;

/** Something that work can be given in, as the form offers it. */
export interface ObjectChoice {
	subject: string;
	kind: 'democracyDay' | 'matter' | 'document' | 'question' | 'disclosure';
	text: string;
	day?: Day;
}

/** What people of a community can be given a part in: meetings that are near, matters, texts that are written, questions that wait, what was published last. */
export async function objectChoices(portal: Portal, community: CommunityCode): Promise<ObjectChoice[]> {
	const { contents, records } = portal;
	const since = addDays(portal.today(), -DAYS_BACK);
	const bodies = new Map((await records.communities.bodiesOf(community)).map(({ subject, name }) => [subject, name]));
	const days = (await contents.ofType<DemocracyDayContent>(community, 'democracy-day')).map(({ content }) => content).filter(({ day, status }) => day >= since && status !== 'called-off');
	const matters = (await contents.ofType<MatterContent>(community, 'matter', { limit: MOST })).map(({ content }) => content);
	const texts = (await contents.ofType<DocumentContent>(community, 'document', { limit: MOST })).map(({ content }) => content).filter(({ dropped, source }) => !dropped && source === undefined);
	const disclosures = (await contents.ofType<DisclosureContent>(community, 'disclosure', { limit: MOST })).map(({ content }) => content);
	const waiting = await Promise.all((await records.disclosures.questionsWaiting(community)).slice(0, MOST).map(({ subject }) => contents.bySubject<QuestionContent>(subject as never)));
	return [
		...days.map(({ subject, parent, day }): ObjectChoice => ({ subject, kind: 'democracyDay', text: bodies.get(parent ?? '') ?? '', day })),
		...matters.map(({ subject, number, title }): ObjectChoice => ({ subject, kind: 'matter', text: `${number} ${title}` })),
		...texts.map(({ subject, title, begun }): ObjectChoice => ({ subject, kind: 'document', text: title, day: begun })),
		...waiting.flatMap((held): ObjectChoice[] => (held ? [{ subject: held.content.subject, kind: 'question', text: `${held.content.number} ${held.content.text.slice(0, 30)}` }] : [])),
		...disclosures.map(({ subject, title, published }): ObjectChoice => ({ subject, kind: 'disclosure', text: title, day: published }))
	];
}
