import { createContext } from 'svelte';
import type { PollStanding } from '#domain/ballot/standing.ts';
import type { Refusal } from '#acts/refusal.ts';
import type { Lang } from '#domain/content/content.ts';
import type { OwnHome } from '#domain/oversight/inbox-view.ts';
import type { When } from '#domain/content/view.ts';
import type { Words } from '#words/words.ts';

export type Size = 'standard' | 'elder';
export type Theme = 'auto' | 'light' | 'dark';

/** A plain form that was refused: shown again with what had been typed. */
export interface RefusedForm {
	act: string;
	refusal: Refusal;
	input: Record<string, string>;
}

/** Who is signed in, as far as a page needs to know. */
export interface AmbientCaller {
	display: string;
	community: string;
	/** Whether the PIN was given lately. */
	unlocked: boolean;
	through: 'device' | 'desk';
	/** Of a phone: which of its persons. */
	session?: string;
	/** Bodies in which an office is held today; empty for residents. */
	offices: { office: string; body: string; bodyName: string; position: string; community: string }[];
}

/**
 * What every component may know besides its model. The server's layout makes it from the request, the offline shell from the
 * device; components never read globals, so the same one runs in both homes.
 */
export interface Ambient {
	lang: Lang;
	words: Words;
	when: When;
	size: Size;
	theme: Theme;
	/** Address of the portal, without a slash at the end: for what is printed. */
	origin: string;
	/** Pathname of this page. */
	path: string;
	/** Query of this page, with its question mark, or empty. */
	search: string;
	demo: boolean;
	online: boolean;
	/** Offline: the moment up to which this device is up to date, in words. */
	asOf?: string | undefined;
	/** Offline: that the page shows less than online, because less is kept here. */
	partly?: boolean;
	/** Offline: how many acts wait in this device. */
	waiting?: number;
	city?: { code: string; name: string; lang?: Lang | undefined } | undefined;
	/** Address of the style of a base map, where one is configured. */
	baseMap?: string | undefined;
	/** The community this page lies in. */
	place?: { code: string; name: string; lang?: Lang | undefined; town?: string | undefined; telephone?: string | undefined } | undefined;
	caller?: AmbientCaller | undefined;
	form?: RefusedForm | undefined;
	/** Whether the object of this page is followed; absent where nothing can be, and for guests. */
	follows?: boolean | undefined;
	/** On the page of a poll: what whoever is signed in may do there, and how many have taken part where that is shown. Absent offline. */
	polling?: { standing?: PollStanding | undefined; turnout?: number | undefined; /** Ids for forms about written proxies, one for each that is held and one more. */ fresh?: { id: string; subject: string }[] } | undefined;
	/** On the page of an evaluation: whether whoever is signed in may still hand in a form. Absent offline. */
	rating?: 'may' | 'done' | 'not-on-list' | undefined;
	/** On the page of a question: whether whoever is signed in asked it. */
	mine?: boolean | undefined;
	/** On the page of a draft: what whoever is signed in may do in it, and the word of the portal's documents. Absent offline. */
	drafting?: { may: 'write' | 'read' | 'none'; epoch: string } | undefined;
	/** On one's own community's first page: what is wanted of whoever is signed in. */
	own?: OwnHome | undefined;
	/** Fresh ids for the form of this page, and `second` for the one to comment: `id` of the delivery, `subject` of what it makes. Only for who may send one. */
	fresh?: { id: string; subject: string; second?: { id: string; subject: string } } | undefined;
}

const [get, set] = createContext<Ambient>();

/** What surrounds this component. */
export const ambient = get;
/** Called once, by whatever frames the page. */
export const setAmbient = set;
