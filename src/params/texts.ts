import type { ParamMatcher } from '@sveltejs/kit';

/** Addresses of the pages in lib/pages/texts.ts; their twins for programs are another route's. */
export const match: ParamMatcher = (path) => !/\.(json|csv)$/.test(path) && /^[^/]+\/(documents|suggestions)(\/|$)/.test(path);
