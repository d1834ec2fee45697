import { daysBetween } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import { officeState } from '#domain/community/office.ts';
import type { ReceptionContent } from '#domain/community/reception.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { AnnounceReception } from './announce.input.ts';
import { RECEPTION_DESK, receptionOffice } from './may.ts';

/** Nobody plans further ahead than a year. */
const MOST_AHEAD = 400;

/** A day of reception is announced while one can still come. Whoever is to receive must be in office on that day. */
export const announce = act({
	name: 'reception.announce',
	input: AnnounceReception,
	may: RECEPTION_DESK,
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'reception.past', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = receptionOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		if (input.day < tx.today) return err(refusal('reception.past', { fields: [{ path: 'day', code: 'too-small' }] }));
		if (daysBetween(tx.today, input.day) > MOST_AHEAD) return err(refusal('input.invalid', { fields: [{ path: 'day', code: 'too-large' }] }));
		if (input.end <= input.start) return err(refusal('input.invalid', { fields: [{ path: 'end', code: 'too-small' }] }));
		const city = (await tx.records.communities.list()).find(({ kind }) => kind === 'city')?.community;
		const hosts: ReceptionContent['hosts'] = [];
		for (const office of new Set(input.hosts)) {
			const held = await tx.records.contents.bySubject<OfficeContent>(office);
			if (held?.content.type !== 'office' || ![input.community, city].includes(held.content.community)) return err(refusal('object.not-found'));
			if (officeState(held.content, input.day) !== 'held') return err(refusal('input.invalid', { fields: [{ path: 'hosts', code: 'not-in-list' }] }));
			hosts.push({ name: held.content.holder, office });
		}
		const { community, subject, kind, day, start, end, place } = input;
		const content: ReceptionContent = { type: 'reception', v: 1, community, subject, lang: 'zh-CN', kind, day, start, end, place, hosts };
		await tx.write(content, by.office, { first: true });
		return ok({ subject });
	}
});
