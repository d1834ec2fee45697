import { error } from '@sveltejs/kit';
import { tablesOf } from '#domain/disclosure/view/cards.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import type { Held } from '#domain/content/content.ts';
import { accountSheet } from '#lib/disclosure/account-sheet.ts';
import { matchPage } from '#lib/pages.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** The account of a disclosure as a spreadsheet; `?table=2` for the second. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { portal, lang } = locals;
	const match = matchPage(`/${params.path}`);
	const subject = match?.page.name === 'disclosure' ? match.page.subject?.(match.params) : undefined;
	const held = subject && (await portal.contents.bySubject(subject));
	const tables = !held || held.content.community !== match?.params.community ? [] : held.content.type === 'finance-table' ? [held as Held<FinanceTableContent>] : await tablesOf(portal.contents, subject!);
	const number = url.searchParams.get('table') ?? '1';
	const table = /^[1-9]\d?$/.test(number) ? tables[Number(number) - 1] : undefined;
	if (!table) error(404, { message: words[lang].pages.notFound });
	const { community, period } = table.content;
	return new Response(accountSheet(table.content, lang), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${community}-${period.replace(/[^0-9A-Za-z-]/g, '_')}-${number}.csv"`
		}
	});
};
