import { HideComment } from './hide.input.ts';

/** A comment that waited is not shown. */
export const DeclineComment = HideComment;
export type DeclineComment = HideComment;
