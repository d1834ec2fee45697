import type { Lang } from '#domain/content/content.ts';
import { server as en } from './en/server.ts';
import type { Shape } from './shape.ts';
import { server as zhCN } from './zh-CN/server.ts';

export type ServerWords = Shape<typeof zhCN>;

/** What the server and the command line say. Apart from the other catalogue, which browsers load. */
export const serverWords: Record<Lang, ServerWords> = { 'zh-CN': zhCN, en };
