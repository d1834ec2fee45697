import { COMMON_REFUSALS } from '#acts/described.ts';
import type { PageServerLoad } from './$types';

/** Every act by name, and why any of them can be refused. */
export const load: PageServerLoad = () => ({ common: COMMON_REFUSALS });
