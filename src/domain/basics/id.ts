import { toBase64Url } from './bytes.ts';

/** A name for a value so that two kinds of string cannot be swapped. */
export type Brand<T, B extends string> = T & { readonly __brand: B };

/** 128 random bits in base64url, 22 characters; made by whoever makes the thing. Never ordered by time, so that it tells nothing. */
export type SubjectId = Brand<string, 'SubjectId'>;
/** The short address of a community, which is also the name of its log: LW. */
export type CommunityCode = Brand<string, 'CommunityCode'>;
/** A person in the persons table. Never in a content. */
export type PersonId = Brand<string, 'PersonId'>;

const SUBJECT = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const COMMUNITY = /^[A-Z][A-Z0-9]{1,11}$/;

/** Whether a text is a subject id: 22 base64url characters that carry exactly 128 bits. */
export function isSubjectId(text: unknown): text is SubjectId {
	return typeof text === 'string' && SUBJECT.test(text);
}

/** Whether a text is a community's address: 2 to 12 capital letters and digits. */
export function isCommunityCode(text: unknown): text is CommunityCode {
	return typeof text === 'string' && COMMUNITY.test(text);
}

/** A subject id from 16 bytes. */
export function subjectIdOf(bytes: Uint8Array): SubjectId {
	if (bytes.length !== 16) throw new TypeError('a subject id is made of 16 bytes');
	return toBase64Url(bytes) as SubjectId;
}
