import { refusals } from './refusals.ts';

/** Everything a person reads, in Chinese. One file per noun. */
export const zhCN = { refusals };
