import { error } from '@sveltejs/kit';
import { words } from '#words/words.ts';
import { receiptOf } from '../../../receipts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { portal, caller, lang } }) => {
	const done = await portal.records.rights.assistance(params.question);
	// Whoever filed it prints it again; nobody else of the office finds it here.
	if (caller.kind !== 'person' || done?.helper !== caller.person) error(404, { message: words[lang].pages.notFound });
	const receipt = await receiptOf(portal, params.question, true);
	if (!receipt) error(404, { message: words[lang].pages.notFound });
	return { receipt };
};
