import { err, ok } from '#domain/basics/result.ts';
import type { PledgeContent } from '#domain/community/office.ts';
import { act } from '../act.ts';
import { HOLDERS, ownOffice } from '../office/may.ts';
import { refusal } from '../refusal.ts';
import { MakePledge } from './make.input.ts';

/** The holder of an office promises something for this year or the next. It stands on their page; what is promised is not taken back, only kept or not. */
export const make = act({
	name: 'pledge.make',
	input: MakePledge,
	may: [HOLDERS],
	on: { object: 'pledge', states: { none: 'done', made: 'pledge.made' } },
	refusals: ['caller.not-allowed', 'input.invalid', 'pledge.made', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = ownOffice(caller, input.office);
		if (!office || office.community !== input.community) return err(refusal('caller.not-allowed'));
		const year = Number(tx.today.slice(0, 4));
		if (Number(input.year) < year || Number(input.year) > year + 1) {
			return err(refusal('input.invalid', { fields: [{ path: 'year', code: Number(input.year) < year ? 'too-small' : 'too-large' }] }));
		}
		const late = input.items.findIndex(({ due }) => due < tx.today || due.slice(0, 4) > input.year);
		if (late >= 0) return err(refusal('input.invalid', { fields: [{ path: `items.${late}.due`, code: input.items[late]!.due < tx.today ? 'too-small' : 'too-large' }] }));
		const others = await tx.records.contents.ofParent<PledgeContent>(office.office as never, 'pledge');
		if (others.some(({ content }) => content.year === input.year)) return err(refusal('pledge.made', { params: { year: input.year } }));
		const content: PledgeContent = {
			type: 'pledge', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.office, year: input.year, made: tx.today,
			items: input.items.map(({ text, measure, due }, index) => ({ no: index + 1, text, ...(measure === undefined ? {} : { measure }), due, status: 'doing' as const }))
		};
		await tx.write(content, office.office, { first: true });
		return ok({ subject: input.subject });
	}
});
