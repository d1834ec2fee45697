import * as v from 'valibot';
import { formatMinute, parseMinute } from '#domain/community/quiet-hours.ts';

/** A time of day; comes out as `07:05`. */
const timeOfDay = v.pipe(
	v.string('missing'),
	v.maxLength(10, 'malformed'),
	v.check((text) => parseMinute(text) !== undefined, 'malformed'),
	v.transform((text) => formatMinute(parseMinute(text)!))
);

/** An address as mail programs take it: one `@`, no blanks, no line breaks, no lists, a domain with a point (RFC 5321 §4.5.3.1 for the lengths). */
export const emailAddress = v.pipe(
	v.string('missing'),
	v.maxLength(300, 'too-long'),
	v.transform((text) => text.normalize('NFKC').trim()),
	v.nonEmpty('missing'),
	v.maxLength(254, 'too-long'),
	v.regex(/^[^\s@<>()[\],;:\\"\u0000-\u001f]{1,64}@(?=.{1,190}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u, 'malformed')
);

/** How somebody wants to be told. */
export const ChooseNotices = v.strictObject({
	/** Absent: no mail. */
	email: v.optional(emailAddress),
	/** Language of mail. */
	lang: v.picklist(['zh-CN', 'en']),
	quietFrom: timeOfDay,
	quietUntil: timeOfDay,
	/** Whether the office may call. */
	telephone: v.boolean()
});
export type ChooseNotices = v.InferOutput<typeof ChooseNotices>;
