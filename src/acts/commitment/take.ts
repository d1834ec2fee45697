import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent, OfficeContent } from '#domain/community/community.ts';
import { officeState } from '#domain/community/office.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { DAY_DESK, dayOffice } from '../democracy-day/may.ts';
import { meetingOf } from '../democracy-day/planning.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal, type FieldProblem } from '../refusal.ts';
import { resolutionIn } from '../resolution/at-hand.ts';
import { TakeCommitment } from './take.input.ts';

/**
 * An office takes something upon itself, by a day, with what will show that it is done. From the day after its last it is late by itself. What
 * comes from a resolution is laid before its matter; what comes from a Democracy Day opens the next one.
 */
export const take = act({
	name: 'commitment.take',
	input: TakeCommitment,
	may: [DAY_DESK],
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'resolution.rescinded', 'matter.told-elsewhere', 'matter.closed', 'delivery.id-used'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { community, subject, task, partners, due, evidence, budget, milestones } = input;
		const { contents } = tx.records;
		const wrong = (...fields: FieldProblem[]) => err(refusal('input.invalid', { fields }));
		const office = (await contents.bySubject<OfficeContent>(input.owner))?.content;
		if (office?.type !== 'office' || office.community !== community || officeState(office, tx.today) !== 'held') return wrong({ path: 'owner', code: 'not-in-list' });
		const body = (await contents.bySubject<BodyContent>(office.parent!))!.content;
		if (due < tx.today) return wrong({ path: 'due', code: 'too-small' });
		const late = milestones?.findIndex((one, index) => one.due > due || (index > 0 && one.due < milestones[index - 1]!.due)) ?? -1;
		if (late >= 0) return wrong({ path: `milestones.${late}.due`, code: milestones![late]!.due > due ? 'too-large' : 'too-small' });
		const resolution = input.resolution === undefined ? undefined : await resolutionIn(tx, community, input.resolution);
		if (input.resolution !== undefined && !resolution) return err(refusal('object.not-found'));
		if (resolution?.rescinded) return err(refusal('resolution.rescinded'));
		const meeting = input.meeting === undefined ? undefined : await meetingOf(tx, community, input.meeting);
		if (input.meeting !== undefined && !meeting) return err(refusal('object.not-found'));
		const matter = resolution?.parent ?? input.matter;
		if (matter !== undefined && (await contents.bySubject(matter))?.content.community !== community) return err(refusal('object.not-found'));
		const content: CommitmentContent = {
			type: 'commitment', v: 1, community, subject, lang: 'zh-CN', ...(matter === undefined ? {} : { parent: matter }), body: body.subject, task, owner: `${body.name} ${office.holder}`,
			office: input.owner, due, taken: tx.today, evidence: [evidence],
			...(budget === undefined ? {} : { budget: { line: budget.line, ...(budget.amount === undefined ? {} : { amount: budget.amount }) } }),
			...(partners === undefined ? {} : { partners }), ...(milestones === undefined ? {} : { milestones }), ...(resolution ? { resolution: resolution.number } : {}), ...(meeting ? { day: meeting.content.subject } : {})
		};
		await tx.write(content, by.office, { first: true });
		if (matter !== undefined) {
			const laid = await layBefore(tx, matter, { what: 'commitments', ref: subject, body: body.subject }, by.office);
			if (!laid.ok) return laid;
		}
		return ok({ subject });
	}
});
