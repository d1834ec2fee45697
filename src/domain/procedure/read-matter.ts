import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import { BODY_KINDS, type BodyContent } from '../community/community.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import type { RuleSetContent } from '../community/rule-set.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { apply, begin, told, type Ground } from './engine.ts';
import type { MatterContent, MatterEvent, MatterState, MatterStepContent } from './matter.ts';
import type { Actor, Procedure, ProcedureContent, Stage } from './procedure.ts';

/** Everybody who may act in a procedure. */
const EVERYBODY: readonly Actor[] = [...BODY_KINDS, 'deciding-body', 'raiser', 'town', 'clock'];

/** Whether a matter goes by acts of this portal; one that a file tells is shown as it is told and cannot be moved. */
export function isLive(matter: Pick<MatterContent, 'procedure'>): boolean {
	return matter.procedure.hash !== undefined;
}

/**
 * Where a matter stands by its record: begun on a day under its procedure, every event applied in order. Who acted was asked when it was
 * recorded; that nothing was passed over is asked again here, and an event that the procedure does not allow ends the reading (`brokenAt`,
 * counted from 0): what was recorded after it means nothing.
 */
export function replay(procedure: Procedure, opened: Day, events: readonly MatterEvent[], ground: Ground): { state: MatterState; brokenAt?: number } {
	let state = begin(procedure, opened);
	for (const [index, event] of events.entries()) {
		const next = apply(procedure, state, event, EVERYBODY, ground);
		if (!next.ok) return { state, brokenAt: index };
		state = next.value;
	}
	return { state };
}

/** A matter with everything that tells where it stands. */
export interface ReadMatter {
	held: Held<MatterContent>;
	/** The version it started under; absent where it is not kept here. */
	procedure: Held<ProcedureContent> | undefined;
	steps: Held<MatterStepContent>[];
	state: MatterState;
	ground: Ground;
	live: boolean;
}

/** The version of the procedure that a matter started under. Imported history names the edition alone: then the one that is kept. */
async function procedureOf(contents: Contents, { hash, subject }: MatterContent['procedure']): Promise<Held<ProcedureContent> | undefined> {
	const held = hash === undefined ? await contents.bySubject(subject) : await contents.byHash(hash);
	return held?.content.type === 'procedure' ? (held as Held<ProcedureContent>) : undefined;
}

/** Days off for a matter: of the rule set it started under, and of years that only a later one knows. */
async function groundOf(contents: Contents, matter: MatterContent): Promise<Ground> {
	const community = await communityOf(contents, matter.community);
	const now = community ? (await rulesFor(contents, community.content, matter.opened)).rules.holidays : {};
	const started = matter.rules === undefined ? undefined : await contents.byHash(matter.rules);
	const then = started?.content.type === 'rule-set' ? (started.content as RuleSetContent).holidays : {};
	const { kind, amount } = matter;
	return { subject: { kind, ...(amount === undefined ? {} : { amount }) }, holidays: { ...now, ...then } };
}

/** Reads a matter with its steps; the same on the server, in the browser and in the verifier. */
export async function readMatter(contents: Contents, held: Held<MatterContent>): Promise<ReadMatter> {
	const matter = held.content;
	const steps = (await contents.ofParent<MatterStepContent>(matter.subject, 'matter-step')).sort((a, b) => a.content.no - b.content.no);
	const procedure = await procedureOf(contents, matter.procedure);
	const ground = await groundOf(contents, matter);
	const events = steps.map(({ content }) => content.event);
	const live = isLive(matter);
	const state = live && procedure ? replay(procedure.content, matter.opened, events, ground).state : told(events);
	return { held, procedure, steps, state, ground, live };
}

/** The matter before which something was laid, by what was laid; undefined where it was laid before none. Reads every step there is. */
export async function laidBefore(contents: Pick<Contents, 'ofType' | 'bySubject'>, community: CommunityCode, ref: SubjectId): Promise<Held<MatterContent> | undefined> {
	const steps = await contents.ofType<MatterStepContent>(community, 'matter-step');
	const matter = steps.find(({ content: { event } }) => event.kind === 'laid' && event.ref === ref)?.content.parent;
	return matter && contents.bySubject<MatterContent>(matter);
}

/** The version of a procedure under which a matter that starts on a day goes: the newest that is in force by then. */
export async function procedureOn(contents: Contents, subject: SubjectId, day: Day): Promise<Held<ProcedureContent> | undefined> {
	const versions = await contents.versions<ProcedureContent>(subject);
	return versions.filter(({ content }) => content.type === 'procedure' && content.from <= day).at(-1);
}

/**
 * The body that holds a matter in a stage: the deciding one where the stage is its, else the first kind of the stage's owners of which the
 * community has a body, the one of the deciding body's own place before others.
 */
export function holderOf(stage: Pick<Stage, 'owner'> | undefined, matter: Pick<MatterContent, 'parent'>, bodies: readonly BodyContent[]): SubjectId | undefined {
	const decides = bodies.find(({ subject }) => subject === matter.parent);
	for (const owner of stage?.owner ?? []) {
		if (owner === 'deciding-body') return matter.parent;
		const kind = bodies.filter((body) => body.kind === owner);
		const found = kind.find(({ parent }) => parent === decides?.parent) ?? kind[0];
		if (found) return found.subject;
	}
	return undefined;
}
