import type { Lang } from '#domain/content/content.ts';

/** A word for a code, or the code itself where a file brought one that we do not know. */
export function wordOf(table: Readonly<Record<string, string>>, code: string): string {
	return Object.hasOwn(table, code) ? table[code]! : code;
}

/** The lang attribute of a text that people wrote, when it is not the page's language. */
export function langOf(text: Lang, page: Lang): Lang | undefined {
	return text === page ? undefined : text;
}
