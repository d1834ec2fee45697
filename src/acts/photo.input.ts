import * as v from 'valibot';
import { MOST_ALT } from '#domain/content/photo.ts';
import { MOST_PICTURE_BYTES } from '#domain/map/picture.ts';
import { writtenText } from './input.ts';

/** Most characters of a picture in base64. */
export const MOST_PICTURE_TEXT = 4 * Math.ceil(MOST_PICTURE_BYTES / 3);

/** A picture in base64: JPEG, PNG or WebP. */
export const picture = v.pipe(v.string('missing'), v.nonEmpty('missing'), v.maxLength(MOST_PICTURE_TEXT, 'too-large'), v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'malformed'));

/** A photograph that may come with something, and what it shows. */
export const photoFields = { image: v.optional(picture), alt: v.optional(writtenText(MOST_ALT)) };
