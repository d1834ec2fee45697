import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { hash } from 'node:crypto';

/* Files that must be whole or not there at all, also when the power fails between any two lines of this file. */

/** Makes what is in a folder (new names, renames) survive a power cut. */
export function syncFolder(path: string): void {
	syncFile(path);
}

/** Makes the bytes of a file survive a power cut. */
export function syncFile(path: string): void {
	const descriptor = openSync(path, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** Writes beside the file first, to disk, and then gives it its name: a reader sees the old file or the new one. Mode 0600. */
export function replaceFile(path: string, text: string): void {
	const beside = writeBeside(path, text);
	renameSync(beside, path);
	syncFolder(dirname(path));
}

/** The same for a file that must never be overwritten: throws EEXIST when it is there. */
export function createFile(path: string, text: string): void {
	const beside = writeBeside(path, text);
	try {
		linkSync(beside, path);
	} finally {
		rmSync(beside);
	}
	syncFolder(dirname(path));
}

function writeBeside(path: string, text: string): string {
	const beside = `${path}.tmp`;
	// What a crash left there was never the file.
	rmSync(beside, { force: true });
	const descriptor = openSync(beside, 'wx', 0o600);
	try {
		const bytes = Buffer.from(text, 'utf8');
		for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	return beside;
}

/**
 * Makes a folder that only its owner can enter, with those above it; one that is there stays as it is. One after the other from above: where a
 * file system takes no folders and says that something above is missing (/proc), Node's own recursive mkdir asks for ever.
 */
export function makeFolder(path: string): void {
	if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
	const above = dirname(path);
	if (above !== path) makeFolder(above);
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		// Somebody else made it meanwhile.
		if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
		throw error;
	}
	syncFolder(above);
}

/** SHA-256 of a file, in hex. Reads it whole: for files that fit into memory. */
export function sha256OfFile(path: string): string {
	return hash('sha256', readFileSync(path), 'hex');
}
