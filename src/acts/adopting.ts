import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { Adoption, Putting } from '#domain/community/adoption.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { Content, Held } from '#domain/content/content.ts';
import type { HeldOffice } from '#records/offices.ts';
import type { Records } from '#records/records.ts';
import { cityOffice, officesFor, type Caller, type Permission, type Tx } from './act.ts';
import { convenes } from './matter/at-hand.ts';
import { refusal, type Refusal } from './refusal.ts';

/** The office by which somebody enters what a body has adopted: one of its own, or of whoever convenes it. */
export async function speaksFor(
	records: Records, may: readonly Permission[], caller: Caller, body: Pick<BodyContent, 'subject' | 'kind' | 'parent' | 'community'>
): Promise<HeldOffice | undefined> {
	if (caller.kind !== 'person') return undefined;
	const city = cityOffice(may, caller);
	if (city?.body === body.subject) return city;
	for (const permission of may) {
		if (permission.who !== 'office' || permission.city) continue;
		for (const office of officesFor(permission, caller, body.community)) {
			if (office.body === body.subject || (await convenes(records, office, body))) return office;
		}
	}
	return undefined;
}

/** What is sent when a body has adopted a draft. */
interface Adopting {
	community: string;
	subject: SubjectId;
	draft: SubjectId;
	body: SubjectId;
	decision: string;
}

/**
 * Enters that a body has adopted a draft, after the comments and once. What is filed needs no more of it, and what somebody else's change has
 * overtaken can be filed no more: no body is asked to adopt that.
 * @param current the hash of what the draft would change, as it is now
 */
export async function adoptDraft<C extends Content & Adoption>(
	tx: Tx, input: Adopting, caller: Caller, may: readonly Permission[], type: C['type'], draft: Held<Content & Putting> | undefined, current: string | undefined
): Promise<Result<{ subject: SubjectId; left: number }, Refusal>> {
	const { contents } = tx.records;
	if (draft?.content.community !== input.community || !draft.content.bodies.includes(input.body)) return err(refusal('object.not-found'));
	const body = (await contents.bySubject<BodyContent>(input.body))!.content;
	const office = await speaksFor(tx.records, may, caller, body);
	if (!office) return err(refusal('matter.not-yours', { params: { to: body.name } }));
	const { commentsUntil, bodies, community } = draft.content;
	if (tx.today <= commentsUntil) return err(refusal('procedure.comments-open', { params: { day: commentsUntil } }));
	const adoptions = await contents.ofParent<C>(input.draft, type);
	if (adoptions.some(({ content }) => content.body === input.body)) return err(refusal('procedure.adopted', { params: { name: body.name } }));
	if (current !== draft.content.base) return err(refusal('procedure.changed-meanwhile'));
	const adoption: Content & Adoption = {
		type, v: 1, community, subject: input.subject, lang: 'zh-CN', parent: input.draft, body: input.body, on: tx.today, decision: input.decision
	};
	await tx.write(adoption, office.office, { first: true });
	return ok({ subject: input.subject, left: bodies.length - adoptions.length - 1 });
}

/** The first body that has not adopted a draft yet, by name; undefined where all have. */
export async function notAdoptedBy(records: Pick<Records, 'contents'>, draft: Held<Content & Putting>, adoptions: readonly Adoption[]): Promise<string | undefined> {
	const missing = draft.content.bodies.find((body) => !adoptions.some((one) => one.body === body));
	return missing && ((await records.contents.bySubject<BodyContent>(missing))?.content.name ?? '');
}
