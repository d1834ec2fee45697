import type { ParamMatcher } from '@sveltejs/kit';

/** Addresses of the pages in lib/pages/matters.ts; their twins for programs are another route's. */
export const match: ParamMatcher = (path) => !/\.(json|csv)$/.test(path) && /^[^/]+\/(democracy-days|matters|paper-slips|proposals)(\/|$)/.test(path);
