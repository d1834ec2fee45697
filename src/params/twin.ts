import type { ParamMatcher } from '@sveltejs/kit';

/**
 * Addresses whose twin for programs is made from their page. The record has doors of its own, and where two routes could both answer, the
 * order in which they are tried follows from all the others there are: so this one says what is not its own.
 */
export const match: ParamMatcher = (path) => !/^[^/]+\/record(\/|$)/.test(path);
