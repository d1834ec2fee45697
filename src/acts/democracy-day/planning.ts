import { daysBetween } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent, type OfficeContent } from '#domain/community/community.ts';
import { officeState } from '#domain/community/office.ts';
import type { Held } from '#domain/content/content.ts';
import type { AgendaItem, DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { agendaProblems, noticeState } from '#domain/democracy-day/rules.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { Tx } from '../act.ts';
import { refusal, type FieldProblem, type Refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import type { AnnounceDay } from './announce.input.ts';

/** Nobody plans further ahead than a year. */
const MOST_AHEAD = 400;

type Plan = Omit<AnnounceDay, 'community' | 'subject' | 'body'>;
type Planned = Pick<DemocracyDayContent, 'day' | 'from' | 'until' | 'place' | 'chair' | 'recorder' | 'announced' | 'agenda' | 'offices'> & Partial<Pick<DemocracyDayContent, 'materials' | 'studied' | 'shortNotice'>>;

/** A Democracy Day of a community, or undefined. */
export async function meetingOf(tx: Pick<Tx, 'records'>, community: CommunityCode, meeting: SubjectId): Promise<Held<DemocracyDayContent> | undefined> {
	const held = await tx.records.contents.bySubject<DemocracyDayContent>(meeting);
	return held?.content.type === 'democracy-day' && held.content.community === community ? held : undefined;
}

/** A body of a community that is there, or undefined. */
export async function bodyIn(tx: Pick<Tx, 'records' | 'today'>, community: CommunityCode, body: SubjectId): Promise<BodyContent | undefined> {
	const held = await tx.records.contents.bySubject<BodyContent>(body);
	return held?.content.type === 'body' && held.content.community === community && isThereOn(held.content, tx.today) ? held.content : undefined;
}

const invalid = (...fields: FieldProblem[]) => err(refusal('input.invalid', { fields }));

/** An office of the community or of its city that is held on a day, with body and name. */
async function officeOn(tx: Tx, community: CommunityCode, subject: SubjectId, on: Plan['day']): Promise<{ spoken: string; holder: string } | undefined> {
	const held = await tx.records.contents.bySubject<OfficeContent>(subject);
	if (held?.content.type !== 'office' || officeState(held.content, on) !== 'held') return undefined;
	const city = (await tx.records.communities.list()).find(({ kind }) => kind === 'city')?.community;
	if (held.content.community !== community && held.content.community !== city) return undefined;
	const body = held.content.parent && (await tx.records.contents.bySubject<BodyContent>(held.content.parent));
	return { spoken: `${body ? body.content.name : ''} ${held.content.holder}`.trim(), holder: held.content.holder };
}

/**
 * What a plan comes to as a content, or why not. Notice counts from `announced`; where it is shorter than the rule of the body asks, the plan
 * says why, and the page shows the breach with that reason.
 */
export async function planned(tx: Tx, community: CommunityCode, body: BodyContent, plan: Plan, announced: Plan['day'], own?: SubjectId): Promise<Result<Planned, Refusal>> {
	if (plan.day < tx.today) return invalid({ path: 'day', code: 'too-small' });
	if (daysBetween(tx.today, plan.day) > MOST_AHEAD) return invalid({ path: 'day', code: 'too-large' });
	if (plan.until <= plan.from) return invalid({ path: 'until', code: 'too-small' });
	const [wrong] = agendaProblems(plan.from, plan.until, plan.agenda);
	if (wrong) return invalid({ path: `agenda.${wrong.item}.${wrong.at}`, code: wrong.at === 'start' ? 'too-small' : 'wrong' });
	if (plan.materials !== undefined && plan.materials > plan.day) return invalid({ path: 'materials', code: 'too-large' });
	if (plan.studied !== undefined && plan.studied > tx.today) return invalid({ path: 'studied', code: 'too-large' });
	const chair = await officeOn(tx, community, plan.chair, plan.day);
	if (!chair) return invalid({ path: 'chair', code: 'not-in-list' });
	const recorder = await officeOn(tx, community, plan.recorder, plan.day);
	if (!recorder) return invalid({ path: 'recorder', code: 'not-in-list' });
	if (chair.holder === recorder.holder) return invalid({ path: 'recorder', code: 'wrong' });
	// Rule R14: nobody leads a vote in which they stand aside.
	const aside = plan.agenda.findIndex(({ kind, recusals }) => kind === 'vote' && recusals?.some(({ name }) => name.includes(chair.holder)));
	if (aside >= 0) return err(refusal('day.chair-aside', { params: { item: aside + 1 }, fields: [{ path: 'chair', code: 'wrong' }] }));
	for (const [index, { refs = [] }] of plan.agenda.entries()) {
		for (const ref of refs) {
			const found = await tx.records.contents.bySubject(ref);
			if (found?.content.community !== community) return invalid({ path: `agenda.${index}.refs`, code: 'not-in-list' });
		}
	}
	for (const { content } of await tx.records.contents.ofParent<DemocracyDayContent>(body.subject, 'democracy-day')) {
		if (content.subject !== own && content.status !== 'called-off' && content.day === plan.day && content.from < plan.until && plan.from < content.until) return err(refusal('day.taken', { params: { from: content.from, until: content.until } }));
	}
	const notice = noticeState({ day: plan.day, announced }, body.kind, await rulesIn(tx, community));
	const short = notice.state === 'short';
	if (notice.state === 'short' && plan.shortNotice === undefined) {
		return err(refusal('day.short-notice', { params: { ahead: notice.ahead, asked: notice.asked.days }, fields: [{ path: 'shortNotice', code: 'missing' }] }));
	}
	return ok({
		day: plan.day, from: plan.from, until: plan.until, place: plan.place, chair: chair.spoken, recorder: recorder.spoken, announced,
		offices: { chair: plan.chair, recorder: plan.recorder },
		agenda: plan.agenda.map(({ start, end, kind, title, presenter, rule, materials, refs, recusals }, index): AgendaItem => ({
			no: index + 1, start, end, kind, title, ...(presenter === undefined ? {} : { presenter }), ...(rule === undefined ? {} : { rule }),
			...(materials === undefined ? {} : { materials }), ...(refs === undefined ? {} : { refs: [...new Set(refs)] }), ...(recusals === undefined ? {} : { recusals })
		})),
		...(plan.materials === undefined ? {} : { materials: plan.materials }), ...(plan.studied === undefined ? {} : { studied: plan.studied }),
		...(short && plan.shortNotice !== undefined ? { shortNotice: plan.shortNotice } : {})
	});
}

/** The matters that an agenda speaks of, each once: itself, or what a reference belongs to. */
export async function mattersOn(tx: Pick<Tx, 'records'>, agenda: readonly Pick<AgendaItem, 'refs'>[]): Promise<SubjectId[]> {
	const matters = new Set<SubjectId>();
	for (const ref of agenda.flatMap(({ refs = [] }) => refs)) {
		const held = await tx.records.contents.bySubject(ref);
		const above = held?.content.type === 'matter' ? held : held?.content.parent && (await tx.records.contents.bySubject<MatterContent>(held.content.parent));
		if (above && above.content.type === 'matter') matters.add(above.content.subject);
	}
	return [...matters];
}
