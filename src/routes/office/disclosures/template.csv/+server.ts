import { accountSheet } from '#lib/disclosure/account-sheet.ts';
import type { RequestHandler } from './$types';

/** An empty sheet with the headings that are read, in the language of whoever asks. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(accountSheet({ lines: [] }, locals.lang), {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="yishi-account.csv"' }
	});
