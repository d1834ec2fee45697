import { safeParse, type GenericSchema, type ObjectEntries } from 'valibot';
import { PhotographBoard } from '#acts/board/photograph.input.ts';
import { CompleteCommitment } from '#acts/commitment/complete.input.ts';
import { InspectCommitment } from '#acts/commitment/inspect.input.ts';
import { ReportProgress } from '#acts/commitment/progress.input.ts';
import { AttendDay } from '#acts/democracy-day/attend.input.ts';
import { AppealComment } from '#acts/comment/appeal.input.ts';
import { PostComment } from '#acts/comment/post.input.ts';
import { ReportComment } from '#acts/comment/report.input.ts';
import { CastBallot } from '#acts/ballot/cast.input.ts';
import { RateEvaluation } from '#acts/evaluation/rate.input.ts';
import { RecordDuty } from '#acts/duty/record.input.ts';
import { AppealElectorate } from '#acts/electorate/appeal.input.ts';
import { ReportMatter } from '#acts/matter/report.input.ts';
import { EndorseProposal } from '#acts/proposal/endorse.input.ts';
import { RaiseProposal } from '#acts/proposal/raise.input.ts';
import { AskQuestion } from '#acts/question/ask.input.ts';
import { RateAnswer } from '#acts/question/rate.input.ts';
import { ApplyForRegistration } from '#acts/registration/apply.input.ts';
import { DecideSuggestion } from '#acts/suggestion/decide.input.ts';
import { MakeSuggestion } from '#acts/suggestion/make.input.ts';
import { RaiseTopic } from '#acts/topic/raise.input.ts';
import { dayOf, instant } from '#domain/basics/day.ts';
import { plainPin } from '#domain/community/pin.ts';
import { isCommunityCode, subjectIdOf } from '#domain/basics/id.ts';
import { sha256, verifyEd25519 } from '#lib/hashing.ts';
import { fileOf, inputOf } from '#lib/plain-forms.ts';
import { isUnlocked, lockNow, setPin, unlock, type Unlocked } from './lock.ts';
import type { QueueAnswer, SyncAnswer } from './messages.ts';
import type { Me } from './part.ts';
import { openReplica, type AlarmRow, type OutboxRow, type ReplicaDb } from './open.ts';
import { deliver, dismiss, outbox, queue, takeOver, waiting } from './outbox.ts';
import { activePerson, getSetting, keptCommunities, openFor, personsHere, putSetting } from './settings.ts';
import { sync, type Synced } from './sync.ts';
import { holdsSomething, leaveDevice, signOut, wipePerson, wipeWhenForgotten, type SignedOut } from './wipe.ts';

/** What the keeper needs of the machine it runs on. */
export interface KeeperParts {
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Device time in ms. */
	now(): number;
	/** Called when something changed that pages show. */
	changed(what: 'outbox' | 'record'): void;
}

/** A hint is not followed up more often than this without knowing a size, in ms. */
const FRESH_MS = 10_000;

/** Acts that may wait in a device, with the check that the portal will make too. */
export const SCHEMAS: Readonly<Record<string, GenericSchema & { entries: ObjectEntries }>> = {
	'ballot.cast': CastBallot, 'board.photograph': PhotographBoard, 'comment.appeal': AppealComment, 'comment.post': PostComment, 'comment.report': ReportComment, 'commitment.complete': CompleteCommitment,
	'commitment.inspect': InspectCommitment, 'commitment.progress': ReportProgress, 'democracy-day.attend': AttendDay, 'duty.record': RecordDuty, 'electorate.appeal': AppealElectorate, 'evaluation.rate': RateEvaluation, 'matter.report': ReportMatter, 'proposal.endorse': EndorseProposal, 'proposal.raise': RaiseProposal, 'question.ask': AskQuestion, 'question.rate': RateAnswer, 'registration.apply': ApplyForRegistration,
	'suggestion.decide': DecideSuggestion, 'suggestion.make': MakeSuggestion, 'topic.raise': RaiseTopic
};

export type Keeper = ReturnType<typeof createKeeper>;

/**
 * Keeps a device: pulls what is new, sends what waits, empties it when its person leaves. The service worker has one. Everything that must
 * survive lies in the database; what is here may end at any moment.
 */
export function createKeeper(parts: KeeperParts) {
	let opened: Promise<ReplicaDb> | undefined;
	const db = (): Promise<ReplicaDb> => {
		opened ??= openReplica(() => (opened = undefined));
		opened.catch(() => (opened = undefined));
		return opened;
	};
	const syncing = new Map<string, Promise<Synced>>();
	let delivering: Promise<unknown> | undefined;

	/** One sync of a record at a time; whoever asks meanwhile gets that one's answer. */
	function pull(community: string): Promise<Synced> {
		const running = syncing.get(community);
		if (running) return running;
		const next = (async () => {
			const synced = await sync({ db: await db(), fetch: parts.fetch, now: parts.now, sha256, verify: verifyEd25519 }, community);
			if (synced.ok) await recognise(synced);
			if ((synced.ok && synced.added > 0) || (!synced.ok && synced.why !== 'offline')) parts.changed('record');
			return synced;
		})().finally(() => syncing.delete(community));
		syncing.set(community, next);
		return next;
	}

	/** Whom the portal takes this device for. Signed out elsewhere, what is private goes, unless something still waits. */
	async function recognise({ me }: Synced & { ok: true }): Promise<void> {
		const open = await db();
		// Another person took the device without network: what the portal says is of the one before.
		if (await getSetting(open, 'switchUntold')) return;
		if (me?.through === 'device') {
			const person = me.session ?? '';
			if (person !== '') await openFor(open, person, me);
			await putSetting(open, 'me', me, person);
			await putSetting(open, 'recognised', parts.now(), person);
			const here = [person, ...(me.people ?? []).map(({ session }) => session)];
			for (const gone of (await personsHere(open)).filter((one) => one !== '' && !here.includes(one))) if (!(await holdsSomething(open, gone))) await wipePerson(open, gone);
		} else if (me?.session) await recogniseDesk(open, me, me.session);
		else if (me === null) await leave(open);
	}

	/**
	 * An officer who signed in here and keeps a community: who they are and what office they hold, nothing else. What was written under a session
	 * that has ended meanwhile goes under the new one of the same officer.
	 */
	async function recogniseDesk(open: ReplicaDb, me: Me, session: string): Promise<void> {
		await openFor(open, session, me);
		await putSetting(open, 'me', me, session);
		await putSetting(open, 'recognised', parts.now(), session);
		let taken = 0;
		for (const before of (await personsHere(open)).filter((one) => one !== session)) {
			const old = await getSetting(open, 'me', before);
			if (old?.through !== 'desk') continue;
			// The same office, not only the same name: an office belongs to one person.
			if (old.offices?.some(({ office }) => me.offices?.some((now) => now.office === office))) taken += await takeOver(open, before, session);
			if (!(await holdsSomething(open, before))) await wipePerson(open, before);
		}
		if (taken === 0) return;
		parts.changed('outbox');
		void sendAll(true).catch(() => undefined);
	}

	async function leave(open: ReplicaDb): Promise<void> {
		for (const person of await personsHere(open)) if ((await getSetting(open, 'me', person)) && !(await holdsSomething(open, person))) await wipePerson(open, person);
	}

	/** Pulls a community and the record of its city, which has the rules. */
	async function pullBoth(community: string): Promise<Synced> {
		const synced = await pull(community);
		if (synced.ok && synced.city !== undefined) await pull(synced.city);
		return synced;
	}

	/** Day of the city by this device's clock, as far as it knows the city's. */
	async function today(community: string): Promise<string | undefined> {
		const row = await (await db()).get('followed', community);
		return row && dayOf(instant(parts.now() + row.civilOffset), row.zone);
	}

	/** A device that was locked without network is locked on the portal too, before anything else is sent. */
	async function tellLock(): Promise<void> {
		const open = await db();
		for (const person of await personsHere(open)) {
			if (!(await getSetting(open, 'lockUntold', person))) continue;
			const body = JSON.stringify({ input: {}, ...(person === '' ? {} : { as: person }) });
			const answer = await parts.fetch('/acts/device.lock', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => undefined);
			if (answer && (answer.ok || answer.status === 401)) await putSetting(open, 'lockUntold', false, person);
		}
	}

	/**
	 * Whether the portal still takes this device for another of its persons, after trying to tell it. Until it has heard, no page of the portal is
	 * shown: it would be of the one before.
	 */
	async function tellSwitch(): Promise<'nothing' | 'told' | 'untold'> {
		const open = await db();
		if (!(await getSetting(open, 'switchUntold'))) return 'nothing';
		const body = new URLSearchParams({ device: await activePerson(open) });
		const answer = await parts.fetch('/me?/switch', { method: 'POST', body, redirect: 'manual', headers: { accept: 'text/html' } }).catch(() => undefined);
		// Not the portal's own word: a captive network, a gateway.
		if (!answer || (answer.type !== 'opaqueredirect' && (answer.status < 400 || answer.status >= 500))) return 'untold';
		await putSetting(open, 'switchUntold', false);
		return 'told';
	}

	async function sendAll(now: boolean): Promise<void> {
		// The next delivery begins when the one that runs has ended: what was saved meanwhile goes with it.
		const before = delivering;
		const next = (async () => {
			await before?.catch(() => undefined);
			await tellLock();
			const changed = await deliver({ db: await db(), fetch: parts.fetch, now: parts.now, chance: Math.random }, now);
			if (changed.length > 0) parts.changed('outbox');
			for (const community of new Set(changed.flatMap(({ receipt }) => receipt?.lines.map((line) => line.community) ?? []))) {
				if ((await keptCommunities(await db())).includes(community)) await pullBoth(community);
			}
		})();
		delivering = next;
		await next;
	}

	return {
		db,
		/** Pulls a community that is kept here, or that a joined device's page asks for. */
		async sync(community: string, { joined = false, person, size }: { joined?: boolean | undefined; person?: string | undefined; size?: number | undefined } = {}): Promise<SyncAnswer> {
			if (!isCommunityCode(community)) return { ok: false, why: 'not-there' };
			const open = await db();
			await wipeWhenForgotten(open, parts.now());
			const row = await open.get('followed', community);
			if (!joined && !(await keptCommunities(open)).includes(community)) return { ok: false, why: 'not-wanted' };
			// A size below what was seen here is no reason to look away.
			// Whose device it is now comes with the record, also when nothing else is new.
			const known = !joined || ((await getSetting(open, 'me')) !== undefined && (person === undefined || (await activePerson(open)) === person));
			if (row && known && (size === undefined ? parts.now() - row.syncedAt < FRESH_MS && parts.now() >= row.syncedAt : row.size === size)) {
				return { ok: true, grew: false, size: row.size };
			}
			const synced = await pullBoth(community);
			return synced.ok ? { ok: true, grew: synced.added > 0, size: synced.size } : synced;
		},
		/** Keeps a community here from now on. */
		async keep(community: string): Promise<SyncAnswer> {
			if (!isCommunityCode(community)) return { ok: false, why: 'not-there' };
			const synced = await pullBoth(community);
			if (!synced.ok) return synced;
			const open = await db();
			await putSetting(open, 'kept', [...new Set([...((await getSetting(open, 'kept')) ?? []), community])]);
			return { ok: true, grew: synced.added > 0, size: synced.size };
		},
		/** Pulls all that is kept here. */
		async syncAll(): Promise<void> {
			for (const community of await keptCommunities(await db())) await pullBoth(community);
		},
		/**
		 * Saves an act that a form means; on disk when this returns. The portal's own check runs first. `id` and `subject` of the form are
		 * taken where they are given: sent by the form as well as from here, it is one delivery.
		 */
		async queue(act: string, fields: Readonly<Record<string, string>>, replaces?: string): Promise<QueueAnswer> {
			const input = inputOf(act, fields);
			const schema = SCHEMAS[act];
			if (!input || !schema) return { ok: false, why: 'invalid' };
			// A picture that this browser could not make small goes as it is, or not at all: nothing is saved without it in silence.
			const file = fileOf(act);
			if (file && fields[file.field] && !input[file.as]) return { ok: false, why: 'invalid' };
			const fresh = () => subjectIdOf(crypto.getRandomValues(new Uint8Array(16)));
			try {
				const claimed = await today(String(input.community));
				const whole = { ...input, ...('subject' in schema.entries ? { subject: input.subject ?? fresh() } : {}), ...(claimed !== undefined && 'claimed' in schema.entries ? { claimed } : {}) };
				if (!safeParse(schema, whole).success) return { ok: false, why: 'invalid' };
				const open = await db();
				if (!(await isUnlocked(open, parts.now()))) return { ok: false, why: 'locked' };
				const known = fields.id ? await open.get('outbox', fields.id) : undefined;
				// A form that was used already and is filled in anew means another act.
				const another = known !== undefined && known.input.text !== input.text;
				const person = await activePerson(open);
				// A page that was drawn for another person of this device says so: nothing is saved under the wrong name.
				if (fields.as && person !== '' && fields.as !== person) return { ok: false, why: 'locked' };
				const row = {
					id: another ? fresh() : fields.id || fresh(), act, input: another && 'subject' in schema.entries ? { ...whole, subject: fresh() } : whole, madeAt: parts.now(), ...(person === '' ? {} : { person })
				};
				const { id } = await queue(open, row);
				if (replaces !== undefined) await dismiss(open, replaces);
				parts.changed('outbox');
				return { ok: true, id };
			} catch {
				return { ok: false, why: 'not-saved' };
			}
		},
		/** Sends what waits. `now`: also what was told to wait longer. */
		deliver: sendAll,
		/** The acts of this device, oldest first. `begin` takes out the receipts that were shown before. */
		async outbox(begin: boolean): Promise<OutboxRow[]> {
			const open = await db();
			const person = await activePerson(open);
			const rows = (await outbox(open)).filter((row) => (row.person ?? '') === person);
			if (!begin) return rows;
			for (const row of rows) if (row.state === 'delivered' && row.shown) await dismiss(open, row.id);
			return rows.filter((row) => row.state !== 'delivered' || !row.shown);
		},
		/** Notes that receipts have been shown. They go when the next page opens. */
		async shown(ids: readonly string[]): Promise<void> {
			const tx = (await db()).transaction('outbox', 'readwrite');
			for (const id of ids) {
				const row = await tx.store.get(id);
				if (row?.state === 'delivered') await tx.store.put({ ...row, shown: true });
			}
			await tx.done;
		},
		async dismiss(id: string): Promise<void> {
			await dismiss(await db(), id);
			parts.changed('outbox');
		},
		waiting: async (): Promise<number> => waiting(await db()),
		isKept: async (community: string): Promise<boolean> => (await keptCommunities(await db())).includes(community),
		isJoined: async (): Promise<boolean> => (await getSetting(await db(), 'me'))?.through === 'device',
		/** Whether pages of this community can be shown without network; without one, whether any can. */
		async has(community: string | undefined): Promise<boolean> {
			const open = await db();
			return (community === undefined ? await open.count('followed') : await open.count('followed', community)) > 0;
		},
		/** What this device noticed about a record, newest last. */
		alarms: async (community: string): Promise<AlarmRow[]> => (await db()).getAll('alarms', IDBKeyRange.bound([community, -Infinity], [community, Infinity])),
		/** The portal has taken a PIN: from now on it opens this device without network too, for the person whose PIN it is. */
		async pinTaken(pin: string, person?: string): Promise<void> {
			const open = await db();
			if (person) await openFor(open, person);
			await setPin(open, plainPin(pin), parts.now());
		},
		/** Another person takes this device; what was open is locked. `untold`: the portal has not heard of it. False when their PIN is not known here. */
		async switchTo(person: string, untold: boolean): Promise<boolean> {
			const open = await db();
			if (untold && !(await getSetting(open, 'lock', person))) return false;
			await lockNow(open);
			if (untold) await putSetting(open, 'lockUntold', true);
			await openFor(open, person);
			await lockNow(open);
			await putSetting(open, 'switchUntold', untold);
			return true;
		},
		tellSwitch,
		unlock: async (pin: string): Promise<Unlocked> => unlock(await db(), plainPin(pin), parts.now()),
		isUnlocked: async (): Promise<boolean> => isUnlocked(await db(), parts.now()),
		/** Locks this device. `untold`: the portal has not heard of it. */
		async lock(untold: boolean): Promise<void> {
			const open = await db();
			await lockNow(open);
			if (untold) await putSetting(open, 'lockUntold', true);
		},
		signOut: async (givenUp: boolean): Promise<SignedOut> => signOut(await db(), givenUp),
		/** Somebody has signed out of this device; without a name, the one whose things are open. */
		async left(person: string | undefined): Promise<void> {
			const open = await db();
			await leaveDevice(open, person ?? (await activePerson(open)));
		},
		/** The portal has removed whoever had this device open. */
		async removed(): Promise<void> {
			const open = await db();
			await wipePerson(open, await activePerson(open));
		},
		/** The portal has ended this device's session. */
		ended: async (): Promise<void> => leave(await db())
	};
}
