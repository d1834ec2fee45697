import { toHex } from '#domain/basics/bytes.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { Content } from '#domain/content/content.ts';
import type { Photo } from '#domain/content/photo.ts';
import { readPicture } from '#domain/map/picture.ts';
import { sha256 } from '#records/hashing.server.ts';
import type { Tx } from './act.ts';
import { refusal, type Refusal } from './refusal.ts';

/** A photograph, read and freed of everything that is no picture, not yet kept. */
export interface ReadPhoto {
	photo: Photo;
	bytes: Uint8Array;
}

/** Reads the photograph that comes with an act, if there is one. It is nothing without the words that say what it shows. */
export function readPhoto({ image, alt }: { image?: string | undefined; alt?: string | undefined }): Result<ReadPhoto | undefined, Refusal> {
	if (image === undefined) return ok(undefined);
	if (alt === undefined) return err(refusal('input.invalid', { fields: [{ path: 'alt', code: 'missing' }] }));
	const picture = readPicture(new Uint8Array(Buffer.from(image, 'base64')));
	if (!picture) return err(refusal('photo.not-a-picture', { fields: [{ path: 'image', code: 'malformed' }] }));
	const { bytes, type, width, height } = picture;
	return ok({ photo: { sha256: toHex(sha256(bytes)), type, width, height, bytes: bytes.length, alt }, bytes });
}

/** Keeps the bytes of a photograph that a content names, in the same transaction: both are there, or neither. */
export async function keepPhoto(tx: Tx, read: ReadPhoto | undefined, { community, subject }: Pick<Content, 'community' | 'subject'>): Promise<void> {
	if (!read) return;
	const { sha256: hash, type } = read.photo;
	await tx.records.maps.addPicture({ sha256: hash, type, bytes: read.bytes });
	await tx.records.maps.usePicture(hash, community, subject);
}
