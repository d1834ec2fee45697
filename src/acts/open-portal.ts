import { safeParse } from 'valibot';
import { dayOf, instant, type Instant } from '#domain/basics/day.ts';
import { isSubjectId, type CommunityCode } from '#domain/basics/id.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { RuleSetContent } from '#domain/community/rule-set.ts';
import type { Held } from '#domain/content/content.ts';
import { kindOf } from '#domain/record/vocabulary.ts';
import type { Ed25519Sign } from '#domain/record/signed-note.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { openReader, openWriter, settleIntoFile, storageTrouble, syncFailed, type Db } from '#records/database.server.ts';
import { sha256 } from '#records/hashing.server.ts';
import { prepareRecords, type Records } from '#records/records.ts';
import { createWriter, type Alongside, type Worked } from '#records/writer.ts';
import { cityOffice, mayDo, type Act, type Caller, type Hashing, type PersonCaller, type Tx } from './act.ts';
import { isStale, personCaller, sessionOf } from './caller.ts';
import { fieldProblems } from './input.ts';
import { createLedger, inputHash, SubjectTaken, type Pen } from './ledger.ts';
import type { LiveDocuments } from './document/live.ts';
import type { BaseMap, Logging, Performed, Portal, SessionListener } from './portal.ts';
import { createDrawn } from './drawn.ts';
import { createRates } from './rates.ts';
import { refusal, type Refusal } from './refusal.ts';
import { Refused } from './refused.ts';
import { ACTS } from './registry.ts';
import { resumeImports } from './roll/imports.ts';
import { createWaits } from './waits.ts';

/** What a portal is opened with. Everything that differs between a test, a demo and a real folder comes in here. */
export interface PortalParts {
	ledgerFile: string;
	/** Name of this instance in the origins of its logs: `yishi-1a2b3c4d`. */
	instance: string;
	/** The log key: signs, and its public half. Lies outside the database. */
	sign: Ed25519Sign;
	publicKey: Uint8Array;
	demo: boolean;
	/** Whether mail is sent; absent: no. */
	mail?: boolean;
	origin: string;
	/** A base map under the maps. */
	baseMap?: BaseMap | undefined;
	/** Machine time in ms. */
	machineNow(): number;
	/** Civil minus machine time in ms; read at every look at the clock, so that a demo's clock can be set. */
	civilOffset(): number;
	random(length: number): Uint8Array;
	hashing: Hashing;
	/** The texts that are being written together. Whoever opened them closes them, after the portal. */
	documents: LiveDocuments;
	log: Logging;
	/** Called when the disk can no longer be trusted and the process must end: nothing more is written, and whoever waits has been refused. */
	fatal?(error: Error): void;
	/** Only for the control run of the fault tests. */
	unsafeSynchronous?: 'NORMAL';
}

/** Until a city says otherwise: China Standard Time. */
const DEFAULT_ZONE = 480;

/** Opens the ledger and everything that hangs on it. The file must be migrated and held alone by this process. */
export async function openPortal(parts: PortalParts): Promise<Portal> {
	const writing: Db = openWriter(parts.ledgerFile, parts.unsafeSynchronous ? { unsafeSynchronous: parts.unsafeSynchronous } : {});
	const reading: Db = openReader(parts.ledgerFile);
	const keys = new Map<string, ReturnType<typeof verifierKey>>();
	const logKey = (community: string) => {
		const key = keys.get(community) ?? verifierKey(sha256, `${parts.instance}/${community}`, parts.publicKey);
		keys.set(community, key);
		return key;
	};
	const inside = prepareRecords(writing);
	const records = prepareRecords(reading, logKey);
	const rates = createRates(parts.machineNow);
	const drawn = createDrawn();
	const waits = createWaits(parts.machineNow);
	const growth = new Set<(community: CommunityCode, size: number) => void>();
	const endings = new Set<SessionListener>();
	let stopping = false;
	/** Closing is done once, however often it is asked for: a second signal must not fall over the first. */
	let closing: Promise<void> | undefined;
	let writable = true;

	const last = await records.record.state('civil');
	let latest = last ? Date.parse(last) : 0;
	/** Random bytes from a pool: asking the system costs as much for 16 as for 8,192. Each byte is given out once. */
	let pool: Uint8Array = new Uint8Array(0);
	const random = (length: number): Uint8Array => {
		if (length > 1024) return parts.random(length);
		if (pool.length < length) pool = parts.random(8192);
		// Copied by hand: `slice` of a Buffer would be a view, and be wiped with the pool.
		const given = new Uint8Array(pool.subarray(0, length));
		pool.fill(0, 0, length);
		pool = pool.subarray(length);
		return given;
	};
	const now = (): Instant => {
		latest = Math.max(latest, parts.machineNow() + parts.civilOffset());
		return instant(latest);
	};
	let cityRow = (await records.communities.list()).find((row) => row.kind === 'city');
	let zone = DEFAULT_ZONE;
	/** Rules change when the city's log grows, and are read again then. Inside a batch that changed them nothing is kept. */
	let rulesKept: { held: Held<RuleSetContent> | undefined } | undefined;
	const rules = async (from = records): Promise<Held<RuleSetContent> | undefined> => {
		if (rulesKept) return rulesKept.held;
		const held = await readRules(from);
		if (!rulesTouched) rulesKept = { held };
		return held;
	};
	let rulesTouched = false;
	const readRules = async (from: Records): Promise<Held<RuleSetContent> | undefined> => {
		cityRow ??= (await from.communities.list()).find((row) => row.kind === 'city');
		if (!cityRow) return undefined;
		const city = await from.contents.bySubject<CommunityContent>(cityRow.subject as never);
		zone = city?.content.zone ?? DEFAULT_ZONE;
		return (await from.contents.ofType<RuleSetContent>(cityRow.community as CommunityCode, 'rule-set')).at(-1);
	};
	await rules();

	const ledger = createLedger({
		records: inside, sha256, sign: parts.sign, keyOf: logKey, random, now,
		grown(community, size) {
			drawn.forget();
			growth.forEach((listener) => listener(community, size));
		}
	});
	const forgetRules = () => {
		if (rulesTouched) rulesKept = cityRow = undefined;
		rulesTouched = false;
	};
	const alongside: Alongside = {
		...ledger.alongside,
		committed() {
			ledger.alongside.committed();
			forgetRules();
		},
		lost() {
			ledger.alongside.lost();
			forgetRules();
		}
	};
	const writer = createWriter(writing, alongside, (error) => storageTrouble(error) !== undefined);

	/** The caller as the transaction sees them: a session ended or an office lost a moment ago no longer counts. */
	async function again(act: Act, caller: Caller): Promise<Caller | undefined> {
		const session = caller.kind === 'person' ? caller.session : caller.kind === 'guest' ? caller.halfway?.session : undefined;
		if (session === undefined || !('address' in caller)) return caller;
		const found = await inside.sessions.findWithPerson(session);
		if (!found) return undefined;
		// Offices and assignments are asked for only by acts that go by them.
		const by = (who: 'office' | 'assignment') => act.may.some((permission) => permission.who === who);
		const held = await heldBy(inside, found.person.id, { offices: by('office'), assignments: by('assignment') });
		return personCaller(found, held, parts.machineNow(), caller.address);
	}

	/** What a person holds today. */
	async function heldBy(from: Records, person: string, asked: { offices: boolean; assignments: boolean }) {
		const on = dayOf(now(), zone);
		return { offices: asked.offices ? await from.offices.held(person, on) : [], assignments: asked.assignments ? await from.offices.assignedTo(person, on) : [] };
	}

	async function decide(act: Act, input: unknown, hash: string, caller: Caller, prepared: unknown, id: string | undefined): Promise<Worked<Performed>> {
		const refuse = (error: Refusal): Worked<Performed> => ({ keep: 'nothing-written', value: { ok: false, error } });
		const who = callerName(caller);
		if (act.secret) id = undefined;
		const done = id === undefined ? undefined : await inside.record.delivery(id);
		if (done) {
			if (done.act !== act.name || done.input !== hash || done.caller !== who) return refuse(refusal('delivery.id-used'));
			return { keep: 'nothing-written', value: { ...(JSON.parse(done.outcome) as { ok: true; value: Record<string, unknown>; lines: [] }), again: true } };
		}
		const present = await again(act, caller);
		if (!present) return refuse(refusal('caller.sign-in-first'));
		const community = act.community?.(input);
		if (!mayDo(act.may, present, community)) return refuse(refusal('caller.not-allowed'));
		// An office of the city may act in any community, but only in one that is there.
		if (community !== undefined && cityOffice(act.may, present) && !(await inside.communities.byCode(community))) return refuse(refusal('object.not-found'));
		const at = now();
		const inForce = await rules(inside);
		const pen: Pen = { act: act.name, now: at, rules: inForce?.hash ?? '', lines: [] };
		const tx: Tx = {
			records: inside, now: at, today: dayOf(at, zone), zone, machineNow: parts.machineNow(), rules: inForce, random,
			write: (content, actor, more) => {
				// The city itself and its rules are looked up by every act; whoever changes them makes everybody look again.
				if (content.type === 'rule-set' || content.type === 'community') {
					rulesTouched = true;
					rulesKept = undefined;
				}
				return ledger.write(pen, content, actor, more);
			}
		};
		let decided;
		try {
			decided = await act.decide(tx, input as never, present, prepared);
		} catch (error) {
			if (error instanceof SubjectTaken) return { keep: false, value: { ok: false, error: refusal('delivery.id-used') } };
			throw error;
		}
		if (!decided.ok) {
			// A refusal that must leave a trace (a wrong PIN counts) says so by `keep`.
			return { keep: decided.error.keep === true, value: { ok: false, error: decided.error } };
		}
		// `about` says to the private audit whom the act concerned; it does not leave the office.
		const { about, ...value } = (decided.value ?? {}) as Record<string, unknown>;
		if (kindOf(act.name) === 'private') {
			await inside.record.audit({ at, act: act.name, caller: who, ...(community ? { community } : {}), ...(about ? { about: String(about) } : {}) });
		}
		const outcome = { ok: true as const, value, lines: pen.lines };
		if (id !== undefined) await inside.record.addDelivery({ id, act: act.name, caller: who, input: hash, outcome: JSON.stringify(outcome), at });
		return { keep: true, value: { ...outcome, again: false } };
	}

	async function perform(name: string, input: unknown, caller: Caller, asking: { id?: string } = {}): Promise<Performed> {
		const refuse = (error: Refusal): Performed => ({ ok: false, error });
		if (stopping) return refuse(refusal('portal.stopping'));
		const act = ACTS.get(name);
		if (!act) return refuse(refusal('act.unknown', { params: { act: name.slice(0, 40) } }));
		if (asking.id !== undefined && !isSubjectId(asking.id)) return refuse(refusal('input.invalid', { fields: [{ path: 'id', code: 'malformed' }] }));
		// A list counts as an object where nothing in it is asked for; it is not what anybody means by an input.
		if (!isRecord(input)) return refuse(refusal('input.invalid', { fields: [{ path: '', code: 'wrong-kind' }] }));
		const parsed = safeParse(act.input, input);
		if (!parsed.success) return refuse(refusal('input.invalid', { fields: fieldProblems(parsed.issues) }));
		let hash = '';
		try {
			if (!act.secret) hash = inputHash(sha256, parsed.output);
		} catch {
			return refuse(refusal('input.invalid', { fields: [] }));
		}
		const community = act.community?.(parsed.output);
		// Another community's things are not there for a stranger; guests are asked to sign in first.
		if (!mayDo(act.may, caller, community)) {
			if (caller.kind === 'guest') return refuse(refusal('caller.sign-in-first'));
			if (caller.kind === 'person' && community !== undefined && !belongsTo(caller, community)) return refuse(refusal('object.not-found'));
			return refuse(refusal('caller.not-allowed'));
		}
		const limited = limitedAs(caller);
		if (act.limit && caller.kind !== 'operator' && caller.kind !== 'clock' && !rates.take(act.name, limited, act.limit)) return refuse(refusal('rate.too-many'));
		let prepared: unknown;
		let did = false;
		try {
			if (act.prepare) {
				const at = now();
				const ready = await act.prepare(
					{ records, now: at, today: dayOf(at, zone), machineNow: parts.machineNow(), random, hashing: parts.hashing, rates, waits, documents: parts.documents, demo: parts.demo, origin: parts.origin, mail: parts.mail ?? false },
					parsed.output as never, caller
				);
				if (!ready.ok) return refuse(ready.error);
				prepared = ready.value;
			}
			const performed = await writer.submit(() => decide(act, parsed.output, hash, caller, prepared, asking.id));
			writable = true;
			const ended = performed.ok ? performed.value.endedSessions : performed.error.endedSessions;
			const changed = performed.ok ? performed.value.changedSessions : undefined;
			if (Array.isArray(ended)) for (const session of ended) endings.forEach((listener) => listener(String(session), 'ended'));
			if (Array.isArray(changed)) for (const session of changed) endings.forEach((listener) => listener(String(session), 'changed'));
			did = performed.ok && !performed.again;
			if (performed.ok && did) act.after?.(portal, performed.value, parsed.output as never);
			if (!performed.ok || (ended ?? changed) === undefined) return performed;
			// Names of other people's sessions stay in the house.
			const { endedSessions: _, changedSessions: __, ...value } = performed.value;
			return { ...performed, value };
		} catch (error) {
			const trouble = storageTrouble(error);
			if (act.limit) rates.give(act.name, limited, act.limit);
			if (error instanceof Refused) return refuse(error.refusal);
			if (!trouble) throw error;
			writable = false;
			if (syncFailed(error) && !stopping) {
				stopping = true;
				parts.fatal?.(error as Error);
			}
			parts.log.error({ act: act.name, trouble, error: (error as Error).message }, 'the ledger could not be written');
			return refuse(refusal(trouble === 'full' ? 'storage.full' : 'storage.unavailable'));
		} finally {
			if (!did && prepared !== undefined) act.letGo?.(prepared);
		}
	}

	const portal: Portal = {
		demo: parts.demo,
		mail: parts.mail ?? false,
		origin: parts.origin,
		baseMap: parts.baseMap,
		now,
		today: () => dayOf(now(), zone),
		machineNow: parts.machineNow,
		civilOffset: () => Date.parse(now()) - parts.machineNow(),
		contents: records.contents,
		records,
		rules: () => rules(),
		zone: () => zone,
		city: async () => (cityRow ??= (await records.communities.list()).find((row) => row.kind === 'city'))?.community as CommunityCode | undefined,
		logKey,
		perform,
		async callerOf(token, address, { unseen = false } = {}) {
			const found = await sessionOf(records, sha256, token, parts.machineNow());
			if (!found) return { kind: 'guest', address };
			const { session } = found;
			const caller = personCaller(found, await heldBy(records, found.person.id, { offices: session.kind === 'desk', assignments: true }), parts.machineNow(), address);
			if (!unseen && isStale(session, parts.machineNow()) && !stopping) {
				const lastSeenAt = parts.machineNow();
				// Reading goes on when the disk is full; then the session merely looks older than it is.
				writer.submit(async () => ({ keep: true, value: await inside.sessions.update(session.id, { lastSeenAt }) })).catch(() => undefined);
			}
			return caller;
		},
		onGrowth(listener) {
			growth.add(listener);
			return () => void growth.delete(listener);
		},
		onSessionEnd(listener) {
			endings.add(listener);
			return () => void endings.delete(listener);
		},
		rates,
		documents: parts.documents,
		drawn,
		hashing: parts.hashing,
		log: parts.log,
		random,
		writable: () => writable,
		close: () => (closing ??= close())
	};
	await resumeImports(portal);
	return portal;

	async function close(): Promise<void> {
		stopping = true;
		await writer.idle();
		reading.client.close();
		if (writable) settleIntoFile(writing);
		writing.client.close();
	}
}

/** Whether a value is what JSON writes in braces. */
function isRecord(value: unknown): boolean {
	const prototype: unknown = value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
	return prototype === Object.prototype || prototype === null;
}

/** Whether a person lives in a community, holds an office there or has something to do there today. */
function belongsTo(caller: PersonCaller, community: string): boolean {
	return caller.community === community || [...caller.offices, ...caller.assignments].some((held) => held.community === community);
}

/** Who sent a delivery, as the book of deliveries knows them. */
function callerName(caller: Caller): string {
	if (caller.kind === 'guest') return caller.halfway ? `person:${caller.halfway.person}` : 'guest';
	return caller.kind === 'person' ? `person:${caller.person}` : caller.kind;
}

/** A household shares one bucket, however many phones it has; guests share one per address. */
function limitedAs(caller: Caller): string {
	if (caller.kind === 'person') return `household:${caller.household ?? caller.person}`;
	if (caller.kind === 'guest') return caller.halfway ? `household:${caller.halfway.person}` : `address:${caller.address}`;
	return caller.kind;
}
