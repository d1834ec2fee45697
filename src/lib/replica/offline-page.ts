import type { Component } from 'svelte';
import { dayOf, instant, type Day } from '#domain/basics/day.ts';
import { isCommunityCode, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import type { Thread } from '#domain/comment/view/thread.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { communityOf } from '#domain/community/in-force.ts';
import { inboxOf, ownHomeOf, type Inbox, type InboxOf } from '#domain/oversight/inbox-view.ts';
import type { AskedOf } from '#domain/oversight/wanted.ts';
import type { Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { When } from '#domain/content/view.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { questionCards, type QuestionCard } from '#domain/disclosure/view/cards.ts';
import type { Followed } from '#domain/oversight/happening.ts';
import { sha256 } from '#lib/hashing.ts';
import { matchPage, viewParams } from '#lib/pages.ts';
import type { Ambient } from '#lib/ui/context.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import type { Words } from '#words/words.ts';
import { ALARM_PAGE } from './answer.ts';
import { replicaContents } from './contents.ts';
import { isUnlocked } from './lock.ts';
import type { AlarmRow, FollowedRow, ReplicaDb } from './open.ts';
import { waiting } from './outbox.ts';
import type { Me } from './part.ts';
import { activePerson, getSetting, personsHere } from './settings.ts';

/** What the shell shows: a page of the table, a page of this device, or that it is not here. */
export type Shown =
	| { is: 'page'; component: Component<{ model: unknown }>; model: unknown; proof?: { seq: number; hash: string } | undefined; thread?: Thread | undefined }
	| { is: 'me'; community: string; questions: QuestionCard[]; people: { session: string; display: string }[]; phone: { pin: boolean; since: Day; until?: string | undefined } }
	| { is: 'inbox'; inbox: Inbox; elsewhere: number }
	| { is: 'unlock'; back: string; removed: boolean; problem?: string | undefined }
	/** Another address shows it. */
	| { is: 'elsewhere'; to: string }
	| { is: 'alarms'; alarms: { community: string; at: string; row: AlarmRow }[] }
	| { is: 'not-here'; why: 'community' | 'page' | 'app' | 'empty'; home?: string | undefined };

/** Where the shell is, and how its person reads. */
export interface Looking {
	url: URL;
	/** Device time in ms. */
	now: number;
	random(): SubjectId;
	preferences: Pick<Ambient, 'lang' | 'size' | 'theme' | 'words'>;
}

/** China Standard Time, for a device that has never met a portal. */
const DEFAULT_ZONE = 480;

/** A moment of this device as a day and a time of the city. */
function momentText(words: Words, at: number, row: FollowedRow, today: Day): string {
	const civil = at + row.civilOffset;
	const day = dayOf(instant(civil), row.zone);
	const time = new Date(civil + row.zone * 60_000).toISOString().slice(11, 16);
	return day === today ? words.replica.at.today({ time }) : words.replica.at.day({ day: words.common.day.short(dayParts(day, today)), time });
}

async function placeOf(contents: Contents, code: string | undefined): Promise<CommunityContent | undefined> {
	return (await communityOf(contents, code))?.content;
}

/** What there is to see at an address, from this device alone, and what surrounds it. */
export async function offlinePage(db: ReplicaDb, { url, now, random, preferences }: Looking): Promise<{ ambient: Ambient; shown: Shown }> {
	const { words } = preferences;
	const contents = replicaContents(db, sha256);
	const [rows, caller, unsent] = await Promise.all([db.getAll('followed'), getSetting(db, 'me'), waiting(db, await activePerson(db))]);
	// An officer's own pages are the office's, which is not kept here.
	const me = caller?.through === 'device' ? caller : undefined;
	const first = url.pathname.split('/')[1];
	const own = rows.find((row) => row.community === (isCommunityCode(first) ? first : me?.community));
	const clock = own ?? rows[0];
	const zone = clock?.zone ?? DEFAULT_ZONE;
	const when: When = { today: dayOf(instant(now + (clock?.civilOffset ?? 0)), zone), zone };
	const cityCode = rows.find((row) => row.city !== undefined)?.city ?? rows.find((row) => row.city === undefined)?.community;
	const [city, place] = await Promise.all([placeOf(contents, cityCode), own && own.community !== cityCode ? placeOf(contents, own.community) : undefined]);
	const unlocked = caller !== undefined && (await isUnlocked(db, now));
	const ambient: Ambient = {
		...preferences, when, origin: url.origin, path: url.pathname, search: url.search, demo: clock?.demo ?? false, online: false, waiting: unsent,
		...(clock ? { asOf: momentText(words, clock.syncedAt, clock, when.today) } : {}),
		...(city ? { city: { code: city.community, name: city.name, lang: city.lang } } : {}),
		...(me?.mine.some((subject) => url.pathname.endsWith(`/questions/${subject}`)) ? { mine: true } : {}),
		...(place ? { place: { code: place.community, name: place.name, lang: place.lang, town: place.town, telephone: place.telephone } } : {}),
		...(caller ? { caller: { display: caller.display, community: caller.community, unlocked, through: caller.through, offices: caller.offices ?? [], ...(me?.session ? { session: me.session } : {}) }, fresh: { id: random(), subject: random(), second: { id: random(), subject: random() } } } : {})
	};
	const shown = await (async (): Promise<Shown> => {
		if (url.pathname === ALARM_PAGE) return alarms(db, contents, words, rows, when.today);
		if (url.pathname === '/unlock') return unlockScreen(words, url);
		if (url.pathname === '/me' && me) {
			if (!unlocked) return { is: 'elsewhere', to: '/unlock?back=/me' };
			const lock = await getSetting(db, 'lock');
			const until = lock && clock && new Date(lock.unlockedUntil + clock.civilOffset + zone * 60_000).toISOString().slice(11, 16);
			return {
				is: 'me', community: place?.name ?? me.community, questions: await mine(contents, me.mine, when.today),
				people: await othersHere(db),
				phone: { pin: lock !== undefined, since: (me.since ?? when.today) as Day, until }
			};
		}
		if (url.pathname === '/me/inbox' && me) {
			if (!unlocked) return { is: 'elsewhere', to: '/unlock?back=/me/inbox' };
			const who = inboxWho(me);
			return { is: 'inbox', inbox: await inboxOf(contents, who, when), elsewhere: notKept(who, rows) };
		}
		const match = matchPage(url.pathname);
		const home = rows.find((row) => row.city !== undefined)?.community;
		// Addresses without a community that are no public pages are the portal's own: signing in, the office.
		if (!match || (match.params.community !== undefined && !isCommunityCode(match.params.community))) return { is: 'not-here', why: 'app', home };
		if (rows.length === 0) return { is: 'not-here', why: 'empty' };
		if (match.params.community !== undefined && !own) return { is: 'not-here', why: 'community', home };
		const model = await match.page.view(contents, viewParams(match, url.searchParams, cityCode), when);
		if (model === undefined) return { is: 'not-here', why: 'page', home };
		const { proof, thread } = model as { proof?: { seq: number; hash: string }; thread?: Thread };
		// On a phone of several persons, what is one's own is read after one's PIN.
		if (me && (unlocked || (await othersHere(db)).length === 0) && match.page.name === 'community' && match.params.community === me.community) {
			const who = inboxWho(me);
			ambient.own = { ...(await ownHomeOf(contents, who, when)), elsewhere: notKept(who, rows) };
		}
		return { is: 'page', component: match.page.component, model, proof, thread };
	})();
	// A city has many communities; this device keeps some.
	if (url.pathname === '/' && rows.length > 0) ambient.partly = true;
	return { ambient, shown };
}

/** What the inbox is computed from, as the portal told it at the last sync. */
function inboxWho({ community, mine: own, follows = [], read = [], asked = [] }: Me): InboxOf {
	return { asked: asked as AskedOf[], community: community as CommunityCode, own: own as SubjectId[], follows: follows as Followed[], read: new Set(read) };
}

/** How much of what is followed lies in communities that this device does not keep. */
function notKept({ follows }: InboxOf, rows: readonly FollowedRow[]): number {
	return follows.filter(({ community }) => !rows.some((row) => row.community === community)).length;
}

/** The other persons of this device whose PIN it knows: of each no more than the masked name. */
async function othersHere(db: ReplicaDb): Promise<{ session: string; display: string }[]> {
	const active = await activePerson(db);
	const others = (await personsHere(db)).filter((person) => person !== '' && person !== active);
	const found = await Promise.all(others.map(async (session) => {
		const [lock, me] = await Promise.all([getSetting(db, 'lock', session), getSetting(db, 'me', session)]);
		return lock && me ? [{ session, display: me.display }] : [];
	}));
	return found.flat();
}

/** Questions of this person, newest first, as far as they are here. */
async function mine(contents: Contents, subjects: readonly string[], today: Day): Promise<QuestionCard[]> {
	const held = await Promise.all(subjects.map((subject) => contents.bySubject<QuestionContent>(subject as SubjectId)));
	const questions = held.filter((one): one is Held<QuestionContent> => one?.content.type === 'question').sort((a, b) => b.seq - a.seq);
	return questionCards(contents, questions, today);
}

function unlockScreen(words: Words, { searchParams }: URL): Shown {
	const left = Number(searchParams.get('left') ?? 0);
	const said = words.replica.pin;
	const problem = searchParams.has('none') ? said.none : left > 0 ? (searchParams.has('warn') ? said.warn({ left }) : said.wrong({ left })) : undefined;
	return { is: 'unlock', back: searchParams.get('back') ?? '', removed: searchParams.has('removed'), problem };
}

async function alarms(db: ReplicaDb, contents: Contents, words: Words, rows: FollowedRow[], today: Day): Promise<Shown> {
	const found = await Promise.all((await db.getAll('alarms')).map(async (row) => {
		const clock = rows.find(({ community }) => community === row.community) ?? rows[0];
		const name = (await placeOf(contents, row.community))?.name ?? row.community;
		return { community: name, at: clock ? momentText(words, row.at, clock, today) : new Date(row.at).toISOString(), row };
	}));
	return { is: 'alarms', alarms: found.sort((a, b) => b.row.at - a.row.at) };
}
