import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { isSubjectId } from '#domain/basics/id.ts';
import { DUTIES } from '#domain/community/calendar.ts';
import type { BodyContent, PlaceContent } from '#domain/community/community.ts';
import type { Held } from '#domain/content/content.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf } from '../../../../form-act.ts';
import { administeredCommunity, numberIn } from '../../administrator.ts';
import type { Actions, PageServerLoad } from './$types';

/** The place or body that the address names, of the community that it names. */
async function objectAt(event: Pick<RequestEvent, 'locals'> & { params: { community: string; object: string } }) {
	const community = await administeredCommunity(event.locals, event.params.community);
	const { object } = event.params;
	const held = isSubjectId(object) ? await event.locals.portal.contents.bySubject(object) : undefined;
	if (!held || held.content.community !== community.community || (held.content.type !== 'place' && held.content.type !== 'body')) {
		error(404, { message: words[event.locals.lang].pages.notFound });
	}
	return { community, held: held as Held<PlaceContent> | Held<BodyContent> };
}

export const load: PageServerLoad = async (event) => {
	const { community, held } = await objectAt(event);
	const { content } = held;
	const today = event.locals.portal.today();
	const open = (until: string | undefined) => until === undefined || until > today;
	return {
		community: { code: community.community, name: community.name },
		object:
			content.type === 'place'
				? { type: 'place' as const, name: content.name, kind: content.kind, households: content.households, until: content.until, subject: content.subject }
				: {
						type: 'body' as const, name: content.name, kind: content.kind, law: content.law, until: content.until, subject: content.subject,
						duties: content.duties.filter(({ until }) => open(until)).map(({ duty, every }) => ({ duty, every }))
					},
		others: (await event.locals.portal.contents.ofType<BodyContent>(community.community, 'body'))
			.filter(({ content: body }) => body.subject !== content.subject && open(body.until)).map(({ content: body }) => ({ subject: body.subject as string, name: body.name })),
		today,
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** Does one of the acts of this page with what its form holds, and goes back to the tree. */
async function perform(event: RequestEvent & { params: { community: string; object: string } }, act: string, inputOf: (texts: Record<string, string>) => object) {
	const { community, held } = await objectAt(event);
	const texts = await textsOf(event.request);
	const typed = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== 'id').map(([name, text]) => [name, text.slice(0, 300)]));
	const done = await formAct(event, act, { community: community.community, [held.content.type]: held.content.subject, ...inputOf(texts) }, { typed, id: texts.id ?? '' });
	if (!done.ok) return done.failure;
	redirect(303, `/office/communities/${community.community}?done`);
}

export const actions: Actions = {
	'change-place': (event) => perform(event, 'place.change', (texts) => {
		const households = numberIn(texts.households);
		return { name: texts.name, ...(households === undefined ? {} : { households }) };
	}),
	'close-place': (event) => perform(event, 'place.change', (texts) => ({ until: texts.until })),
	'change-body': (event) => perform(event, 'body.change', (texts) => {
		const duties = DUTIES.flatMap((duty) => (texts[duty] ? [{ duty, every: texts[duty] === 'none' ? null : texts[duty] }] : []));
		return {
			name: texts.name, ...(texts.law ? { law: texts.law } : {}), ...(duties.length > 0 ? { duties, from: texts.from } : {}),
			...(texts.reason?.trim() ? { reason: texts.reason } : {})
		};
	}),
	'dissolve-body': (event) => perform(event, 'body.dissolve', (texts) => ({ until: texts.until, reason: texts.why, ...(texts.successor ? { successor: texts.successor } : {}) }))
};
