import type { View } from './view.ts';

/** A page of words alone: nothing of the record is on it. */
export const statementPage = (statement: 'accessibility' | 'privacy'): View<{ statement: typeof statement }> => async () => ({ statement });
