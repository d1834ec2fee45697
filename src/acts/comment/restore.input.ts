import { ReleaseComment } from './release.input.ts';

/** An overseer finds that it was not, and the comment shows. */
export const RestoreComment = ReleaseComment;
export type RestoreComment = ReleaseComment;
