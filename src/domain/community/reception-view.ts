import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { OfficeContent } from './community.ts';
import { communityOf } from './in-force.ts';
import { linkOf, type Link } from './link.ts';
import { receptionState, type ReceptionCase, type ReceptionContent, type ReceptionKind, type ReceptionReportContent, type ReceptionState } from './reception.ts';

export interface ReceptionCard {
	evidence: Evidence;
	kind: ReceptionKind;
	day: Day;
	start?: string;
	end?: string;
	place: string;
	hosts: Link[];
	state: ReceptionState;
	/** Absent while there is no report. */
	visitors?: number;
	cancelled?: string;
}

export interface ReceptionsPageModel {
	proof: Evidence;
	coming: ReceptionCard[];
	past: ReceptionCard[];
	/** Days past without a report. */
	unreported: number;
}

export interface ReceptionPageModel {
	proof: Evidence;
	card: ReceptionCard;
	cases: (Omit<ReceptionCase, 'about'> & { about?: Link; late: boolean })[];
	/** Who reported, and how often the report was told again. */
	report?: { evidence: Evidence; by?: string; version: number };
}

async function reportOf(contents: Contents, reception: SubjectId): Promise<Held<ReceptionReportContent> | undefined> {
	return (await contents.ofParent<ReceptionReportContent>(reception, 'reception-report')).at(-1);
}

async function hostOf(contents: Contents, host: ReceptionContent['hosts'][number]): Promise<Link> {
	const office = host.office && (await contents.bySubject<OfficeContent>(host.office));
	return { text: host.name, ...(office ? { href: `/${office.content.community}/offices/${host.office}` } : {}) };
}

/** A day of reception as a row. */
export async function receptionCard(contents: Contents, held: Held<ReceptionContent>, today: Day): Promise<ReceptionCard> {
	const { kind, day, start, end, place, hosts, cancelled, subject } = held.content;
	const report = await reportOf(contents, subject);
	return {
		evidence: evidenceOf(held), kind, day, place, state: receptionState(held.content, report?.content, today),
		hosts: await Promise.all(hosts.map((host) => hostOf(contents, host))),
		...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), ...(report ? { visitors: report.content.visitors } : {}),
		...(cancelled === undefined ? {} : { cancelled })
	};
}

/** The days of reception of a community: those to come first, then those that are over, newest first. */
export const receptionsPage: View<ReceptionsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const cards = await receptionCards(contents, community.content.community, when.today);
	return {
		proof: evidenceOf(community),
		coming: cards.filter(({ day }) => day >= when.today).sort((a, b) => (a.day < b.day ? -1 : 1)),
		past: cards.filter(({ day }) => day < when.today).sort((a, b) => (a.day < b.day ? 1 : -1)),
		unreported: cards.filter(({ state }) => state.state === 'unreported').length
	};
};

/** All days of reception of a community. */
export async function receptionCards(contents: Contents, community: CommunityCode, today: Day): Promise<ReceptionCard[]> {
	return Promise.all((await contents.ofType<ReceptionContent>(community, 'reception')).map((held) => receptionCard(contents, held, today)));
}

/** A day of reception: who receives, where, when, and what came of it. */
export const receptionPage: View<ReceptionPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.reception)) return undefined;
	const held = await contents.bySubject<ReceptionContent>(params.reception);
	if (!held || held.content.type !== 'reception' || held.content.community !== params.community) return undefined;
	const report = await reportOf(contents, held.content.subject);
	return {
		proof: evidenceOf(held),
		card: await receptionCard(contents, held, when.today),
		cases: await Promise.all((report?.content.cases ?? []).map(async ({ about, ...one }) => ({
			...one, late: one.done === undefined && one.due !== undefined && when.today > one.due, ...(about ? { about: await linkOf(contents, about) } : {})
		}))),
		...(report ? { report: { evidence: evidenceOf(report), version: report.version, ...(report.content.by === undefined ? {} : { by: report.content.by }) } } : {})
	};
};
