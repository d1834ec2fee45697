import { ReleaseComment } from './release.input.ts';

/** An overseer finds that the comment was rightly hidden, or rightly not shown. */
export const UpholdComment = ReleaseComment;
export type UpholdComment = ReleaseComment;
