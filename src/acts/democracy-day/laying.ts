import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { Tx } from '../act.ts';
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
