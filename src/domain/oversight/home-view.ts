import { addDays, addMonths, type Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import type { CommunityCode } from '../basics/id.ts';
import type { CommunityContent, PlaceContent } from '../community/community.ts';
import type { NotYetShownContent } from '../community/imported.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { addressOfDay, bodyOf } from '../democracy-day/view/cards.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import type { QuestionContent } from '../disclosure/question.ts';
import { disclosureCard, questionCards, type DisclosureCard, type QuestionCard } from '../disclosure/view/cards.ts';
import { owing, type Owing } from '../disclosure/view/owed.ts';
import { openQuestions, overdueOf } from '../disclosure/view/questions-page.ts';
import { askedIn, type Asked } from './asked-view.ts';
import { textsOpen, type DocumentCard } from './document-view.ts';
import { mattersOnTheirWay, type MatterCard } from './matter-view.ts';

/** How a community stands on a day: counted from rules and calendar, by nobody's choice. */
export interface Standing {
	/** Disclosures that should be out and are not. */
	missing: number;
	/** Disclosures owed and still in time. */
	due: number;
	/** Questions past their day. */
	overdue: number;
	/** Questions that wait, in time. */
	waiting: number;
}

/** The next meeting that was announced. */
export interface NextMeeting {
	day: Day;
	from: string;
	place: string;
	body: string;
	address: string;
}

export interface CommunityHomeModel {
	proof: Evidence;
	name: string;
	kind: 'city' | 'community';
	intro?: string;
	figures: { households?: number; population?: number; adults?: number };
	standing: Standing;
	owing: Owing[];
	overdue: QuestionCard[];
	waiting: QuestionCard[];
	newest: DisclosureCard[];
	/** Votes and evaluations that run or are announced, proposals that collect; and matters on their way. A few of each. */
	asked: Asked[];
	underway: MatterCard[];
	/** Texts on which one can suggest something. */
	texts: DocumentCard[];
	counts: { disclosures: number; questions: number; matters: number; democracyDays: number; bodies: number; places: number };
	nextDisclosureDay: Day;
	nextQuestioningDay: Day;
	/** Absent while none is announced. */
	meeting?: NextMeeting;
	/** Imported lists that are kept and that no page shows yet. */
	notYetShown: { list: string; count: number; part?: true }[];
}

/** The next day of the month with this number, from today on. */
export function nextDayOfMonth(number: number, today: Day): Day {
	const inMonth = (month: string) => addDays(`${month}-01` as Day, number - 1);
	const month = today.slice(0, 7);
	return inMonth(month) >= today ? inMonth(month) : inMonth(addMonths(month, 1));
}

const MOST_ROWS = 5;
const MOST_UNDERWAY = 3;
/** Disclosures looked through for the newest ones. */
const MOST_RECENT = 30;

async function newestOf(contents: Contents, code: CommunityCode, count: number): Promise<Held<DisclosureContent>[]> {
	const recent = await contents.ofType<DisclosureContent>(code, 'disclosure', { limit: MOST_RECENT });
	return recent.sort((a, b) => inOrder(b.content.published, a.content.published)).slice(0, count);
}

/** What stands open in a community today. */
async function open(contents: Contents, code: CommunityCode, disclosureDay: number, today: Day) {
	const owed = await owing(contents, code, disclosureDay, today);
	const questions = await openQuestions(contents, code);
	const overdue = overdueOf(questions.open, today);
	const missing = owed.filter((one) => one.state.state === 'missing').length;
	const standing: Standing = { missing, due: owed.length - missing, overdue: overdue.length, waiting: questions.count - overdue.length };
	return { owed, questions: questions.open, overdue, standing };
}

/** Democracy Days that are looked through for the next one. */
const MOST_DAYS = 12;

/** The next Democracy Day of a community, from today on. */
async function meetingOf(contents: Contents, code: CommunityCode, today: Day): Promise<NextMeeting | undefined> {
	const days = (await contents.ofType<DemocracyDayContent>(code, 'democracy-day', { limit: MOST_DAYS })).map(({ content }) => content);
	const [next] = days.filter(({ day, status }) => day >= today && status !== 'called-off').sort((a, b) => inOrder(a.day, b.day));
	return next && { day: next.day, from: next.from, place: next.place, body: (await bodyOf(contents, next.parent)).name, address: addressOfDay(next) };
}

/** A community's first page: what is late or waits, what is new, when the next days are. */
export const communityHome: View<CommunityHomeModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const { community: code, name, kind, intro, figures } = community.content;
	const { rules } = await rulesFor(contents, community.content, when.today);
	const state = await open(contents, code, rules.disclosureDay, when.today);
	const waiting: Held<QuestionContent>[] = state.questions.filter(({ content }) => content.due >= when.today);
	const meeting = await meetingOf(contents, code, when.today);
	const notYetShown = (await contents.ofType<NotYetShownContent>(code, 'not-yet-shown')).flatMap(({ content }) => content.lists);
	return {
		proof: evidenceOf(community), name, kind, texts: (await textsOpen(contents, code, when.today)).slice(0, MOST_UNDERWAY), figures: figures ?? {}, ...(intro === undefined ? {} : { intro }),
		standing: state.standing, owing: state.owed,
		overdue: await questionCards(contents, state.overdue.slice(0, MOST_ROWS), when.today),
		waiting: await questionCards(contents, waiting.slice(0, MOST_ROWS), when.today),
		newest: await Promise.all((await newestOf(contents, code, MOST_ROWS)).map((held) => disclosureCard(contents, held))),
		asked: (await askedIn(contents, code, when)).slice(0, MOST_UNDERWAY), underway: await mattersOnTheirWay(contents, code, when.today, MOST_UNDERWAY),
		counts: {
			disclosures: await contents.count(code, 'disclosure'), questions: await contents.count(code, 'question'),
			matters: await contents.count(code, 'matter'), democracyDays: await contents.count(code, 'democracy-day'),
			bodies: await contents.count(code, 'body'), places: await contents.count(code, 'place')
		},
		nextDisclosureDay: nextDayOfMonth(rules.disclosureDay, when.today),
		nextQuestioningDay: nextDayOfMonth(rules.questioningDay, when.today),
		...(meeting ? { meeting } : {}),
		notYetShown
	};
};

export interface CityRow {
	code: CommunityCode;
	name: string;
	town?: string;
	households?: number;
	standing: Standing;
	newest?: { title: string; published: Day; address: string };
	/** Absent while none is announced. */
	meeting?: NextMeeting;
}

export interface CityHomeModel {
	proof?: Evidence;
	name?: string;
	communities: CityRow[];
	/** All towns, in the order of their places; how many communities each has. */
	towns: { name: string; count: number }[];
	/** The one town that is asked for. */
	town?: string;
	nextDisclosureDay: Day;
	nextQuestioningDay: Day;
	/** What is missing or overdue anywhere, longest first. */
	late: { community: CommunityCode; name: string; owing?: Owing; question?: QuestionCard }[];
	newest: { community: CommunityCode; name: string; card: DisclosureCard }[];
}

const MOST_LATE = 8;

/**
 * The city's first page: every community with what is missing, overdue, waiting and new, town by town and in the order of their addresses. Nothing
 * is ranked: a community that published more is not a better one. `params.city` is the city's address, which the portal or the device knows; without
 * one the city is not founded yet. `params.town` asks for one town alone; a name that no town has is as none.
 */
export const cityHome: View<CityHomeModel> = async (contents, params, when) => {
	const city = await communityOf(contents, params.city);
	const { rules } = await rulesFor(contents, city?.content, when.today);
	const days = { nextDisclosureDay: nextDayOfMonth(rules.disclosureDay, when.today), nextQuestioningDay: nextDayOfMonth(rules.questioningDay, when.today) };
	if (!city) return { communities: [], towns: [], ...days, late: [], newest: [] };
	const all = await contents.ofParent<CommunityContent>(city.content.subject, 'community');
	const towns = await townsOf(contents, city.content.community, all);
	const town = towns.find(({ name }) => name === params.town)?.name;
	const communities: CityRow[] = [];
	const late: CityHomeModel['late'] = [];
	const recent: { community: CommunityCode; name: string; held: Held<DisclosureContent> }[] = [];
	const order = new Map(towns.map(({ name }, index) => [name, index]));
	const rankOf = (one: CommunityContent) => order.get(one.town ?? '') ?? towns.length;
	const shown = all.map(({ content }) => content).filter((content) => town === undefined || content.town === town)
		.sort((a, b) => rankOf(a) - rankOf(b) || inOrder(a.community, b.community));
	for (const content of shown) {
		const { community, name, figures } = content;
		const { rules } = await rulesFor(contents, content, when.today);
		const state = await open(contents, community, rules.disclosureDay, when.today);
		const [newest, ...others] = await newestOf(contents, community, MOST_ROWS);
		for (const held of newest ? [newest, ...others] : []) recent.push({ community, name, held });
		for (const one of state.owed) if (one.state.state === 'missing') late.push({ community, name, owing: one });
		for (const question of await questionCards(contents, state.overdue.slice(0, MOST_LATE), when.today)) late.push({ community, name, question });
		const meeting = await meetingOf(contents, community, when.today);
		communities.push({
			code: community, name, standing: state.standing, ...(meeting ? { meeting } : {}),
			...(content.town === undefined ? {} : { town: content.town }), ...(figures?.households === undefined ? {} : { households: figures.households }),
			...(newest ? { newest: { title: newest.content.title, published: newest.content.published, address: `/${community}/disclosures/${newest.content.subject}` } } : {})
		});
	}
	const dueOf = (one: CityHomeModel['late'][number]) => one.owing?.due ?? one.question?.due ?? when.today;
	recent.sort((a, b) => inOrder(b.held.content.published, a.held.content.published));
	return {
		proof: evidenceOf(city), name: city.content.name, communities, towns, ...(town === undefined ? {} : { town }), ...days,
		late: late.sort((a, b) => inOrder(dueOf(a), dueOf(b))).slice(0, MOST_LATE),
		newest: await Promise.all(recent.slice(0, MOST_ROWS).map(async ({ community, name, held }) => ({ community, name, card: await disclosureCard(contents, held) })))
	};
};

/** The towns of a city in the order of their places, each with how many communities name it; then those that only communities name. */
async function townsOf(contents: Contents, city: CommunityCode, communities: readonly Held<CommunityContent>[]): Promise<CityHomeModel['towns']> {
	const places = (await contents.ofType<PlaceContent>(city, 'place')).map(({ content }) => content);
	const towns = places.filter(({ kind }) => kind === 'town' || kind === 'subdistrict').map(({ name }) => name);
	const counts = new Map(towns.map((name) => [name, 0]));
	for (const { content } of communities) if (content.town !== undefined) counts.set(content.town, (counts.get(content.town) ?? 0) + 1);
	return [...counts].filter(([, count]) => count > 0).map(([name, count]) => ({ name, count }));
}
