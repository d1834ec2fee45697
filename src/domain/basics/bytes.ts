/** Bytes in, text out, and back. Strict: what is not exactly the encoding is refused by a TypeError. */

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
	let out = '';
	for (let i = 0; i < bytes.length; i++) out += HEX[bytes[i]!]!;
	return out;
}

/** What a digit 0–9 or a–f stands for, by its code. */
function digit(code: number): number {
	return code < 58 ? code - 48 : code - 87;
}

/** Reads lower-case hexadecimal of even length. */
export function fromHex(text: string): Uint8Array {
	if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw new TypeError('not lower-case hexadecimal');
	const out = new Uint8Array(text.length / 2);
	for (let i = 0; i < out.length; i++) out[i] = (digit(text.charCodeAt(2 * i)) << 4) | digit(text.charCodeAt(2 * i + 1));
	return out;
}

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
	let out = '';
	for (let i = 0; i < bytes.length; i += 3) {
		const a = bytes[i]!;
		const b = bytes[i + 1];
		const c = bytes[i + 2];
		out += BASE64[a >> 2]! + BASE64[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
		out += b === undefined ? '=' : BASE64[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
		out += c === undefined ? '=' : BASE64[c & 63]!;
	}
	return out;
}

/** Reads canonical standard base64: padded, no spaces, unused bits zero. */
export function fromBase64(text: string): Uint8Array {
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new TypeError('not base64');
	const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const out = new Uint8Array((text.length / 4) * 3 - end);
	let at = 0;
	for (let i = 0; i < text.length; i += 4) {
		let group = 0;
		for (let j = 0; j < 4; j++) {
			const char = text[i + j]!;
			group = (group << 6) | (char === '=' ? 0 : BASE64.indexOf(char));
		}
		for (let shift = 16; shift >= 0 && at < out.length; shift -= 8) out[at++] = (group >> shift) & 255;
	}
	if (toBase64(out) !== text) throw new TypeError('not canonical base64');
	return out;
}

/** Base64 for addresses (RFC 4648 §5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
	return encoder.encode(text);
}

/** Writes a text as UTF-8 into a buffer that is long enough, and says how many bytes it took. RangeError when it was not. */
export function utf8Into(text: string, buffer: Uint8Array): number {
	const { read, written } = encoder.encodeInto(text, buffer);
	if (read !== text.length) throw new RangeError('the buffer is too short for the text');
	return written;
}

/** Reads UTF-8; malformed bytes are refused, a byte order mark is kept. */
export function fromUtf8(bytes: Uint8Array): string {
	return decoder.decode(bytes);
}

/** All parts, one after another. */
export function concat(...parts: Uint8Array[]): Uint8Array {
	let length = 0;
	for (const part of parts) length += part.length;
	const out = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** Whether two byte strings are the same. Not constant in time: for public values only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
