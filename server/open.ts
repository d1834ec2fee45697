import { randomBytes } from 'node:crypto';
import type { BaseMap, Portal } from '#acts/portal.ts';
import { openPortal } from '#acts/open-portal.ts';
import { openCheckpoint } from '#domain/record/checkpoint.ts';
import { LaterDocuments } from '#records/documents.server.ts';
import { privateKeyOf, rawPublicKey, signer, verifier } from '#records/hashing.server.ts';
import { demoOffset } from './clock.ts';
import { openDocumentsAtWork, type OpenDocuments } from './documents/open-documents.ts';
import { enterFolder, type Folder, type NewFolder } from './folder.ts';
import { createHashing } from './hashing.ts';
import type { Log } from './log.ts';
import { Stop } from './say.ts';
import type { ClockSetting } from './settings.ts';

/** A data folder at work. */
export interface Opened {
	folder: Folder;
	portal: Portal;
	/** The texts that are written together, in a file of their own beside the ledger. */
	documents: OpenDocuments;
	/** Answers what waits, closes the files, lets the folder go. */
	close(): Promise<void>;
}

export interface Opening {
	path: string;
	/** What an empty folder becomes; without it, it is refused. */
	make?: () => NewFolder;
	origin: string;
	clock: ClockSetting | undefined;
	baseMap?: BaseMap | undefined;
	log: Log;
	/** Whether mail is sent. */
	mail?: boolean;
	/** The disk can no longer be trusted; the process must end. */
	fatal?(error: Error): void;
}

/** Takes a data folder and opens the one Portal on it. Stop, in words, for what a person has to put right first; then nothing is held. */
export async function open({ path, make, origin, clock, baseMap, log, mail, fatal }: Opening): Promise<Opened> {
	const folder = await enterFolder(path, make);
	let portal: Portal | undefined;
	let documents: OpenDocuments | undefined;
	try {
		if (clock && folder.kind !== 'demo') throw new Stop((w) => w.folder.clockInRealFolder(path));
		let offset = folder.clockOffset;
		const key = privateKeyOf(folder.seed);
		documents = openTexts(folder.documents, log, fatal);
		portal = await openPortal({
			ledgerFile: folder.ledger, instance: folder.instance, sign: signer(key), publicKey: rawPublicKey(key), demo: folder.kind === 'demo', origin, baseMap,
			machineNow: Date.now, civilOffset: () => offset, random: (length) => randomBytes(length), hashing: createHashing(), documents: documents.documents, log,
			...(mail ? { mail } : {}), ...(fatal ? { fatal } : {})
		});
		await checkKey(portal, path);
		if (folder.kind === 'demo') {
			const written = await portal.records.record.state('civil');
			const last = written ? Date.parse(written) : 0;
			const set = demoOffset({ setting: clock, stored: folder.clockOffset, last, machineNow: Date.now(), zone: portal.zone() });
			if (!set.ok) throw new Stop((w) => w.folder.clockBackwards(new Date(last).toISOString()));
			offset = set.value;
		}
	} catch (error) {
		await portal?.close();
		documents?.close();
		folder.release();
		throw error;
	}
	const [opened, texts] = [portal, documents];
	return {
		folder,
		portal: opened,
		documents: texts,
		async close() {
			// Acts that still run may read and write texts.
			await opened.close();
			texts.close();
			folder.release();
		}
	};
}

function openTexts(file: string, log: Log, fatal: Opening['fatal']): OpenDocuments {
	try {
		return openDocumentsAtWork({ file, log, fatal: (error) => fatal?.(error) });
	} catch (error) {
		if (error instanceof LaterDocuments) throw new Stop((w) => w.folder.documentsNewer(file));
		if (/^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: unknown }).code))) throw new Stop((w) => w.folder.documentsBroken(file));
		throw error;
	}
}

/** A key that did not sign what is there would start a second history under the same name. */
async function checkKey(portal: Portal, path: string): Promise<void> {
	const [log] = await portal.records.record.logs();
	if (log && !openCheckpoint(log.checkpoint, portal.logKey(log.community), verifier()).ok) throw new Stop((w) => w.folder.keyOfAnother(path));
}
