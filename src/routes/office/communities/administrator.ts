import { error } from '@sveltejs/kit';
import { officesFor } from '#acts/act.ts';
import { ADMINISTRATORS } from '#acts/community/administrators.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { CommunityContent, PlaceContent } from '#domain/community/community.ts';
import { communityOf } from '#domain/community/in-force.ts';
import type { CommunityTemplateContent } from '#domain/community/template.ts';
import type { Held } from '#domain/content/content.ts';
import { words } from '#words/words.ts';

/** What stands on the administrator's screens: the city, its towns, its communities, the templates it has adopted. */
export interface Administered {
	city: CommunityContent;
	towns: { subject: SubjectId; name: string; parent?: SubjectId }[];
	communities: CommunityContent[];
	templates: Held<CommunityTemplateContent>[];
}

/** Whether somebody administers the city. */
export function administers({ caller }: Pick<App.Locals, 'caller'>): boolean {
	return caller.kind === 'person' && officesFor(ADMINISTRATORS, caller, undefined).length > 0;
}

/** Reads all of it for an administrator; for everybody else there is nothing here. */
export async function administered(locals: App.Locals): Promise<Administered> {
	const nothing = { message: words[locals.lang].pages.notFound };
	if (!administers(locals)) error(404, nothing);
	const { contents } = locals.portal;
	const city = await communityOf(contents, await locals.portal.city());
	if (!city) error(404, nothing);
	const code = city.content.community;
	const places = (await contents.ofType<PlaceContent>(code, 'place')).map(({ content }) => content);
	return {
		city: city.content,
		towns: places.filter(({ kind, until }) => (kind === 'town' || kind === 'subdistrict') && until === undefined)
			.map(({ subject, name, parent }) => ({ subject, name, ...(parent === undefined ? {} : { parent }) })),
		communities: (await contents.ofParent<CommunityContent>(city.content.subject, 'community')).map(({ content }) => content),
		templates: await contents.ofType<CommunityTemplateContent>(code, 'community-template')
	};
}

/** A community or the city by its address, for an administrator. */
export async function administeredCommunity(locals: App.Locals, code: string): Promise<CommunityContent> {
	const held = administers(locals) ? await communityOf(locals.portal.contents, code) : undefined;
	if (!held) error(404, { message: words[locals.lang].pages.notFound });
	return held.content;
}

/** A number that a form's field holds; undefined where it is empty, something that no act takes where it is no number. */
export function numberIn(text: string | undefined): number | undefined {
	const plain = text?.normalize('NFKC').trim() ?? '';
	return plain === '' ? undefined : /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** An address as typed: capitals, half width. */
export function codeIn(text: string | undefined): CommunityCode {
	return (text ?? '').normalize('NFKC').trim().toUpperCase() as CommunityCode;
}
