import { documentPage, textsOpen } from '#domain/oversight/document-view.ts';
import { clauseText } from '#domain/document/clause.ts';
import { file, filingFor } from '../../proposals/filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** A suggestion on paper, by telephone or at the counter: on which text, on which clause, then the form. */
export const load: PageServerLoad = async (event) => {
	const { community, ...filing } = await filingFor(event, 'suggestion');
	const { portal } = event.locals;
	const open = await textsOpen(portal.contents, community, portal.today());
	const asked = event.url.searchParams.get('document') ?? (open.length === 1 ? open[0]!.evidence.subject : '');
	const chosen = open.find(({ evidence }) => evidence.subject === asked);
	const model = chosen && (await documentPage(portal.contents, { community, document: chosen.evidence.subject }, { today: portal.today(), zone: portal.zone() }));
	const clause = model?.clauses.find(({ clause: { id } }) => id === event.url.searchParams.get('clause'))?.clause;
	return {
		...filing, open: open.map(({ evidence, title }) => ({ subject: evidence.subject as string, title })),
		...(model?.taking && chosen
			? { document: { subject: chosen.evidence.subject as string, title: chosen.title, version: model.taking.version as string, clauses: model.clauses.map(({ clause: { id, heading } }) => ({ id, heading: heading ?? '' })) } }
			: {}),
		...(clause ? { clause: { id: clause.id, heading: clause.heading ?? '', text: clauseText(clause) } } : {})
	};
};

export const actions: Actions = { default: async (event) => file(event, 'suggestion.make', ['document', 'version', 'clause', 'is', 'text']) };
