import type { SyncProblem } from './sync.ts';

/*
 * What a page asks the service worker, and what it is answered: a message with a port of a MessageChannel, one answer on the port.
 * The page's script is small and new, the worker may be an older one, or the other way round: messages are added, never changed, and
 * whoever does not know one does not answer.
 */

export type Ask =
	/** How things stand for a page: its community, the language of its sentences. */
	| { ask: 'state'; community?: string | undefined; lang: string }
	/** Pull what is new, if this community is kept here. `joined`: the page was drawn for a joined device, `person`: for which of its persons; `size`: what a hint said. */
	| { ask: 'sync'; community: string; joined?: boolean; person?: string | undefined; size?: number | undefined }
	/** Keep this community here from now on. */
	| { ask: 'keep'; community: string }
	/** Save an act of a plain form, then deliver it. `replaces`: the refused one it was made from. */
	| { ask: 'queue'; act: string; fields: Record<string, string>; replaces?: string | undefined }
	/** The acts of this device. `begin`: a page has just opened, so receipts that another has shown can go. */
	| { ask: 'outbox'; begin?: boolean; lang: string }
	/** Try now what waits; `patient`: only what has waited as long as it was told to. */
	| { ask: 'deliver'; patient?: boolean }
	/** These receipts have been shown. */
	| { ask: 'shown'; ids: string[] }
	/** This refused act is not wanted any more. */
	| { ask: 'dismiss'; id: string }
	/** Empty this device, because its person signs out. */
	| { ask: 'wipe'; givenUp: boolean; lang: string }
	/** The portal has ended the session of this device. */
	| { ask: 'ended' }
	/** To a worker that waits: take over now. */
	| { ask: 'take-over' };

export interface StateAnswer {
	kept: boolean;
	joined: boolean;
	/** How many acts wait. */
	waiting: number;
	/** What the device noticed about the record of this community, as a sentence and a link. */
	alarm?: { text: string; more: string; href: string };
}

export type SyncAnswer = { ok: true; grew: boolean; size: number } | { ok: false; why: SyncProblem | 'not-wanted' };

export type QueueAnswer =
	| { ok: true; id: string }
	/** `locked`: the PIN comes first; `invalid`: the form has to be looked at again; `not-saved`: this device could not write it. */
	| { ok: false; why: 'locked' | 'invalid' | 'not-saved' };

/** An act of this device, as a page shows it. */
export interface OutboxItem {
	id: string;
	act: string;
	/** What the person wrote. */
	text: string;
	/** The photograph that goes along, as a data address. */
	image?: string;
	/** What it is about, to find the page it belongs on. */
	parent?: string;
	line?: number;
	as: 'waiting' | 'sign-in' | 'pin' | 'delivered' | 'refused';
	/** Delivered: its number, and the page where it stands. */
	number?: string;
	href?: string;
	/** Refused: why, in words. */
	why?: string;
}

export type WipeAnswer = { ok: true } | { ok: false; text: string };

/** What the worker tells all pages by itself. */
export interface Told {
	told: 'outbox' | 'record';
}
