import { ReleaseComment } from './release.input.ts';

/** Reports were looked at and the comment stays. */
export const KeepComment = ReleaseComment;
export type KeepComment = ReleaseComment;
