import { error, redirect } from '@sveltejs/kit';
import type { CommunityCode } from '#domain/basics/id.ts';
import { electoratesPage } from '#domain/community/electorate-view.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, refusedForm, textsOf } from '../../../form-act.ts';
import { assistedIn, forWhomOf, oneForBoth } from '../../for-whom.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

const KEPT = ['body', 'case', 'since', 'electorate', 'kind', 'n', 'text', 'person', 'authorisation', 'reason', 'witness', 'readBack'];
const filingOf = (url: URL) => (url.searchParams.get('for') === 'appeal' ? ('appeal' as const) : ('registration' as const));

/** Somebody without a phone applies to be entered on the roll, or appeals against a list, at the desk. */
export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { community, assists } = officerOf(event.locals);
	const filing = filingOf(event.url);
	if (!assists) error(404, { message: words[lang].pages.notFound });
	const forWhom = await forWhomOf(event, community);
	if (!forWhom) redirect(303, `/office/assist?for=${filing}`);
	const today = portal.today();
	const model = await electoratesPage(portal.contents, { community }, { today, zone: portal.zone() });
	const lists = await portal.contents.ofType<ElectorateContent>(community as CommunityCode, 'electorate');
	return {
		filing, forWhom, law: model?.law ?? ('village' as const), committees: (model?.committees ?? []).map(({ subject, name }) => ({ subject: subject as string, name })),
		lists: lists.filter(({ content: { appealUntil } }) => appealUntil !== undefined && today <= appealUntil).map(({ content: { subject, title } }) => ({ subject: subject as string, name: title })),
		fresh: { id: freshId(event), subject: freshId(event) }, filed: event.url.searchParams.get('number')?.slice(0, 40) ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 2000)]));
		const filing = filingOf(event.url);
		const act = filing === 'appeal' ? 'electorate.appeal' : 'registration.apply';
		const own = filing === 'appeal'
			? { electorate: texts.electorate, kind: texts.kind, text: texts.text, ...(texts.n ? { n: Number(texts.n) } : {}) }
			: { body: texts.body, case: texts.case, ...(texts.since ? { since: texts.since } : {}), ...(texts.text ? { text: texts.text } : {}) };
		const done = await formAct(event, act, { community, subject: texts.subject, ...own, ...assistedIn(texts) }, { typed, ...(texts.id ? { id: texts.id } : {}) });
		if (!done.ok) return refusedForm(act, oneForBoth(done.refusal), typed);
		redirect(303, `/office/assist/roll?for=${filing}&person=${texts.person}&number=${encodeURIComponent(String(done.value.number))}`);
	}
};
