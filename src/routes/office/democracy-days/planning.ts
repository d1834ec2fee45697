import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { isThereOn, type BodyContent, type OfficeContent } from '#domain/community/community.ts';
import { officeState } from '#domain/community/office.ts';
import type { Content } from '#domain/content/content.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { lastHeld } from '#domain/democracy-day/rules.ts';
import { topicState, type TopicContent } from '#domain/democracy-day/topic.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import type { Candidate, PlanValues } from '#lib/day-desk/plan.ts';
import type { Portal } from '#acts/portal.ts';
import type { Words } from '#words/words.ts';
import { linesOf } from '../desk-form.ts';

type Texts = Record<string, string>;

/** Bodies that hold Democracy Days: representatives, assemblies, councils, and members of a collective. */
const MEET: readonly string[] = ['representatives_meeting', 'assembly', 'residents_council', 'owners_assembly', 'collective_economic_organisation', 'self_governance_committee'];

/** Things of each kind that can be offered at once. */
const MOST_OFFERED = 20;

/** The bodies of a community that can hold one, those of representatives first. */
export async function meetingBodies(portal: Portal, community: CommunityCode): Promise<{ value: string; word: string }[]> {
	const bodies = (await portal.contents.ofType<BodyContent>(community, 'body')).map(({ content }) => content).filter((body) => MEET.includes(body.kind) && isThereOn(body, portal.today()));
	return bodies.sort((a, b) => MEET.indexOf(a.kind) - MEET.indexOf(b.kind)).map(({ subject, name }) => ({ value: subject, word: name }));
}

/** Whoever can lead or write down: all who hold an office in the community today. */
export async function officesIn(portal: Portal, community: CommunityCode): Promise<{ subject: string; holder: string; position: string }[]> {
	const all = (await portal.contents.ofType<OfficeContent>(community, 'office')).map(({ content }) => content);
	return all.filter((one) => officeState(one, portal.today()) === 'held' && one.position !== 'liaison').map(({ subject, holder, position }) => ({ subject: subject as string, holder, position }));
}

/** What can be spoken of at a Democracy Day of a body, each with the item on which it stands. */
export async function candidatesOf(portal: Portal, community: CommunityCode, body: SubjectId, plan?: DemocracyDayContent): Promise<Candidate[]> {
	const { contents } = portal;
	const today = portal.today();
	const at = (subject: SubjectId) => plan?.agenda.find(({ refs }) => refs?.includes(subject))?.no;
	const days = (await contents.ofParent<DemocracyDayContent>(body, 'democracy-day')).map(({ content }) => content);
	const found: Candidate[] = [];
	const add = (kind: Candidate['kind'], content: Content, word: string) => {
		if (found.filter((one) => one.kind === kind).length >= MOST_OFFERED && at(content.subject) === undefined) return;
		found.push({ kind, subject: content.subject, word, ...(at(content.subject) === undefined ? {} : { item: at(content.subject)! }) });
	};
	for (const { content } of await contents.ofParent<TopicContent>(body, 'topic')) {
		if (topicState(content, days.filter(({ subject }) => subject !== plan?.subject)).state === 'open') add('topic', content, `${content.number} ${content.text}`);
	}
	for (const { content } of await contents.ofType<CommitmentContent>(community, 'commitment')) {
		if (content.done === undefined || at(content.subject) !== undefined) add('commitment', content, content.task);
	}
	for (const { content } of (await contents.ofType<MatterContent>(community, 'matter')).reverse()) add('matter', content, `${content.number} ${content.title}`);
	for (const { content } of (await contents.ofType<Content & { title?: string; on?: Day }>(community, 'poll')).reverse()) {
		if (content.on === undefined || content.on >= today || at(content.subject) !== undefined) add('poll', content, content.title ?? '');
	}
	for (const { content } of (await contents.ofType<QuestionContent>(community, 'question')).reverse()) {
		if ((await contents.count(content.subject, 'answer')) === 0 || at(content.subject) !== undefined) add('question', content, `${content.number} ${[...content.text].slice(0, 40).join('')}`);
	}
	for (const { content } of (await contents.ofType<DisclosureContent>(community, 'disclosure', { limit: MOST_OFFERED }))) add('disclosure', content, content.title);
	return found;
}

/** A time some minutes later. */
function later(time: string, minutes: number): string {
	const all = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
	return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

/** The agenda of the next day of a body as it is proposed: it opens with what was promised last time, then accounts and questions, then topics that wait. */
export async function proposed(portal: Portal, body: SubjectId, candidates: Candidate[], words: Words['dayDesk']['announce']): Promise<{ values: PlanValues; candidates: Candidate[] }> {
	const days = (await portal.contents.ofParent<DemocracyDayContent>(body, 'democracy-day')).map(({ content }) => content);
	const last = lastHeld(days, portal.today())?.last;
	const commitments = candidates.filter(({ kind }) => kind === 'commitment');
	const undone = Math.max(commitments.length, (last?.minutes?.actions ?? []).filter(({ status, commitment }) => status !== 'done' && commitment === undefined).length);
	const topics = candidates.filter(({ kind }) => kind === 'topic').slice(0, 6);
	const rows: { kind: string; title: string; rule?: string; minutes: number; puts?: Candidate[] }[] = [
		{ kind: 'opening', title: words.opening, rule: words.ruleOfSpeech, minutes: 15 },
		...(undone > 0 ? [{ kind: 'report', title: words.lookBack({ count: undone }), minutes: 15, puts: commitments }] : []),
		{ kind: 'disclosure', title: words.accounts, minutes: 25 },
		{ kind: 'inquiry', title: words.inquiry, minutes: 30 },
		...topics.map((topic) => ({ kind: 'deliberation', title: [...topic.word.replace(/^\S+ /, '')].slice(0, 60).join(''), minutes: 20, puts: [topic] })),
		{ kind: 'closing', title: words.closing, minutes: 15 }
	];
	let time = '08:30';
	const put = new Map<string, number>();
	const items = rows.map(({ kind, title, rule, minutes, puts }, index) => {
		const start = time;
		time = later(time, minutes);
		for (const { subject } of puts ?? []) put.set(subject, index + 1);
		return { start, end: time, kind, title, ...(rule === undefined ? {} : { rule }) };
	});
	return {
		values: { from: '08:30', until: time, items },
		candidates: candidates.map((one) => (put.has(one.subject) ? { ...one, item: put.get(one.subject)! } : one))
	};
}

/** The values of a form from a day that is announced. */
export function valuesOf(plan: DemocracyDayContent): PlanValues {
	return {
		day: plan.day, from: plan.from, until: plan.until, place: plan.place, ...(plan.offices ? { chair: plan.offices.chair, recorder: plan.offices.recorder } : {}),
		...(plan.materials ? { materials: plan.materials } : {}), ...(plan.studied ? { studied: plan.studied } : {}), ...(plan.shortNotice ? { shortNotice: plan.shortNotice } : {}),
		items: plan.agenda.map(({ start, end, kind, title, presenter, rule, materials, recusals }) => ({
			start, end, kind, title, ...(presenter === undefined ? {} : { presenter }), ...(rule === undefined ? {} : { rule }),
			...(materials === undefined ? {} : { materials: materials.join('\n') }), ...(recusals === undefined ? {} : { recusals: recusals.map(({ name, why }) => `${name}：${why}`).join('\n') })
		}))
	};
}

/** A line `name: reason`; without a colon the act says that the reason is missing. */
function recusalOf(line: string): { name: string; why?: string } {
	const at = line.search(/[:：]/);
	return at < 0 ? { name: line } : { name: line.slice(0, at).trim(), why: line.slice(at + 1).trim() };
}

/** What a form says of a plan, as acts take it. Rows at the end without a title do not count; one in between is refused there. */
export function planOf(texts: Texts): Record<string, unknown> {
	const rows: number[] = [];
	for (let row = 0; texts[`agenda.${row}.title`] !== undefined; row++) rows.push(row);
	while (rows.length > 0 && texts[`agenda.${rows.at(-1)!}.title`]!.trim() === '') rows.pop();
	const puts = Object.entries(texts).filter(([name, item]) => name.startsWith('put.') && item !== '');
	const filled = (value: string | undefined) => (value?.trim() ? value : undefined);
	const agenda = rows.map((row) => {
		const of = (name: string) => texts[`agenda.${row}.${name}`];
		const materials = linesOf(of('materials'));
		const recusals = linesOf(of('recusals')).map(recusalOf);
		const refs = puts.filter(([, item]) => Number(item) === row + 1).map(([name]) => name.slice('put.'.length));
		return {
			start: of('start') ?? '', end: of('end') ?? '', kind: of('kind') ?? '', title: of('title') ?? '',
			...(filled(of('presenter')) ? { presenter: of('presenter') } : {}), ...(filled(of('rule')) ? { rule: of('rule') } : {}),
			...(materials.length > 0 ? { materials } : {}), ...(recusals.length > 0 ? { recusals } : {}), ...(refs.length > 0 ? { refs } : {})
		};
	});
	const { day, from, until, place, chair, recorder, materials, studied, shortNotice } = texts;
	return { day, from, until, place, chair, recorder, materials, studied, shortNotice, agenda };
}
