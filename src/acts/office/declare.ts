import { err, ok } from '#domain/basics/result.ts';
import { officeState, type DeclarationContent } from '#domain/community/office.ts';
import { act, cityOffice, type Permission } from '../act.ts';
import { refusal } from '../refusal.ts';
import { DeclareInterests } from './declare.input.ts';
import { declared } from './declared.ts';
import { CITY_ADMINISTRATOR, HOLDERS, ownOffice } from './may.ts';
import { officeOf } from './seats.ts';

const MAY: readonly Permission[] = [CITY_ADMINISTRATOR, HOLDERS];

/**
 * The holder of an office declares near relatives and interests, or declares them anew when something has changed. What it shows to be
 * against the law is recorded all the same, and seen: a declaration that could be refused would not be made. The administrator enters a sheet of paper.
 */
export const declare = act({
	name: 'office.declare',
	input: DeclareInterests,
	may: MAY,
	on: { object: 'office', states: { coming: 'done', held: 'done', ended: 'office.ended' } },
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'office.ended', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await officeOf(tx.records, input.community, input.office);
		if (!held) return err(refusal('object.not-found'));
		const own = ownOffice(caller, input.office);
		const by = own ?? cityOffice(MAY, caller);
		if (!by) return err(refusal('caller.not-allowed'));
		if (officeState(held.content, tx.today) === 'ended') return err(refusal('office.ended', { params: { holder: held.content.holder, until: held.content.until ?? '' } }));
		const given = await declared(tx, input.community, input);
		if (!given.ok) return given;
		const content: DeclarationContent = {
			type: 'declaration', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.office, ...given.value,
			...(own ? {} : { entered: by.holder })
		};
		await tx.write(content, by.office, { first: true });
		return ok({ subject: input.subject, holder: held.content.holder });
	}
});
