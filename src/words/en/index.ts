import type { Shape } from '../shape.ts';
import type { zhCN } from '../zh-CN/index.ts';
import { common } from './common.ts';
import { imports } from './imports.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { verification } from './verification.ts';

/** Everything a person reads, in English. */
export const en: Shape<typeof zhCN> = { common, imports, pages, refusals, verification };
