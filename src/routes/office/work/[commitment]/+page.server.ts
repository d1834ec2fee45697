import { error } from '@sveltejs/kit';
import { workOffice } from '#acts/commitment/at-hand.ts';
import { overseeing } from '#acts/democracy-day/may.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { commitmentPage } from '#domain/oversight/work-view.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A commitment of the community of a desk that reports on it or inspects it. */
async function commitmentAt(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const { portal, lang } = event.locals;
	const { caller } = officerOf(event.locals);
	const { commitment } = event.params;
	const held = isSubjectId(commitment) ? await portal.contents.bySubject<CommitmentContent>(commitment) : undefined;
	const community = held?.content.type === 'commitment' ? held.content.community : undefined;
	if (!held || !community || !caller.offices.some((one) => one.community === community)) error(404, { message: words[lang].pages.notFound });
	return { content: held.content, works: workOffice(caller, community, held.content.office) !== undefined, oversees: overseeing(caller, community) !== undefined };
}

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { content, works, oversees } = await commitmentAt(event);
	const open = content.done === undefined;
	const tasks = [...(works && open ? ['progress', 'complete', 'move'] : []), ...(oversees ? ['inspect'] : [])];
	const asked = event.url.searchParams.get('do');
	const model = await commitmentPage(portal.contents, { community: content.community, commitment: content.subject }, { today: portal.today(), zone: portal.zone() });
	return { model: model!, tasks, task: tasks.find((one) => one === asked) ?? tasks[0], done: event.url.searchParams.get('done') ?? '', fresh: { id: freshId(event), subject: freshId(event) } };
};

export const actions: Actions = {
	progress: async (event) => {
		const { content } = await commitmentAt(event);
		return deskAct(event, 'commitment.progress', ({ subject, kind, text, percent, blocker, evidence, milestone, image, alt }) => ({
			community: content.community, subject, commitment: content.subject, kind, text, percent: countOf(percent), blocker, evidence, milestone: countOf(milestone), image, alt
		}), () => `/office/work/${content.subject}?done=progress`) as never;
	},
	complete: async (event) => {
		const { content } = await commitmentAt(event);
		return deskAct(event, 'commitment.complete', ({ proof, image, alt }) => ({ community: content.community, commitment: content.subject, proof, image, alt }), () => `/office/work/${content.subject}?done=complete`) as never;
	},
	move: async (event) => {
		const { content } = await commitmentAt(event);
		return deskAct(event, 'commitment.move-date', ({ to, reason }) => ({ community: content.community, commitment: content.subject, to, reason }), () => `/office/work/${content.subject}?done=moved`) as never;
	},
	inspect: async (event) => {
		const { content } = await commitmentAt(event);
		return deskAct(event, 'commitment.inspect', ({ subject, finding, inOrder, requires, due, image, alt }) => ({
			community: content.community, subject, commitment: content.subject, finding, inOrder, requires, due, image, alt
		}), () => `/office/work/${content.subject}?done=inspected`) as never;
	}
};
