import { err, ok } from '#domain/basics/result.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import { officeState, STAFF } from '#domain/community/office.ts';
import { act, cityOffice, officeIn, type Permission } from '../act.ts';
import { refusal } from '../refusal.ts';
import { closeDesks, closeStandIns } from './desks.ts';
import { EndOffice } from './end.input.ts';
import { BODY_HEADS, CITY_ADMINISTRATOR } from './may.ts';
import { officeOf } from './seats.ts';

const MAY: readonly Permission[] = [CITY_ADMINISTRATOR, BODY_HEADS];

/**
 * Ends an office, now or on a day to come. Once that day is there, every desk that its holder opened is closed at once: pages, live
 * channel, downloads; so is every desk of whoever stands in for it. With another office they sign in again.
 */
export const end = act({
	name: 'office.end',
	input: EndOffice,
	may: MAY,
	on: { object: 'office', states: { coming: 'done', held: 'done', ended: 'office.ended' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'office.ended', 'office.term'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await officeOf(tx.records, input.community, input.office);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		const by = cityOffice(MAY, caller) ?? (STAFF.includes(content.position) && content.parent ? officeIn(MAY, caller, content.parent) : undefined);
		if (!by) return err(refusal('caller.not-allowed'));
		if (officeState(content, tx.today) === 'ended') return err(refusal('office.ended', { params: { holder: content.holder, until: content.until ?? '' } }));
		const longer = content.until !== undefined && input.until > content.until;
		if (input.until < content.from || longer) return err(refusal('office.term', { fields: [{ path: 'until', code: longer ? 'too-large' : 'too-small' }] }));
		const next: OfficeContent = { ...content, until: input.until, reason: input.reason };
		await tx.write(next, by.office);
		const person = input.until <= tx.today ? await tx.records.communities.holderOf(input.office) : undefined;
		const standIns = input.until <= tx.today ? await closeStandIns(tx, input.office) : [];
		return ok({ subject: input.office, holder: content.holder, endedSessions: [...(await closeDesks(tx, person)), ...standIns] });
	}
});
