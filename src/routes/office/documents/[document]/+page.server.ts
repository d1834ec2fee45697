import { error } from '@sveltejs/kit';
import { textAtDesk } from '#acts/document/desk.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { assignedIn } from '#domain/community/assignment-view.ts';
import { differencesOf } from '#domain/document/differences.ts';
import type { DocumentVersionContent } from '#domain/document/document.ts';
import { documentPage } from '#domain/oversight/document-view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A text for those who write or seal it: what would be sealed, what waits to be decided (`on`: the suggestion that is), who was asked to draft, what devices still had. */
export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const { document } = event.params;
	const model = await documentPage(portal.contents, { community, document }, { today: portal.today(), zone: portal.zone() });
	const cards = model?.outcomes.flatMap(({ rows }) => rows.map(({ card }) => card)) ?? [];
	const deciding = cards.find(({ evidence, decided, withdrawn }) => evidence.subject === event.url.searchParams.get('on') && !decided && !withdrawn);
	const desk = model && isSubjectId(document) ? await textAtDesk(portal.records, portal.documents, caller, community, document, portal.today(), deciding?.clause?.id) : undefined;
	if (!model || !desk) error(404, { message: words[lang].pages.notFound });
	const last = (await portal.contents.ofParent<DocumentVersionContent>(model.proof.subject, 'document-version')).find(({ content }) => content.no === model.versions.at(-1)?.no);
	return {
		model, desk, deciding, waiting: cards.filter(({ decided, withdrawn }) => !decided && !withdrawn), done: event.url.searchParams.get('done') ?? '',
		...(desk.draft && last ? { changes: differencesOf(last.content.clauses, desk.draft.clauses) } : {}),
		drafters: (await assignedIn(portal.contents, community, portal.today())).find(({ subject }) => subject === document)?.rows.filter((row) => row.function === 'drafter' && row.state !== 'ended') ?? [],
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

const back = (event: RequestEvent, done: string) => () => `/office/documents/${event.params.document}?done=${done}`;
const at = (event: RequestEvent) => ({ community: officerOf(event.locals).community, document: event.params.document });

export const actions: Actions = {
	seal: async (event) =>
		deskAct(
			event, 'document.seal',
			({ subject, draft, seen, name, reason, then, commentsUntil }) => ({
				...at(event), subject, draft: Number(draft), seen, name, reason, commentsUntil: then === 'comments' ? commentsUntil : undefined, final: then === 'final' ? true : undefined
			}),
			back(event, 'sealed')
		) as never,
	drop: async (event) => deskAct(event, 'document.drop', ({ reason }) => ({ ...at(event), reason }), back(event, 'dropped')) as never,
	decide: async (event) =>
		deskAct(
			event, 'suggestion.decide',
			({ suggestion, draft, is, reason, text, seen }) => ({ community: at(event).community, suggestion, draft: Number(draft), is, reason, seen, text: is === 'partly' ? text : undefined }), back(event, 'decided')
		) as never
};
