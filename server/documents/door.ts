import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isSubjectId, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import { toHex } from '#domain/basics/bytes.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import { officeIn, type Caller, type PersonCaller } from '#acts/act.ts';
import { admissionTo } from '#acts/document/admission.ts';
import { documentAtHand, type DocumentAtHand } from '#acts/document/draft.ts';
import { draftName } from '#acts/document/live.ts';
import { HANDLERS } from '#acts/matter/handlers.ts';
import type { Portal } from '#acts/portal.ts';
import { clientAddress } from '../address.ts';
import { rawAnswer } from '../answers.ts';
import { tokenOf } from '../cookie.ts';
import type { Http } from '../http.ts';
import type { Log } from '../log.ts';
import type { Admission, Connection } from '../sync/connection.ts';
import { CLOSES, LIMITS, type CloseName } from '../sync/limits.ts';
import { epochFrame } from '../sync/wire.ts';
import type { OpenDocuments } from './open-documents.ts';
import { hashOf } from './tree.ts';

/*
 * Who comes in to a text that is being written: /sync/<document>.<number of the draft>. Judged at the door by the session, the document and the draft, and judged anew whenever one of them
 * changes, for as long as the socket is open. server/sync/PROTOCOL.md says what is answered.
 */

export interface DoorParts {
	http: Http;
	portal: Portal;
	documents: OpenDocuments;
	proxies: number;
	log: Log;
	/** Only tests have others. */
	limits?: Partial<typeof DOOR>;
}

export const DOOR = {
	mostPerPerson: LIMITS.mostPerPerson as number,
	mostPerAddress: LIMITS.mostPerAddress as number,
	most: LIMITS.most as number,
	/** Everybody is looked at again after so many ms, because a session and a term also end by the clock; */
	lookMs: 30_000,
	/** and, where the record of a community grows, at most every so many ms. */
	growthMs: 1_000
};

const ADDRESS = /^\/sync\/([^/.]+)\.([1-9]\d{0,2})$/;

/** Whether a request is for this door and no other. */
export const isForDocuments = (req: IncomingMessage): boolean => (req.url ?? '').startsWith('/sync/');

/** Somebody who was let in. */
interface Guest {
	connection: Connection;
	document: SubjectId;
	community: CommunityCode;
	no: number;
	token: string | undefined;
	session: string | undefined;
	address: string;
	/** What they had written when they were last looked at: whoever types is at their desk. */
	noted: number;
}

/** What somebody may do at a draft now. */
type Verdict = { is: 'in'; admission: Admission; caller: PersonCaller; at: DocumentAtHand } | { is: 'nowhere' } | { is: 'out'; why: CloseName };

/** Opens the door. Returns how to shut it. */
export function openDoor({ http, portal, documents: { documents, sync }, proxies, log, limits }: DoorParts): () => void {
	const most = { ...DOOR, ...limits };
	const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.mostMessage, perMessageDeflate: false, skipUTF8Validation: true, clientTracking: false });
	const guests = new Set<Guest>();
	/** Sockets that are here or coming, of all and of each address and person. */
	const counts = new Map<string, number>();
	/** Moves with everything that may have changed what somebody may do: whoever was judged before is judged once more. */
	let turn = 0;
	let shut = false;

	function count(key: string, limit: number, socket: Duplex): boolean {
		const here = counts.get(key) ?? 0;
		if (here >= limit) return false;
		counts.set(key, here + 1);
		socket.once('close', () => {
			const left = counts.get(key)! - 1;
			if (left > 0) counts.set(key, left);
			else counts.delete(key);
		});
		return true;
	}

	function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
		if (!isForDocuments(req)) return;
		socket.on('error', () => undefined);
		const refuse = (status: string) => {
			log.debug({ status }, 'documents: refused');
			socket.end(rawAnswer(portal.origin, status, ''), () => socket.destroy());
		};
		const failed = (error: unknown) => {
			log.error({ error }, 'documents: an upgrade failed');
			refuse('503 Service Unavailable');
		};
		try {
			const url = new URL(req.url ?? '', 'http://localhost');
			const [, document = '', no] = ADDRESS.exec(url.pathname) ?? [];
			if (!isSubjectId(document)) return refuse('404 Not Found');
			// Before the upgrade: a socket carries the cookies of whoever's page opened it, and nothing else protects it.
			if (req.headers.origin !== portal.origin) return refuse('403 Forbidden');
			const address = clientAddress(req, proxies);
			if (shut || !count('all', most.most, socket)) return refuse('503 Service Unavailable');
			/** A browser is not told with which status it was refused: what its page must know is said by the code with which an open socket is closed. */
			const turnAway = (why: CloseName) => sockets.handleUpgrade(req, socket, head, (ws) => {
				ws.on('error', () => ws.terminate());
				ws.close(CLOSES[why], why);
				setTimeout(() => ws.terminate(), 1000).unref();
			});
			if (!count(`address ${address}`, most.mostPerAddress, socket)) return turnAway('tooManyWindows');
			letIn({ turnAway, req, socket, head, url, document: document as SubjectId, no: Number(no), address, refuse }).catch(failed);
		} catch (error) {
			failed(error);
		}
	}

	interface Coming {
		req: IncomingMessage;
		socket: Duplex;
		head: Buffer;
		url: URL;
		document: SubjectId;
		no: number;
		address: string;
		refuse(status: string): void;
		turnAway(why: CloseName): void;
	}

	async function letIn({ turnAway, req, socket, head, url, document, no, address, refuse }: Coming): Promise<void> {
		const epoch = url.searchParams.get('epoch');
		if (epoch && epoch !== documents.epoch) return turnAway('restored');
		const token = tokenOf(req, portal.origin);
		let verdict: Verdict;
		let seen: number;
		do {
			seen = turn;
			verdict = await judge(await portal.callerOf(token, address), await atHand(document), no);
			if (verdict.is === 'in') await documents.settle(verdict.at.draft!);
		} while (seen !== turn && !shut);
		if (socket.destroyed) return;
		if (shut) return refuse('503 Service Unavailable');
		if (verdict.is === 'nowhere') return refuse('404 Not Found');
		if (verdict.is === 'out') return turnAway(verdict.why);
		const { admission, caller, at } = verdict;
		if (!count(`person ${caller.person}`, most.mostPerPerson, socket)) return turnAway('tooManyWindows');
		sockets.handleUpgrade(req, socket, head, (ws: WebSocket) => {
			const connection = sync.enter(ws, socket, draftName({ document, no }), admission, url.searchParams.has('saved'), epoch === null ? [] : [epochFrame(documents.epoch)]);
			const guest: Guest = { connection, document, community: at.held.content.community, no, token, session: token?.split('.', 1)[0], address, noted: 0 };
			guests.add(guest);
			ws.on('close', () => guests.delete(guest));
		});
	}

	/** A document of any community, as it is now. */
	async function atHand(document: SubjectId): Promise<DocumentAtHand | undefined> {
		const held = await portal.contents.bySubject<DocumentContent>(document);
		return held?.content.type === 'document' ? documentAtHand(portal.contents, held.content.community, document, portal.today()) : undefined;
	}

	function judge(caller: Caller, at: DocumentAtHand | undefined, no: number): Verdict {
		if (!at) return { is: 'nowhere' };
		if (caller.kind !== 'person') return { is: 'out', why: 'sessionEnded' };
		// Nobody is let into what is not written yet, and nobody keeps writing what has been sealed: both are in the record.
		if (at.draft && at.draft.no < no) return { is: 'nowhere' };
		if (at.draft?.no !== no) return { is: 'out', why: 'over' };
		const may = admissionTo(at, caller);
		if (may === 'none') return { is: 'nowhere' };
		const write = may === 'write';
		return { is: 'in', admission: { person: caller.person, mark: markOf(caller, at), write, name: write ? nameOf(caller, at) : undefined }, caller, at };
	}

	/** By the name that goes with the office they hold here; a resident as everywhere, masked. */
	function nameOf(caller: PersonCaller, { held: { content } }: DocumentAtHand): string {
		const office = officeIn([HANDLERS], caller, content.body) ?? caller.offices.find(({ community }) => community === content.community);
		return office?.holder ?? caller.display;
	}

	/** By which others know two windows of one person, in this text and no other. */
	const markOf = ({ person }: PersonCaller, { held }: DocumentAtHand): string => toHex(hashOf(`${documents.epoch} ${held.content.subject} ${person}`)).slice(0, 16);

	/** Looks at some of those who are here again: what they may do is from now on what they may do now. */
	async function lookAgain(some: Guest[]): Promise<void> {
		const texts = new Map<SubjectId, Promise<DocumentAtHand | undefined>>();
		const callers = new Map<string, Promise<Caller>>();
		await Promise.all(some.map(async (guest) => {
			const { connection, document, no, token, address } = guest;
			try {
				const unseen = connection.written === guest.noted;
				guest.noted = connection.written;
				const at = texts.get(document) ?? atHand(document);
				texts.set(document, at);
				const caller = callers.get(`${token}`) ?? portal.callerOf(token, address, { unseen });
				// One who types in another window has been seen there.
				if (unseen) callers.set(`${token}`, caller);
				const verdict = judge(await caller, await at, no);
				const { admission } = connection;
				if (verdict.is === 'in') {
					const now = verdict.admission;
					if (now.write !== admission.write || now.name !== admission.name || now.person !== admission.person) sync.admit(connection, now);
				} else sync.admit(connection, undefined, verdict.is === 'out' ? verdict.why : 'notAdmitted');
			} catch (error) {
				// What cannot be found out is not assumed: they may come again.
				log.error({ error }, 'documents: somebody could not be judged again');
				sync.admit(connection, undefined, 'stopping');
			}
		}));
	}

	const those = (is: (guest: Guest) => boolean): Guest[] => [...guests].filter(is);

	const stopChanges = documents.onChange((document) => {
		turn += 1;
		return lookAgain(those((guest) => guest.document === document));
	});
	const stopEndings = portal.onSessionEnd((session, how) => {
		turn += 1;
		const theirs = those((guest) => guest.session === session);
		if (how === 'ended') for (const { connection } of theirs) sync.admit(connection, undefined, 'sessionEnded');
		else void lookAgain(theirs);
	});
	/** An office given, a function, a document that its body took back: whatever stands in the record may let somebody do more, or less. */
	const grown = new Map<CommunityCode, { again: boolean }>();
	function look(community: CommunityCode): void {
		const waiting = grown.get(community);
		if (waiting) return void (waiting.again = true);
		const theirs = those((guest) => guest.community === community);
		if (theirs.length === 0) return;
		const pause = { again: false };
		grown.set(community, pause);
		setTimeout(() => {
			grown.delete(community);
			if (pause.again) look(community);
		}, most.growthMs).unref();
		void lookAgain(theirs);
	}
	const stopGrowth = portal.onGrowth(look);
	const looking = setInterval(() => void lookAgain([...guests]), most.lookMs);
	looking.unref();
	http.server.on('upgrade', upgrade);

	return () => {
		shut = true;
		http.server.off('upgrade', upgrade);
		for (const stop of [stopChanges, stopEndings, stopGrowth]) stop();
		clearInterval(looking);
	};
}
