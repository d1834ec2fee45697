import { error } from '@sveltejs/kit';
import { officesFor } from '#acts/act.ts';
import { openingChoices } from '#acts/matter/desk.ts';
import { OPENERS } from '#acts/matter/handlers.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { parseYuan } from '#domain/basics/money.ts';
import type { ProposalContent } from '#domain/proposal/proposal.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	if (officesFor(OPENERS, caller, community).length === 0) error(404, { message: words[lang].pages.notFound });
	const asked = event.url.searchParams.get('proposal');
	const proposal = isSubjectId(asked) ? await portal.contents.bySubject<ProposalContent>(asked) : undefined;
	const from = proposal?.content.type === 'proposal' && proposal.content.community === community ? proposal.content : undefined;
	return {
		choices: await openingChoices(portal.records, community, portal.today()),
		...(from ? { proposal: { subject: from.subject as string, title: from.title, text: from.text, kind: from.kind ?? '', body: from.body as string, place: (from.place ?? '') as string, number: from.number ?? '' } } : {}),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	open: async (event) => {
		const { community } = officerOf(event.locals);
		return deskAct(
			event, 'matter.open',
			({ subject, title, kind, body, procedure, place, amount, card, ahead, proposal }) => ({
				community, subject, title, kind, body, procedure, place, card, ahead, amount: amount ? (parseYuan(amount) ?? amount) : undefined, proposals: proposal ? [proposal] : undefined
			}),
			({ subject }) => `/office/matters/${String(subject)}?done=1`
		) as never;
	}
};
