import { err, ok } from '#domain/basics/result.ts';
import type { ObserverContent, ObserverReportContent } from '#domain/community/observer.ts';
import { act, assignmentIn, cityOffice, officeIn, type Permission } from '../act.ts';
import { refusal } from '../refusal.ts';
import { OBSERVER_DESK } from './may.ts';
import { ReportObservation } from './report.input.ts';

const MAY: readonly Permission[] = [{ who: 'assignment', functions: ['observer'] }, ...OBSERVER_DESK];

/** An observer reports; or whoever asked them enters the sheet of paper. Once: what was seen is not edited afterwards. */
export const report = act({
	name: 'observer.report',
	input: ReportObservation,
	may: MAY,
	on: { object: 'observer', states: { coming: 'observer.not-yet', now: 'done', unreported: 'done', reported: 'observer.reported' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'observer.not-yet', 'observer.reported', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<ObserverContent>(input.observer);
		if (held?.content.type !== 'observer' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const actor = assignmentIn(MAY, caller, input.observer)?.assignment ?? (officeIn(MAY, caller, held.content.body) ?? cityOffice(MAY, caller))?.office;
		if (!actor) return err(refusal('caller.not-allowed'));
		if (held.content.from > tx.today) return err(refusal('observer.not-yet', { params: { day: held.content.from } }));
		if ((await tx.records.contents.count(input.observer, 'observer-report')) > 0) return err(refusal('observer.reported'));
		const content: ObserverReportContent = {
			type: 'observer-report', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.observer, day: tx.today, text: input.text
		};
		await tx.write(content, actor, { first: true });
		return ok({ subject: input.subject });
	}
});
