import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { statusOf, type FieldProblem, type Refusal } from '#acts/refusal.ts';
import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import type { RefusedForm } from '#lib/ui/context.ts';

/** The texts of a form, by name. Files are left out; of a name that comes twice, the first counts. */
export async function textsOf(request: Request): Promise<Record<string, string>> {
	return (await formOf(request)).texts;
}

/** The texts and the files of a form, by name; empty files are left out. */
export async function formOf(request: Request): Promise<{ texts: Record<string, string>; files: Record<string, File> }> {
	const texts: Record<string, string> = {};
	const files: Record<string, File> = {};
	for (const [name, value] of await request.formData()) {
		if (typeof value === 'string') texts[name] ??= value;
		else if (value.size > 0) files[name] ??= value;
	}
	return { texts, files };
}

/** A file as acts take it. Its size was bounded when the request was. */
export async function base64Of(file: File): Promise<string> {
	return Buffer.from(await file.arrayBuffer()).toString('base64');
}

/** What a form action gives back when an act was refused: the page again, with the reason and with what was typed. */
export function refusedForm(act: string, refusal: Refusal, typed: Record<string, string> = {}): ActionFailure<RefusedForm> {
	return fail(statusOf(refusal.code), { act, refusal, input: typed });
}

/** A form refused at the door for its fields, in the words of the acts. */
export function wrongFields(act: string, fields: FieldProblem[], typed: Record<string, string> = {}): ActionFailure<RefusedForm> {
	return refusedForm(act, { code: 'input.invalid', fields }, typed);
}

export type FormDone = { ok: true; value: Record<string, unknown> } | { ok: false; refusal: Refusal; failure: ActionFailure<RefusedForm> };

/**
 * Does an act for a form. `typed` is what the page shows again after a refusal: never a PIN, a password or a code. With `id`, sending the
 * form twice does the act once.
 */
export async function formAct(
	event: Pick<RequestEvent, 'locals'>, act: string, input: unknown, { typed = {}, id }: { typed?: Record<string, string>; id?: string | undefined } = {}
): Promise<FormDone> {
	const { portal, caller } = event.locals;
	const performed = await portal.perform(act, input, caller, id ? { id } : {});
	if (performed.ok) return { ok: true, value: performed.value };
	return { ok: false, refusal: performed.error, failure: refusedForm(act, performed.error, typed) };
}

/** An id for a delivery, or a subject for what a form makes: fresh on every page that shows the form. */
export function freshId(event: Pick<RequestEvent, 'locals'>): SubjectId {
	return subjectIdOf(event.locals.portal.random(16));
}
