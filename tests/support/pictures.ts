/* Pictures for tests, small enough to be written down. */

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** A grey square of 8 × 8 pixels, baseline JPEG. */
export const JPEG = bytesOf(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APf6/9k='
);

/** One pixel, PNG. */
export const PNG = bytesOf('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==');

/** One pixel, WebP (VP8). */
export const WEBP = bytesOf('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA');

export const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]));

/** The JPEG as a phone makes it: which way up, where it was taken, a comment, and something behind its end. */
export function fromPhone(orientation = 6): Uint8Array {
	const text = (words: string) => [...new TextEncoder().encode(words)];
	const segment = (marker: number, body: readonly number[]) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
	const exif = segment(0xe1, [...text('Exif\0\0II'), 42, 0, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, ...text('GPS 20.067529 N 150.02085 E')]);
	const comment = segment(0xfe, text('taken by 麦小满'));
	return joined(JPEG.subarray(0, 2), exif, comment, JPEG.subarray(2), text('and a second file behind the end'));
}
