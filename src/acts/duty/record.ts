import { addDays, span } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { isRecorded } from '#domain/community/calendar.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { DutyRecordContent } from '#domain/community/duty-record.ts';
import { addressOf } from '#domain/content/addresses.ts';
import { periodsOver } from '#domain/disclosure/duties.ts';
import { act } from '../act.ts';
import { spoken } from '../democracy-day/may.ts';
import { keepPhoto, readPhoto } from '../photo.ts';
import { refusal } from '../refusal.ts';
import { OWN, sayingFor } from './may.ts';
import { RecordDuty } from './record.input.ts';

/**
 * A body says what it did of a duty of the calendar that nothing else in the record shows: a visit, a meeting, a check. Whether it was in time is
 * worked out from the day named; one named long afterwards counts from when it was said.
 */
export const record = act({
	name: 'duty.record',
	input: RecordDuty,
	may: [OWN],
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'delivery.id-used', 'photo.not-a-picture'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	prepare: async (_office, input) => readPhoto(input),
	async decide(tx, input, caller, read) {
		const { community, subject, duty, period, on, text, paper } = input;
		const by = sayingFor(caller, community, input.body);
		if (!by) return err(refusal('caller.not-allowed'));
		const body = (await tx.records.contents.bySubject<BodyContent>(input.body))?.content;
		if (body?.type !== 'body' || body.community !== community) return err(refusal('object.not-found'));
		const wrong = (path: string, code: 'not-in-list' | 'too-small' | 'too-large') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (!isRecorded(duty)) return wrong('duty', 'not-in-list');
		const { from, until } = span(period)!;
		const owed = body.duties.some((one) => one.duty === duty && periodsOver(one, addDays(until, 1)).includes(period));
		if (!owed || (body.until !== undefined && from >= body.until)) return wrong('period', 'not-in-list');
		if (on > tx.today) return wrong('on', 'too-large');
		if (on < from) return wrong('on', 'too-small');
		const shown = paper && (await tx.records.contents.bySubject(paper))?.content;
		if (paper !== undefined && (!shown || shown.community !== community || addressOf(shown) === undefined)) return err(refusal('object.not-found'));
		const content: DutyRecordContent = {
			type: 'duty-record', v: 1, community, subject, lang: 'zh-CN', parent: input.body, duty, period, on, text, by: by.own ? spoken(by.office) : body.name,
			...(paper === undefined ? {} : { paper }), ...(read ? { photo: read.photo } : {}), ...(by.own ? {} : { entered: spoken(by.office) })
		};
		await tx.write(content, by.office.office, { first: true });
		await keepPhoto(tx, read, content);
		return ok({ subject });
	}
});
