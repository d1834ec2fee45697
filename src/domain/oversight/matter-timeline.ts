import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { textChanges, type TextChange } from '../basics/text-changes.ts';
import type { BodyContent } from '../community/community.ts';
import { addressOf, nameOf } from '../content/addresses.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence } from '../content/view.ts';
import { waysOut, type Missing } from '../procedure/engine.ts';
import type { Breach, Stay } from '../procedure/matter.ts';
import { stageOf, type Actor, type NeedKind, type Outcome, type Procedure } from '../procedure/procedure.ts';
import type { ReadMatter } from '../procedure/read-matter.ts';

/** Something that happened to a matter while it was in a stage. */
export interface Happened {
	evidence: Evidence;
	kind: 'laid' | 'moved' | 'pushed';
	on: Day;
	/** The body in whose name it was done. */
	body: string;
	/** What was laid. */
	what?: NeedKind;
	verdict?: NonNullable<Stay['laid'][number]['verdict']>;
	/** Where it went: the name of the stage, or nothing when it was closed. */
	to?: string;
	outcome?: Outcome;
	/** Office and name. */
	by?: string;
	/** The paper, or the public reason. */
	text?: string;
	/** Of a paper that was laid before already: which version it is, and what changed since the last one. */
	version?: { no: number; changes: TextChange[] };
	/** What was missing when it was pushed on. */
	missing?: Breach['missing'];
	/** What it stands for in the record, with a page of its own where it has one. */
	refs: { name: string; href?: string }[];
}

/** A way that a matter may go from here, and what still stands before it. */
export interface NextWay {
	/** The stage's key, or `closed`. */
	to: string;
	/** Its name; absent when it ends. */
	name?: string;
	outcome: Outcome;
	by: readonly Actor[];
	reason: boolean;
	back: boolean;
	missing: Missing[];
	/** False while no vote came out as this way asks. */
	decided: boolean;
}

async function refsOf(contents: Contents, subjects: readonly (SubjectId | string | undefined)[]): Promise<Happened['refs']> {
	const found: Happened['refs'] = [];
	for (const subject of new Set(subjects)) {
		const content = subject === undefined ? undefined : (await contents.bySubject(subject as SubjectId))?.content;
		const name = content && nameOf(content);
		const href = content && addressOf(content);
		if (name !== undefined) found.push({ name, ...(href === undefined ? {} : { href }) });
	}
	return found;
}

/** Papers that come back changed, round by round. */
const DRAFTS: readonly NeedKind[] = ['draft-plan', 'options', 'cost'];

/** What happened in each stay of a matter, in order: one list for every stay. */
export async function happenedIn(contents: Contents, { steps, procedure, state }: Pick<ReadMatter, 'steps' | 'procedure' | 'state'>): Promise<Happened[][]> {
	const lists: Happened[][] = [[]];
	const drafts = new Map<NeedKind, { no: number; text: string }>();
	for (const step of steps) {
		const { event, body: subject, note, refs } = step.content;
		if (event.kind === 'told') continue;
		const body = (await contents.bySubject<BodyContent>(subject))?.content.name ?? '';
		const base = { evidence: evidenceOf(step), on: event.on, body };
		if (event.kind === 'laid') {
			const { what, verdict, ref } = event;
			const before = drafts.get(what);
			if (note !== undefined && DRAFTS.includes(what)) drafts.set(what, { no: (before?.no ?? 0) + 1, text: note });
			lists.at(-1)!.push({
				...base, kind: 'laid', what, ...(verdict === undefined ? {} : { verdict }), ...(note === undefined ? {} : { text: note }),
				...(before && note !== undefined ? { version: { no: before.no + 1, changes: textChanges(before.text, note) } } : {}), refs: await refsOf(contents, [ref, ...(refs ?? [])])
			});
			continue;
		}
		const { kind, to, outcome, by, reason } = event;
		const name = procedure && stageOf(procedure.content, to)?.name;
		const breach = kind === 'pushed' ? state.breaches[lists.flat().filter((one) => one.kind === 'pushed').length] : undefined;
		lists.at(-1)!.push({
			...base, kind, outcome, by, refs: [], ...(name === undefined ? {} : { to: name }), ...(reason ? { text: reason } : {}), ...(breach ? { missing: breach.missing } : {})
		});
		lists.push([]);
	}
	return lists;
}

/** Every way out of the present stage with what is missing for it, the ways ahead before those back. */
export function nextWays(procedure: Procedure, { state, ground }: Pick<ReadMatter, 'state' | 'ground'>): NextWay[] {
	return waysOut(procedure, state, ground)
		.map(({ move, missing, decided }): NextWay => {
			const name = stageOf(procedure, move.to)?.name;
			return { to: move.to, outcome: move.outcome, by: move.by, reason: move.reason === true, back: move.back === true, missing, decided, ...(name === undefined ? {} : { name }) };
		})
		.sort((a, b) => Number(a.back) - Number(b.back));
}
