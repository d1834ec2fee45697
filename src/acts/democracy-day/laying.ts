import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { Tx } from '../act.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { layBefore } from '../matter/laying.ts';
import { mattersOn } from './planning.ts';

/**
 * Lays what a Democracy Day brings before every matter on its agenda. A matter that cannot take it now (it is closed, or told by imported
 * history) is left as it is: the day itself takes place all the same.
 */
export async function layTo(tx: Tx, meeting: Pick<DemocracyDayContent, 'subject' | 'parent' | 'agenda'>, what: readonly NeedKind[], actor: string): Promise<void> {
	if (meeting.parent === undefined) return;
	for (const matter of await mattersOn(tx, meeting.agenda)) {
		for (const kind of what) await layBefore(tx, matter, { what: kind, ref: meeting.subject, body: meeting.parent }, actor);
	}
}

/** Who stands aside while a matter is decided, as the agenda says it; that nobody does is said too. */
function asideOf(agenda: DemocracyDayContent['agenda']): string {
	const names = [...new Set(agenda.flatMap(({ recusals = [] }) => recusals.map(({ name, why }) => `${name}（${why}）`)))];
	return names.length > 0 ? `回避：${names.join('、')}。` : '没有人需要回避。';
}

/**
 * Lays the plan of a day before every matter on its agenda: agenda, notice, and who stands aside. Notice that was given in time is not given
 * again with a change that leaves day, place and votes as they were: the days count from the first.
 */
export async function layPlan(tx: Tx, meeting: DemocracyDayContent, actor: string): Promise<void> {
	for (const matter of await mattersOn(tx, meeting.agenda)) {
		const at = await matterAtHand(tx.records, matter);
		const here = at.ok ? (presentStay(at.value.state)?.laid ?? []) : [];
		const noticed = meeting.announced !== tx.today && here.some(({ what, ref }) => what === 'notice' && ref === meeting.subject);
		const items = [];
		for (const item of meeting.agenda) if ((await mattersOn(tx, [item])).includes(matter)) items.push(item);
		for (const what of ['agenda', ...(noticed ? [] : ['notice' as const]), 'recusals'] as const) {
			await layBefore(tx, matter, { what, ref: meeting.subject, body: meeting.parent!, ...(what === 'recusals' ? { note: asideOf(items) } : {}) }, actor);
		}
	}
}
