import type { Lang } from '#domain/content/content.ts';
import { verifyCommand as en } from './en/verify-command.ts';
import type { Shape } from './shape.ts';
import { verifyCommand as zhCN } from './zh-CN/verify-command.ts';

/** What the verifier says on the command line, beside words/verification. Apart from the catalogue that browsers load. */
export const verifyCommandWords: Record<Lang, Shape<typeof zhCN>> = { 'zh-CN': zhCN, en };
