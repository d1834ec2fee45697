import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { Held } from '#domain/content/content.ts';
import { apply, type MoveRefusal } from '#domain/procedure/engine.ts';
import type { MatterContent, MatterEvent, MatterStepContent } from '#domain/procedure/matter.ts';
import type { Actor, ProcedureContent } from '#domain/procedure/procedure.ts';
import { readMatter, type ReadMatter } from '#domain/procedure/read-matter.ts';
import type { HeldOffice } from '#records/offices.ts';
import type { Records } from '#records/records.ts';
import type { Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { CONVENERS, MEETINGS } from './handlers.ts';

/** A matter that is on its way by acts, with the version of the procedure that it started under and the body that decides. */
export interface MatterAtHand extends ReadMatter {
	procedure: Held<ProcedureContent>;
	decides: BodyContent;
}

/** A matter that acts may move, or why not. Another community's is not there; what a file tells is not moved. */
export async function matterAtHand(records: Records, matter: SubjectId, community?: string): Promise<Result<MatterAtHand, Refusal>> {
	const { contents } = records;
	const held = await contents.bySubject<MatterContent>(matter);
	if (held?.content.type !== 'matter' || (community !== undefined && held.content.community !== community)) return err(refusal('object.not-found'));
	const read = await readMatter(contents, held);
	const decides = held.content.parent && (await contents.bySubject<BodyContent>(held.content.parent));
	if (!read.live || !read.procedure || !decides) return err(refusal('matter.told-elsewhere', { params: { number: held.content.number } }));
	return ok({ ...read, procedure: read.procedure, decides: decides.content });
}

/** Whether an office convenes a body that meets and has no desk: the committee or centre of the same place, or of one that it lies in. */
export async function convenes(records: Records, office: HeldOffice, body: Pick<BodyContent, 'kind' | 'parent' | 'community'>): Promise<boolean> {
	if (office.ofCity || !MEETINGS.includes(body.kind) || !(CONVENERS as readonly string[]).includes(office.bodyKind)) return false;
	const own = (await records.communities.body(office.body))?.place;
	const above = new Map((await records.communities.placesOf(body.community)).map(({ subject, parent }) => [subject, parent]));
	for (let place: string | null | undefined = body.parent; place; place = above.get(place)) if (place === own) return true;
	return false;
}

/** The parts in which an office may act on a matter. */
export async function partsOf(records: Records, at: Pick<MatterAtHand, 'decides'>, office: HeldOffice): Promise<Actor[]> {
	const kind = office.bodyKind as Actor;
	const decides = office.body === at.decides.subject || (await convenes(records, office, at.decides));
	return decides ? [kind, 'deciding-body'] : [kind];
}

/** Why the engine did not let a matter go, as the act says it. */
export function refusalOf(problem: MoveRefusal): Refusal {
	switch (problem.code) {
		case 'matter.missing': {
			const enoughOn = problem.missing.find((one) => one.enoughOn !== undefined)?.enoughOn;
			return refusal(problem.code, { params: { what: problem.missing.map(({ what }) => what).join(','), ...(enoughOn === undefined ? {} : { day: enoughOn }) } });
		}
		case 'matter.before':
			return refusal(problem.code, { params: { day: problem.on } });
		case 'matter.not-so-decided':
			return refusal(problem.code, { params: { verdict: problem.verdict ?? 'none' } });
		case 'matter.no-such-way':
		case 'matter.not-yours':
			return refusal(problem.code, { params: { to: problem.to } });
		default:
			return refusal(problem.code);
	}
}

/** What is written with a step besides the event. */
export interface Around {
	subject: SubjectId;
	body: SubjectId;
	note?: string | undefined;
	refs?: readonly SubjectId[];
}

/** Applies an event to a matter and writes the step, or says why not. One writer at a time: the number of the step cannot be taken meanwhile. */
export async function takeStep(tx: Tx, at: MatterAtHand, event: MatterEvent, actors: readonly Actor[], around: Around, actor: string): Promise<Result<Held<MatterStepContent>, Refusal>> {
	const next = apply(at.procedure.content, at.state, event, actors, at.ground);
	if (!next.ok) return err(refusalOf(next.error));
	const { community, subject: matter } = at.held.content;
	const { subject, body, note, refs } = around;
	const step: MatterStepContent = {
		type: 'matter-step', v: 1, community, subject, lang: 'zh-CN', parent: matter, no: at.steps.length + 1, body, event,
		...(note === undefined ? {} : { note }), ...(refs && refs.length > 0 ? { refs: [...refs] } : {})
	};
	const written = await tx.write<MatterStepContent>(step, actor, { first: true });
	at.state = next.value;
	at.steps.push(written);
	return ok(written);
}
