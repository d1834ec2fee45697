/**
 * Eight bytes, big-endian, for counts that are safe integers.
 * By halves: the BigInt methods of DataView came to Safari only with version 15.
 */
const HALF = 2 ** 32;

/** RangeError for what is no safe integer from 0 on. */
export function encodeUint64(value: number): Uint8Array {
	if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a count`);
	const bytes = new Uint8Array(8);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, Math.floor(value / HALF));
	view.setUint32(4, value % HALF);
	return bytes;
}

/** Reads the first eight bytes; undefined beyond 2^53 − 1. RangeError when there are fewer. */
export function decodeUint64(bytes: Uint8Array): number | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const value = view.getUint32(0) * HALF + view.getUint32(4);
	return Number.isSafeInteger(value) ? value : undefined;
}
