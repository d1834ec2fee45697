import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { BodyContent } from '../community/community.ts';
import { ASKED_BODIES } from '../community/asked-bodies.ts';
import { communityOf } from '../community/in-force.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { Photo } from '../content/photo.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { addressOf } from '../content/addresses.ts';
import { outcomeOf, type PollContent } from '../ballot/poll.ts';
import {
	commitmentState, firstDue, resolutionState, type BudgetLine, type CommitmentContent, type CommitmentState, type ResolutionContent, type ResolutionState, type WorkNoteContent
} from '../resolution/resolution.ts';

/** One project, four views: when it is due, how far it is, what was done about difficulties, what was found. */
export const WORK_VIEWS = ['timetable', 'progress', 'follow-up', 'inspection'] as const;
export type WorkView = (typeof WORK_VIEWS)[number];

export const WORK_STATES = ['late', 'open', 'done'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** A note on work, as pages show it. */
export type WorkNote = Pick<WorkNoteContent, 'kind' | 'on' | 'text' | 'percent' | 'blocker' | 'evidence' | 'milestone' | 'requires' | 'due' | 'inOrder' | 'by' | 'photo'> & { proof: Evidence };

/** A commitment with everything the four views need. */
export interface CommitmentCard {
	evidence: Evidence;
	address: string;
	task: string;
	owner: string;
	body: { subject: SubjectId; name: string };
	/** Who does their part of it. */
	partners: string[];
	taken?: Day;
	due: Day;
	/** The last day that was promised first, where it was moved since. */
	first?: Day;
	moved: NonNullable<CommitmentContent['moved']>;
	state: CommitmentState;
	done?: Day;
	proof?: string;
	photo?: Photo;
	shows: string[];
	budget?: BudgetLine;
	/** As its owner said last. */
	percent?: number;
	blocker?: string;
	milestones: { no: number; name: string; due: Day; reached?: Day; late: boolean }[];
	notes: WorkNote[];
	/** What an overseer asked for and nobody has found in order since, past its day. */
	asked: { requires: string; due: Day; late: boolean }[];
	from: { matter?: Place; resolution?: Place; day?: Place & { on: Day } };
}

/** Something with a page of its own. */
export interface Place {
	name: string;
	address?: string;
}

async function placeOf(contents: Contents, subject: SubjectId | undefined, type: string): Promise<Place | undefined> {
	const held = subject && (await contents.bySubject<Content & { title?: string; number?: string }>(subject));
	if (!held || held.content.type !== type) return undefined;
	const { title, number } = held.content;
	const address = addressOf(held.content);
	return { name: title ?? number ?? '', ...(address === undefined ? {} : { address }) };
}

/** What is still asked for after inspections: what one asks holds until a later one finds everything in order. */
function stillAsked(notes: readonly WorkNote[], today: Day): CommitmentCard['asked'] {
	let open: { requires: string; due: Day }[] = [];
	for (const note of notes) {
		if (note.kind !== 'inspection') continue;
		if (note.inOrder) open = [];
		if (note.requires !== undefined && note.due !== undefined) open.push({ requires: note.requires, due: note.due });
	}
	return open.map((one) => ({ ...one, late: today > one.due }));
}

async function cardOf(contents: Contents, held: Held<CommitmentContent>, resolutions: ReadonlyMap<string, ResolutionContent>, today: Day): Promise<CommitmentCard> {
	const { content } = held;
	const notes = (await contents.ofParent<WorkNoteContent>(content.subject, 'work-note')).map((one): WorkNote => {
		const { type: _type, v: _v, community: _c, subject: _s, lang: _l, parent: _p, source: _o, ...note } = one.content;
		return { ...note, proof: evidenceOf(one) };
	});
	const reports = notes.filter(({ kind }) => kind === 'progress');
	const percent = reports.findLast((note) => note.percent !== undefined)?.percent;
	const blocker = reports.at(-1)?.blocker;
	const body = (await contents.bySubject<BodyContent>(content.body))?.content;
	const matter = await placeOf(contents, content.parent, 'matter');
	const resolution = content.resolution === undefined ? undefined : resolutions.get(content.resolution);
	const meeting = content.day && (await contents.bySubject<DemocracyDayContent>(content.day))?.content;
	const first = firstDue(content);
	return {
		evidence: evidenceOf(held), address: `/${content.community}/work/${content.subject}`, task: content.task, owner: content.owner,
		body: { subject: content.body, name: body?.type === 'body' ? body.name : '' }, due: content.due, ...(first === content.due ? {} : { first }), moved: content.moved ?? [],
		partners: content.partners ?? [], state: commitmentState(content, today), shows: content.evidence,
		...(content.taken === undefined ? {} : { taken: content.taken }), ...(content.done === undefined ? {} : { done: content.done }), ...(content.proof === undefined ? {} : { proof: content.proof }), ...(content.photo ? { photo: content.photo } : {}),
		...(content.budget === undefined ? {} : { budget: content.budget }), ...(percent === undefined ? {} : { percent }), ...(blocker === undefined ? {} : { blocker }),
		milestones: (content.milestones ?? []).map(({ name, due }, index) => {
			const reached = notes.find(({ milestone }) => milestone === index + 1)?.on;
			return { no: index + 1, name, due, ...(reached === undefined ? {} : { reached }), late: (reached ?? content.done ?? today) > due };
		}),
		notes, asked: stillAsked(notes, today),
		from: {
			...(matter ? { matter } : {}),
			...(content.resolution === undefined ? {} : { resolution: { name: content.resolution, ...(resolution ? { address: addressOf(resolution)! } : {}) } }),
			...(meeting && meeting.type === 'democracy-day' ? { day: { name: meeting.day, on: meeting.day, address: addressOf(meeting)! } } : {})
		}
	};
}

async function resolutionsByNumber(contents: Contents, community: Content['community']): Promise<Map<string, ResolutionContent>> {
	return new Map((await contents.ofType<ResolutionContent>(community, 'resolution')).map(({ content }) => [content.number, content]));
}

/** All commitments of a community, those that are late first, then by their last day, those that are done last. */
export async function commitmentCards(contents: Contents, community: Content['community'], today: Day): Promise<CommitmentCard[]> {
	const resolutions = await resolutionsByNumber(contents, community);
	const cards = await Promise.all((await contents.ofType<CommitmentContent>(community, 'commitment')).map((held) => cardOf(contents, held, resolutions, today)));
	const rank = { late: 0, open: 1, done: 2 } as const;
	return cards.sort((a, b) => rank[a.state.state] - rank[b.state.state] || (a.state.state === 'done' ? inOrder(b.done ?? b.due, a.done ?? a.due) : inOrder(a.due, b.due)));
}

/** A project: what of the work belongs together. */
export interface Project {
	key: string;
	of: 'matter' | 'resolution' | 'day' | 'other';
	name: string;
	address?: string;
	cards: CommitmentCard[];
}

export interface WorkPageModel {
	proof: Evidence;
	show: WorkView;
	only?: WorkState;
	counts: Record<WorkState, number>;
	projects: Project[];
}

/** Commitments by what they come from, in the order in which the first of each stands. */
function projectsOf(cards: readonly CommitmentCard[]): Project[] {
	const projects = new Map<string, Project>();
	for (const card of cards) {
		const { matter, resolution, day } = card.from;
		const of = matter ? 'matter' : resolution ? 'resolution' : day ? 'day' : 'other';
		const place = matter ?? resolution ?? day ?? { name: '' };
		const key = `${of} ${place.address ?? place.name}`;
		const known = projects.get(key);
		if (known) known.cards.push(card);
		else projects.set(key, { key, of, name: place.name, ...(place.address === undefined ? {} : { address: place.address }), cards: [card] });
	}
	return [...projects.values()];
}

/** The work of a community: what was promised, by whom, by when, and how far it is. Late ones stand first, by themselves. */
export const workPage: View<WorkPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const all = await commitmentCards(contents, community.content.community, today);
	const show = WORK_VIEWS.find((view) => view === params.show) ?? 'timetable';
	const only = WORK_STATES.find((state) => state === params.only);
	const count = (state: WorkState) => all.filter((card) => card.state.state === state).length;
	return {
		proof: evidenceOf(community), show, ...(only ? { only } : {}), counts: { late: count('late'), open: count('open'), done: count('done') },
		projects: projectsOf(only ? all.filter((card) => card.state.state === only) : all)
	};
};

export interface CommitmentPageModel {
	proof: Evidence;
	card: CommitmentCard;
	/** Bodies whose members report on it, and those who inspect it, as far as a page can know. */
	desks: { work: SubjectId[]; oversee: SubjectId[] };
	versions: { version: number; recordedAt: string; seq: number; hash: string }[];
}

/** One commitment: what was promised, every day it was moved to, and everything that was reported and found. */
export const commitmentPage: View<CommitmentPageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.commitment)) return undefined;
	const held = await contents.bySubject<CommitmentContent>(params.commitment);
	if (!held || held.content.type !== 'commitment' || held.content.community !== params.community) return undefined;
	const versions = await contents.versions<CommitmentContent>(held.content.subject);
	const bodies = (await contents.ofType<BodyContent>(held.content.community, 'body')).map(({ content }) => content);
	const of = (kinds: readonly string[]) => bodies.filter(({ kind }) => kinds.includes(kind)).map(({ subject }) => subject);
	return {
		desks: { work: of(ASKED_BODIES), oversee: of(['oversight_committee']) },
		proof: evidenceOf(held), card: await cardOf(contents, held, await resolutionsByNumber(contents, held.content.community), today),
		versions: versions.map(({ version, recordedAt, seq, hash }) => ({ version, recordedAt, seq, hash }))
	};
};

/** A resolution as a row. */
export interface ResolutionCard {
	evidence: Evidence;
	address: string;
	number: string;
	title: string;
	on: Day;
	body: { subject: SubjectId; name: string };
	state: ResolutionState;
	displayed?: { from: Day; until: Day };
}

async function resolutionCard(contents: Contents, held: Held<ResolutionContent>, today: Day): Promise<ResolutionCard> {
	const { content } = held;
	const body = (await contents.bySubject<BodyContent>(content.body))?.content;
	return {
		evidence: evidenceOf(held), address: addressOf(content)!, number: content.number, title: content.title, on: content.on,
		body: { subject: content.body, name: body?.type === 'body' ? body.name : '' }, state: resolutionState(content, today), ...(content.displayed ? { displayed: content.displayed } : {})
	};
}

export interface ResolutionsPageModel {
	proof: Evidence;
	cards: ResolutionCard[];
}

/** What the bodies of a community decided, newest first. */
export const resolutionsPage: View<ResolutionsPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const cards = await Promise.all((await contents.ofType<ResolutionContent>(community.content.community, 'resolution')).map((held) => resolutionCard(contents, held, today)));
	return { proof: evidenceOf(community), cards: cards.sort((a, b) => inOrder(b.on, a.on) || inOrder(b.number, a.number)) };
};

export interface ResolutionPageModel {
	proof: Evidence;
	card: ResolutionCard;
	text?: string;
	studied?: Day;
	/** The votes that it rests on and was taken back by, with their numbers where they have any. */
	poll?: PollLine;
	rescinded?: { on: Day; reason: string; poll?: PollLine };
	matter?: Place;
	commitments: CommitmentCard[];
	versions: { version: number; recordedAt: string; seq: number; hash: string }[];
}

/** A vote in one line. */
export interface PollLine {
	title: string;
	address: string;
	yes?: number;
	no?: number;
	abstain?: number;
	passed: boolean;
}

async function pollLine(contents: Contents, subject: SubjectId | undefined): Promise<PollLine | undefined> {
	const held = subject && (await contents.bySubject<PollContent>(subject));
	if (!held || held.content.type !== 'poll') return undefined;
	const { title, yes, no, abstain, community } = held.content;
	const counted = typeof yes === 'number';
	return { title, address: `/${community}/polls/${subject}`, ...(counted ? { yes, no, abstain } : {}), passed: counted && outcomeOf(held.content).verdict === 'passed' };
}

/** One resolution: its words, the vote that it rests on, how long it hangs out, and the work that follows from it. */
export const resolutionPage: View<ResolutionPageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.resolution)) return undefined;
	const held = await contents.bySubject<ResolutionContent>(params.resolution);
	if (!held || held.content.type !== 'resolution' || held.content.community !== params.community) return undefined;
	const { content } = held;
	const poll = await pollLine(contents, content.poll);
	const against = await pollLine(contents, content.rescinded?.poll);
	const matter = await placeOf(contents, content.parent, 'matter');
	const versions = await contents.versions<ResolutionContent>(content.subject);
	const all = await commitmentCards(contents, content.community, today);
	return {
		proof: evidenceOf(held), card: await resolutionCard(contents, held, today), ...(content.text === undefined ? {} : { text: content.text }),
		...(content.studied === undefined ? {} : { studied: content.studied }), ...(poll ? { poll } : {}), ...(matter ? { matter } : {}),
		...(content.rescinded ? { rescinded: { on: content.rescinded.on, reason: content.rescinded.reason, ...(against ? { poll: against } : {}) } } : {}),
		commitments: all.filter(({ from }) => from.resolution?.name === content.number),
		versions: versions.map(({ version, recordedAt, seq, hash }) => ({ version, recordedAt, seq, hash }))
	};
};
