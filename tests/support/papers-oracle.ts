import { addDays } from '#domain/basics/day.ts';
import type { Ground } from '#domain/procedure/engine.ts';
import type { MatterEvent } from '#domain/procedure/matter.ts';
import type { Move, Need, NeedKind, Procedure, Stage } from '#domain/procedure/procedure.ts';

/*
 * What a matter lacks, found from the bare list of what happened to it, by positions in that list: an oracle that shares nothing with the
 * engine. Days of notice are counted without days off, as the procedures that ship ask.
 */

const triggered = ({ when }: Need, { subject }: Ground): boolean =>
	when === undefined || (when.kinds ?? []).includes(subject.kind) || (when.amountFrom !== undefined && (subject.amount ?? -1) >= when.amountFrom);

/** What is missing for a way out of the stage that the events lead to, each kind once, in alphabetical order. */
export function lackingBy(procedure: Procedure, events: readonly MatterEvent[], move: Move, ground: Ground): NeedKind[] {
	if (move.back) return [];
	const named = (key: string) => procedure.stages.find((stage) => stage.key === key);
	/** Where in the list each stage was entered; the first before everything. */
	const entered = [{ at: -1, stage: procedure.stages[0]! }];
	events.forEach((event, at) => {
		if ((event.kind === 'moved' || event.kind === 'pushed') && named(event.to)) entered.push({ at, stage: named(event.to)! });
	});
	const here = entered.at(-1)!;
	const bringing = (stage: Stage, what: NeedKind) => stage.outputs.some((need) => need.what === what);
	const lastLaid = (what: NeedKind, after: number) => events.filter((event, at) => event.kind === 'laid' && event.what === what && at > after).at(-1);
	const asked = (stage: Stage, part: 'inputs' | 'outputs', isHere: boolean) => stage[part].filter((need) => triggered(need, ground)).filter(({ what, ahead }) => {
		const from = (kind: NeedKind, own: boolean) => {
			if (own) return isHere ? here.at : events.length;
			return entered.filter((one) => one.stage !== stage && bringing(one.stage, kind)).at(-1)?.at ?? -1;
		};
		const laid = lastLaid(what, from(what, part === 'outputs'));
		if (!laid) return true;
		const before = ahead && lastLaid(ahead.of, from(ahead.of, bringing(stage, ahead.of)));
		return ahead !== undefined && before?.kind === 'laid' && laid.kind === 'laid' && before.on < addDays(laid.on, ahead.days.days);
	}).map(({ what }) => what);
	const next = named(move.to);
	return [...new Set([...asked(here.stage, 'outputs', true), ...asked(here.stage, 'inputs', true), ...(next ? asked(next, 'inputs', false) : [])])].sort();
}

/** How the vote of the present stay came out: the first that decided, else the last. */
export function decidedBy(events: readonly MatterEvent[]): string | undefined {
	const from = events.findLastIndex(({ kind }) => kind === 'moved' || kind === 'pushed');
	const verdicts = events.slice(from + 1).flatMap((event) => (event.kind === 'laid' && event.what === 'poll' ? [event.verdict] : []));
	return verdicts.find((verdict) => verdict === 'passed' || verdict === 'failed') ?? verdicts.at(-1);
}
