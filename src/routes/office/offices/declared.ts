import { linesOf, rowsOf } from '../desk-form.ts';

/** A declaration from the texts of a form; undefined when none was signed. Rows without a relation were not filled in. */
export function declaredIn(texts: Record<string, string>, prefix = ''): { signed: string; relatives: Record<string, string>[]; interests: string[] } | undefined {
	const signed = texts[`${prefix}signed`]?.trim();
	if (!signed) return undefined;
	return { signed, relatives: rowsOf(texts, `${prefix}relatives`, ['relation', 'office', 'name']), interests: linesOf(texts[`${prefix}interests`]) };
}
