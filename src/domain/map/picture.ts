import { concat } from '../basics/bytes.ts';

/*
 * Photographs as people send them, made fit to be shown: looked at byte by byte, never decoded here, and freed of everything that is not
 * picture (place and time of taking, camera, thumbnails, comments, colour profiles, whatever hangs behind the end). The pixels stay as they are.
 * JPEG: ITU T.81; PNG: W3C, third edition; WebP: RFC 9649.
 */

/** Largest photograph in bytes. Browsers make them much smaller before they are sent. */
export const MOST_PICTURE_BYTES = 3_000_000;
/** Longest side in pixels that anybody needs; a larger one is refused, because phones would choke on it. */
export const MOST_PICTURE_SIDE = 8_192;

export interface Picture {
	type: 'image/jpeg' | 'image/png' | 'image/webp';
	width: number;
	height: number;
	/** The picture alone. */
	bytes: Uint8Array;
}

const at = (bytes: Uint8Array, offset: number): number => bytes[offset] ?? 0;
const be16 = (bytes: Uint8Array, offset: number) => (at(bytes, offset) << 8) | at(bytes, offset + 1);
const be32 = (bytes: Uint8Array, offset: number) => be16(bytes, offset) * 65_536 + be16(bytes, offset + 2);
const le24 = (bytes: Uint8Array, offset: number) => at(bytes, offset) | (at(bytes, offset + 1) << 8) | (at(bytes, offset + 2) << 16);
const le32 = (bytes: Uint8Array, offset: number) => le24(bytes, offset) + at(bytes, offset + 3) * 16_777_216;
const ascii = (bytes: Uint8Array, offset: number, length: number) => String.fromCharCode(...bytes.subarray(offset, offset + length));

/** Reads a photograph and takes out whatever is no picture. Undefined when it is none of the three, broken, too large or moving. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
	const picture = readOnce(bytes);
	// What is kept must itself be a picture of the same size; a broken file may fall apart when something is taken out of it.
	const again = picture && readOnce(picture.bytes);
	return again && again.width === picture.width && again.height === picture.height && again.bytes.length === picture.bytes.length ? picture : undefined;
}

function readOnce(bytes: Uint8Array): Picture | undefined {
	if (bytes.length > MOST_PICTURE_BYTES) return undefined;
	const picture = jpeg(bytes) ?? png(bytes) ?? webp(bytes);
	if (!picture || picture.width < 1 || picture.height < 1 || Math.max(picture.width, picture.height) > MOST_PICTURE_SIDE) return undefined;
	return picture;
}

/** Start of frame: the twelve kinds of coding that are pictures (not C4, C8, CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Segments that a decoder needs: frame, tables, restart interval, scan; and Adobe's, which says how the colours are coded. */
const isNeeded = (marker: number) => isFrame(marker) || [0xc4, 0xdb, 0xdd, 0xda, 0xee].includes(marker);

/** Which way up the camera was held (Exif 2.3, tag 0112), 1 to 8; 1 when it does not say. */
function orientationOf(exif: Uint8Array): number {
	if (ascii(exif, 0, 6) !== 'Exif\0\0') return 1;
	const tiff = exif.subarray(6);
	const little = ascii(tiff, 0, 2) === 'II';
	const u16 = (offset: number) => (little ? at(tiff, offset) | (at(tiff, offset + 1) << 8) : be16(tiff, offset));
	const start = little ? le32(tiff, 4) : be32(tiff, 4);
	for (let index = 0; index < Math.min(u16(start), 100); index++) {
		const entry = start + 2 + 12 * index;
		if (u16(entry) === 0x0112) return u16(entry + 8) >= 1 && u16(entry + 8) <= 8 ? u16(entry + 8) : 1;
	}
	return 1;
}

/** An Exif segment that says which way up and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
	return new Uint8Array([0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}

function jpeg(bytes: Uint8Array): Picture | undefined {
	if (be16(bytes, 0) !== 0xffd8) return undefined;
	const kept: Uint8Array[] = [];
	let width = 0;
	let height = 0;
	let orientation = 1;
	let scans = 0;
	let offset = 2;
	while (offset + 4 <= bytes.length) {
		if (at(bytes, offset) !== 0xff) return undefined;
		const marker = at(bytes, offset + 1);
		if (marker === 0xff) {
			offset++; // fill bytes may stand before a marker
			continue;
		}
		if (marker === 0xd9) break;
		let end = offset + 2 + be16(bytes, offset + 2);
		if (be16(bytes, offset + 2) < 2 || end > bytes.length) return undefined;
		if (isFrame(marker)) [height, width] = [be16(bytes, offset + 5), be16(bytes, offset + 7)];
		if (marker === 0xe1) orientation = Math.max(orientation, orientationOf(bytes.subarray(offset + 4, end)));
		if (marker === 0xda) {
			scans++;
			// The coded picture runs to the next marker; FF 00 and restarts belong to it.
			while (end + 1 < bytes.length && !(at(bytes, end) === 0xff && at(bytes, end + 1) !== 0 && (at(bytes, end + 1) & 0xf8) !== 0xd0)) end++;
		}
		if (isNeeded(marker)) kept.push(bytes.subarray(offset, end));
		offset = end;
	}
	const ended = at(bytes, offset) === 0xff && at(bytes, offset + 1) === 0xd9;
	if (!ended || scans === 0 || width === 0) return undefined;
	const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
	const lying = orientation >= 5;
	return {
		type: 'image/jpeg', width: lying ? height : width, height: lying ? width : height,
		bytes: concat(new Uint8Array([0xff, 0xd8]), ...turned, ...kept, new Uint8Array([0xff, 0xd9]))
	};
}

const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM']);

function png(bytes: Uint8Array): Picture | undefined {
	if (be32(bytes, 0) !== 0x89504e47 || be32(bytes, 4) !== 0x0d0a1a0a || ascii(bytes, 12, 4) !== 'IHDR') return undefined;
	const kept = [bytes.subarray(0, 8)];
	let data = false;
	for (let offset = 8; offset + 12 <= bytes.length; ) {
		const end = offset + 12 + be32(bytes, offset);
		const type = ascii(bytes, offset + 4, 4);
		if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
		if (type === 'acTL') return undefined;
		if (PNG_KEPT.has(type)) kept.push(bytes.subarray(offset, end));
		data ||= type === 'IDAT';
		if (type === 'IEND') return data ? { type: 'image/png', width: be32(bytes, 16), height: be32(bytes, 20), bytes: concat(...kept) } : undefined;
		offset = end;
	}
	return undefined;
}

function webp(bytes: Uint8Array): Picture | undefined {
	if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP' || le32(bytes, 4) + 8 > bytes.length) return undefined;
	const total = le32(bytes, 4) + 8;
	let alpha: Uint8Array | undefined;
	for (let offset = 12; offset + 8 <= total; ) {
		const type = ascii(bytes, offset, 4);
		const length = le32(bytes, offset + 4);
		const end = offset + 8 + length + (length % 2);
		if (end > total) return undefined;
		const chunk = bytes.subarray(offset, end);
		if (type === 'ANIM' || type === 'ANMF') return undefined;
		if (type === 'ALPH') alpha = chunk;
		if (type === 'VP8L') {
			// 14 bits of width, 14 of height, each less one, after the signature 2F.
			if (at(bytes, offset + 8) !== 0x2f) return undefined;
			const bits = le32(bytes, offset + 9);
			return riff('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, [chunk]);
		}
		if (type === 'VP8 ') {
			if (le24(bytes, offset + 11) !== 0x2a019d) return undefined;
			const width = (at(bytes, offset + 14) | (at(bytes, offset + 15) << 8)) & 0x3fff;
			const height = (at(bytes, offset + 16) | (at(bytes, offset + 17) << 8)) & 0x3fff;
			return riff('image/webp', width, height, alpha ? [extended(width, height), alpha, chunk] : [chunk]);
		}
		offset = end;
	}
	return undefined;
}

/** The header of a WebP that has transparency beside the picture. */
function extended(width: number, height: number): Uint8Array {
	const side = (pixels: number) => [(pixels - 1) & 255, ((pixels - 1) >> 8) & 255, ((pixels - 1) >> 16) & 255];
	return new Uint8Array([86, 80, 56, 88, 10, 0, 0, 0, 0x10, 0, 0, 0, ...side(width), ...side(height)]);
}

function riff(type: Picture['type'], width: number, height: number, chunks: readonly Uint8Array[]): Picture {
	const body = concat(...chunks);
	const size = body.length + 4;
	const head = new Uint8Array([82, 73, 70, 70, size & 255, (size >> 8) & 255, (size >> 16) & 255, (size >>> 24) & 255, 87, 69, 66, 80]);
	return { type, width, height, bytes: concat(head, body) };
}
