import { common } from './common.ts';
import { imports } from './imports.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { verification } from './verification.ts';

/** Everything a person reads, in Chinese. One file per noun. */
export const zhCN = { common, imports, pages, refusals, verification };
