import { mayDo, officesFor } from '#acts/act.ts';
import { waitingFor } from '#acts/comment/moderating.ts';
import { OVERSEERS } from '#acts/comment/moderators.ts';
import { HANDLERS } from '#acts/matter/handlers.ts';
import { OBSERVER_DESK } from '#acts/observer/may.ts';
import type { Portal } from '#acts/portal.ts';
import { RECEPTION_DESK } from '#acts/reception/may.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { isRecorded } from '#domain/community/calendar.ts';
import { keyOf, type CommentContent } from '#domain/comment/comment.ts';
import { isShown, standingOf, type ModerationContent } from '#domain/comment/moderation.ts';
import { answeredOn } from '#domain/comment/view/asked.ts';
import { observerCards } from '#domain/community/observer-view.ts';
import { receptionCards } from '#domain/community/reception-view.ts';
import type { Duty } from '#domain/disclosure/view/office-day.ts';
import { textsOpen } from '#domain/oversight/document-view.ts';
import { waitingDuties } from '#domain/oversight/duty-lines.ts';
import type { ReportNoticeContent } from '#domain/procedure/direct-report.ts';
import type { Officer } from './officer.ts';

/** How far ahead of their first day duties of the calendar stand on the desk, in days. */
const DAYS_AHEAD = 7;

/** First words of a comment. */
const SAID = 60;

/** The first words of a text. */
const begun = (text: string) => (text.length > SAID ? `${[...text].slice(0, SAID).join('')}…` : text);

/** What waits at the desk of an officer besides accounts and questions, each with its clock: only what they themselves may do. */
export async function dutiesOf(portal: Portal, { caller, community, answers, offices, moderates, prints }: Officer): Promise<Duty[]> {
	const { contents, records } = portal;
	const today = portal.today();
	const duties: Duty[] = [];
	const numberOf = async (subject: string) => ((await contents.bySubject(subject as SubjectId))?.content as { number?: string } | undefined)?.number ?? '';
	if (moderates) {
		for (const { key, what, number, due, text, mine } of await waitingFor(records, caller, community)) {
			if (mine) duties.push({ kind: 'duty', what, due: due as Day, name: number, subject: key, text: begun(text) });
		}
	}
	if (prints) {
		for (const { subject, number, due } of await records.rolls.waitingAppeals(community)) duties.push({ kind: 'duty', what: 'roll-appeal', due: due as Day, name: number, subject: subject as SubjectId });
		for (const { subject, due } of await records.rolls.waitingRegistrations(community)) {
			duties.push({ kind: 'duty', what: 'registration', due: due as Day, name: await numberOf(subject), subject: subject as SubjectId });
		}
	}
	if (mayDo(RECEPTION_DESK, caller, community)) {
		for (const { evidence, day, start, place, state } of await receptionCards(contents, community, today)) {
			if (state.state !== 'today' && state.state !== 'unreported') continue;
			duties.push({ kind: 'duty', what: state.state === 'today' ? 'reception' : 'reception-report', due: day, name: start ? `${start} ${place}` : place, subject: evidence.subject });
		}
	}
	if (mayDo(OBSERVER_DESK, caller, community)) {
		for (const { evidence, organisation, until, state } of await observerCards(contents, community, today)) {
			if (state === 'unreported') duties.push({ kind: 'duty', what: 'observer-report', due: until, name: organisation, subject: evidence.subject });
		}
	}
	if (mayDo([OVERSEERS], caller, community)) {
		for (const { content: report } of await records.matters.reports(community)) {
			const notice = (await contents.ofParent<ReportNoticeContent>(report.parent!, 'report-notice')).find(({ content }) => content.number === report.number)?.content;
			if (!notice || (await contents.ofParent(notice.subject, 'report-answer')).length > 0) continue;
			duties.push({ kind: 'duty', what: 'direct-report', due: notice.due, name: report.number, subject: report.subject, text: begun(report.text) });
		}
	}
	for (const { body, line } of await waitingDuties(contents, community, { today, zone: portal.zone() })) {
		if (!isRecorded(line.name!) || !offices.some((office) => office.body === body.subject) || (line.from ?? line.due) > addDays(today, DAYS_AHEAD)) continue;
		duties.push({ kind: 'duty', what: 'calendar', due: line.due, name: line.name!, subject: body.subject });
	}
	for (const { body } of answers) {
		for (const { subject, parent } of await records.comments.asked(community, body)) {
			const thread = await contents.ofParent<CommentContent>(parent, 'comment');
			const question = thread.find(({ content }) => content.subject === subject)?.content;
			const steps = await contents.ofParent<ModerationContent>(parent, 'moderation');
			if (!question?.asked || question.erased || !isShown(standingOf(steps.filter(({ content }) => content.comment === keyOf(question)).map(({ content }) => content)))) continue;
			if ((await answeredOn(contents, question, thread, steps)) !== undefined) continue;
			const href = `/${community}/matters/${parent}?reply=${subject}#comment-text`;
			duties.push({ kind: 'duty', what: 'matter-question', due: question.asked.due, name: question.number, subject, text: begun(question.text), href });
		}
	}
	const bodies = new Set<string>(officesFor(HANDLERS, caller, community).map(({ body }) => body));
	for (const { evidence, title, body, waiting, standing } of bodies.size > 0 ? await textsOpen(contents, community, today) : []) {
		if (waiting === 0 || standing.state !== 'commenting' || !bodies.has(body.subject)) continue;
		duties.push({ kind: 'duty', what: 'text-suggestions', due: standing.until, name: title, subject: evidence.subject, href: `/office/documents/${evidence.subject}` });
	}
	return duties;
}
