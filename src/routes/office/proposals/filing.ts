import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { addDays, type Day } from '#domain/basics/day.ts';
import type { RefusedForm } from '#lib/ui/context.ts';
import { formAct, freshId, refusedForm, textsOf } from '../../form-act.ts';
import { assistedIn, forWhomOf, oneForBoth } from '../for-whom.ts';
import { officerOf } from '../officer.ts';

/** How far back a slip may lie. */
const EARLIEST = 60;

/** What every form that files a proposal or an endorsement begins with: for whom. Without a person, the door is chosen first. */
export async function filingFor(event: Pick<RequestEvent, 'locals' | 'url'>, filing: 'proposal' | 'endorsement' | 'suggestion') {
	const { community } = officerOf(event.locals);
	const forWhom = await forWhomOf(event, community);
	if (!forWhom) {
		const proposal = event.url.searchParams.get('proposal');
		redirect(303, `/office/assist?for=${filing}${proposal ? `&proposal=${encodeURIComponent(proposal)}` : ''}`);
	}
	const earliest: Day = addDays(event.locals.portal.today(), -EARLIEST);
	return { community, forWhom, earliest, fresh: { id: freshId(event), subject: freshId(event) } };
}

/** What a refused form shows again. */
const KEPT = ['title', 'text', 'kind', 'place', 'proposal', 'channel', 'received', 'witness', 'readBack', 'person', 'authorisation', 'reason', 'because', 'is'];
/** As many characters as a clause may have. */
const MOST_KEPT = 6000;

/** Files it; who endorsed already is told so, and nothing is written twice. */
export async function file(event: RequestEvent, act: 'proposal.raise' | 'proposal.endorse' | 'suggestion.make', fields: readonly string[]): Promise<ActionFailure<RefusedForm>> {
	const { community } = officerOf(event.locals);
	const texts = await textsOf(event.request);
	const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, MOST_KEPT)]));
	const own = Object.fromEntries(fields.filter((name) => texts[name]).map((name) => [name, texts[name]]));
	// Why it is suggested is for everybody, why somebody else files it for the person alone.
	if (texts.because) own.reason = texts.because;
	if (own.is === 'remove') delete own.text;
	const done = await formAct(
		event, act, { community, subject: texts.subject, ...own, channel: texts.channel || undefined, ...(texts.received ? { claimed: texts.received } : {}), ...assistedIn(texts) },
		{ typed, id: texts.id }
	);
	if (!done.ok) {
		const named = done.refusal.fields?.map((field) => (field.path === 'reason' ? { ...field, path: 'because' } : field));
		const refusal = oneForBoth(named ? { ...done.refusal, fields: named } : done.refusal);
		const renamed = refusal.fields?.map((field) => (field.path === 'claimed' ? { ...field, path: 'received' } : field));
		return refusedForm(act, renamed ? { ...refusal, fields: renamed } : refusal, typed);
	}
	const { subject, number } = done.value;
	if (subject !== texts.subject) redirect(303, `/office/proposals?before-them=${encodeURIComponent(String(number))}`);
	redirect(303, `/office/assist/${String(subject)}`);
}
