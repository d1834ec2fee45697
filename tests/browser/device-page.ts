import type { Contents } from '#domain/content/contents.ts';
import { sha256, verifyEd25519 } from '#lib/hashing.ts';
import { replicaContents } from '#lib/replica/contents.ts';
import * as lock from '#lib/replica/lock.ts';
import { openReplica, type ReplicaDb } from '#lib/replica/open.ts';
import * as outbox from '#lib/replica/outbox.ts';
import type { Part } from '#lib/replica/part.ts';
import * as settings from '#lib/replica/settings.ts';
import { sync } from '#lib/replica/sync.ts';
import * as wipe from '#lib/replica/wipe.ts';
import { packer } from '#lib/replica/wire.ts';
import { contentsCases } from '../support/contents-suite.ts';
import { LW, recordedStory, type StoryLog } from '../support/recorded-story.ts';

/** Every fetch a device makes, and how far its clock is ahead when it delivers, in ms; a test may put others in their place. */
const net = { fetch: (path: string, init?: RequestInit): Promise<Response> => fetch(path, init), ahead: 0 };

const syncWith = (db: ReplicaDb, community: string, pull: (path: string) => Promise<Response>) =>
	sync({ db, fetch: pull, now: () => Date.now(), sha256, verify: verifyEd25519 }, community);

/** A record as the portal would send it, `most` lines at a time. */
function partOf({ community, city, origin, vkey, checkpoint, lines }: StoryLog, after: number, most: number): Part {
	const some = lines.slice(after, after + most);
	const pack = packer(sha256, origin, after);
	pack.add(some);
	return {
		v: 1, community, ...(city === undefined ? {} : { city }), origin, vkey, from: after, until: after + some.length, size: lines.length, checkpoint,
		now: new Date().toISOString(), zone: 480, demo: true, me: null, ...pack.items()
	};
}

/** Tells a story to an empty device, in parts of so many lines, and gives it as Contents. */
async function told(name: string, logs: StoryLog[], most: number): Promise<{ contents: Contents; db: ReplicaDb }> {
	const db = await openReplica(undefined, name);
	for (const log of logs) {
		const synced = await syncWith(db, log.community, async (path) => Response.json(partOf(log, Number(/after=(\d+)/.exec(path)![1]), most)));
		if (!synced.ok) throw new Error(`the story was not kept: ${synced.why}`);
	}
	return { contents: replicaContents(db, sha256), db };
}

/**
 * What a test may do on a device: the modules of the replica over the databases of a real browser, as service worker, shell and verifier
 * use them.
 */
const device = {
	net,
	lock,
	outbox,
	settings,
	wipe,
	open: openReplica,
	contents: (db: ReplicaDb) => replicaContents(db, sha256),
	sync: (db: ReplicaDb, community: string) => syncWith(db, community, (path) => net.fetch(path)),
	deliver: (db: ReplicaDb, now?: boolean) =>
		outbox.deliver({ db, fetch: (path, init) => net.fetch(path, init), now: () => Date.now() + net.ahead, chance: () => Math.random() }, now),
	/** One promise of Contents, over a story that came in parts of so many lines. */
	async promise(name: string, most: number): Promise<void> {
		const logs = recordedStory();
		const { contents, db } = await told(`${name} ${most}`, logs, most);
		await contentsCases[name]!(contents, logs.find((log) => log.community === LW)!);
		db.close();
	},
	/** The same, over a story that grew while this device followed it. */
	async promiseGrown(name: string, from: number, step: number): Promise<void> {
		const whole = recordedStory();
		const { length } = whole.find((log) => log.community === LW)!.lines;
		const { db } = await told(`${name} grown ${from}`, whole.filter(({ community }) => community !== LW), 100);
		for (let size = from; ; size = Math.min(size + step, length)) {
			const log = recordedStory(size).find(({ community }) => community === LW)!;
			const synced = await syncWith(db, LW, async (path) => Response.json(partOf(log, Number(/after=(\d+)/.exec(path)![1]), 100)));
			if (!synced.ok) throw new Error(`the story was not followed at ${size}: ${synced.why}`);
			if (size === length) break;
		}
		await contentsCases[name]!(replicaContents(db, sha256), whole.find((log) => log.community === LW)!);
		db.close();
	}
};

export type Device = typeof device;

declare global {
	interface Window {
		device: Device;
	}
}

window.device = device;
