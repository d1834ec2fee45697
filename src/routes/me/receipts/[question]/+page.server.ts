import { error } from '@sveltejs/kit';
import { words } from '#words/words.ts';
import { receiptOf } from '../../../receipts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { portal, caller, lang } }) => {
	if (caller.kind !== 'person' || (await portal.records.record.author(params.question)) !== caller.person) error(404, { message: words[lang].pages.notFound });
	const receipt = await receiptOf(portal, params.question, caller.unlocked);
	if (!receipt) error(404, { message: words[lang].pages.notFound });
	return { receipt };
};
