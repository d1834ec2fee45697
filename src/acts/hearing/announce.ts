import { period } from '#domain/basics/period.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { DaysRule } from '#domain/community/rule-set.ts';
import type { ConsultationContent } from '#domain/deliberation/opinion.ts';
import { HEARING_ANALOGUE } from '#domain/procedure/library/common.ts';
import type { Procedure } from '#domain/procedure/procedure.ts';
import { act } from '../act.ts';
import { deskOf } from '../matter/desk-of.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { AnnounceHearing } from './announce.input.ts';

/** Where a procedure does not say, what the law asks of governments. */
const AHEAD: DaysRule = { days: 7, kind: 'calendar', source: HEARING_ANALOGUE };

/** How long materials lie open before a hearing, by the procedure of the matter; never shorter than the common rule. */
function aheadOf(procedure: Procedure): DaysRule {
	const needs = procedure.stages.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
	const own = needs.find(({ ahead }) => ahead?.of === 'hearing')?.ahead?.days;
	return own && own.days > AHEAD.days ? own : AHEAD;
}

/** Announces a hearing: the materials lie open from today, so many days ahead as the procedure asks; how those who take part are chosen is public before anybody is. */
export const announceHearing = act({
	name: 'hearing.announce',
	input: AnnounceHearing,
	may: [HANDLERS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'hearing.too-soon', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const desk = await deskOf(tx, input, caller);
		if (!desk.ok) return desk;
		const { at, office } = desk.value;
		const ahead = aheadOf(at.procedure.content);
		const earliest = period(tx.today, ahead.days, ahead.kind, at.ground.holidays).last;
		if (input.on < earliest) return err(refusal('hearing.too-soon', { params: { day: earliest, days: ahead.days } }));
		const { community, subject, matter, on, place, materials, selection, seats } = input;
		const body = office.body as SubjectId;
		const hearing: ConsultationContent = {
			type: 'consultation', v: 1, community, subject, lang: 'zh-CN', parent: matter, form: '听证', on, body, place, materialsFrom: tx.today, materials, selection, seats
		};
		await tx.write(hearing, office.office, { first: true });
		const laid = await layBefore(tx, matter, { what: 'materials', ref: subject, body, note: materials }, office.office);
		return laid.ok ? ok({ subject, number: at.held.content.number, on }) : laid;
	}
});
