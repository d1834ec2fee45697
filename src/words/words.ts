import type { Lang } from '#domain/content/content.ts';
import { en } from './en/index.ts';
import type { Shape } from './shape.ts';
import { zhCN } from './zh-CN/index.ts';

export type Words = Shape<typeof zhCN>;

/** The two catalogues. */
export const words: Record<Lang, Words> = { 'zh-CN': zhCN, en };

/** Whether a text names a language we speak. */
export function isLang(text: unknown): text is Lang {
	return text === 'zh-CN' || text === 'en';
}
