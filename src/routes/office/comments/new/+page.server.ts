import { redirect } from '@sveltejs/kit';
import { addDays } from '#domain/basics/day.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { words } from '#words/words.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import { formAct, freshId, refusedForm, textsOf } from '../../../form-act.ts';
import { assistedIn, forWhomOf, oneForBoth } from '../../for-whom.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many of each kind are offered, newest first. */
const OFFERED = 30;

/** What a refused form shows again. */
const KEPT = ['parent', 'text', 'stance', 'channel', 'received', 'scribe', 'witness', 'readBack', 'person', 'authorisation', 'reason'];

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { searchParams } = event.url;
	const officer = officerOf(event.locals);
	const { community } = officer;
	const newest = { limit: OFFERED };
	const disclosures = await portal.contents.ofType<DisclosureContent>(community, 'disclosure', newest);
	const days = await portal.contents.ofType<DemocracyDayContent>(community, 'democracy-day', newest);
	const matters = await portal.contents.ofType<MatterContent>(community, 'matter', newest);
	const number = searchParams.get('entered')?.slice(0, 40);
	const subject = searchParams.get('comment')?.slice(0, 40) ?? '';
	return {
		objects: [
			{ kind: 'disclosure' as const, options: disclosures.map(({ content }) => ({ subject: content.subject as string, title: content.title })) },
			{ kind: 'democracy-day' as const, options: days.map(({ content }) => ({ subject: content.subject as string, title: words[lang].common.day.full(dayParts(content.day)) })) },
			{ kind: 'matter' as const, options: matters.map(({ content }) => ({ subject: content.subject as string, title: content.title })) }
		],
		chosen: searchParams.get('on') ?? '',
		holder: officer.offices[0]?.holder ?? '',
		earliest: addDays(portal.today(), -60),
		forWhom: await forWhomOf(event, community),
		entered: number ? { number, href: `/${community}/comments/${subject}`, waits: searchParams.has('waits') } : undefined,
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 2000)]));
		const done = await formAct(
			event, 'comment.enter',
			{
				community, subject: texts.subject, parent: texts.parent || undefined, text: texts.text, stance: texts.stance, channel: texts.channel, received: texts.received,
				scribe: texts.scribe, witness: texts.witness, readBack: texts.readBack === 'yes', ...assistedIn(texts)
			},
			{ typed, id: texts.id }
		);
		if (!done.ok) return refusedForm('comment.enter', oneForBoth(done.refusal), typed);
		const { number, subject, waits } = done.value;
		redirect(303, `/office/comments/new?entered=${encodeURIComponent(String(number))}&comment=${String(subject)}${waits ? '&waits' : ''}`);
	}
};
