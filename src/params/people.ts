import type { ParamMatcher } from '@sveltejs/kit';

/** Addresses of the pages in lib/pages/people.ts; their twins for programs are another route's. */
export const match: ParamMatcher = (path) => !/\.(json|csv)$/.test(path) && /^[^/]+\/(bodies|comments|electorates|observers|offices|places|receptions)(\/|$)/.test(path);
