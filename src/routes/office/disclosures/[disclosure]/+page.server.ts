import { error } from '@sveltejs/kit';
import { isSubjectId } from '#domain/basics/id.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import { disclosureCard } from '#domain/disclosure/view/cards.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../officer.ts';
import type { PageServerLoad } from './$types';

/** What was just published, or any disclosure of the community. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const officer = officerOf(locals);
	const held = isSubjectId(params.disclosure) ? await locals.portal.contents.bySubject<DisclosureContent>(params.disclosure) : undefined;
	if (held?.content.type !== 'disclosure' || held.content.community !== officer.community) error(404, { message: words[locals.lang].pages.notFound });
	return { card: await disclosureCard(locals.portal.contents, held) };
};
