import { err, ok } from '#domain/basics/result.ts';
import { period } from '#domain/basics/period.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { competenceOf, lawOf, matterKindOf } from '#domain/community/matter.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { ResolutionContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { DAY_DESK, dayOffice } from '../democracy-day/may.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { rulesIn, rulesOfMatter } from '../rules-in.ts';
import { hasPassed, nextNumber, pollIn } from './at-hand.ts';
import { RecordResolution } from './record.input.ts';

/**
 * What a body decided stands in the record with the vote that it rests on. A body that may not decide such a thing (rule R43) has no
 * resolution about it, and a vote that did not pass has none. It hangs out for the days of the rule set, and is laid before its matter.
 */
export const recordResolution = act({
	name: 'resolution.record',
	input: RecordResolution,
	may: [DAY_DESK],
	refusals: [
		'object.not-found', 'caller.not-allowed', 'input.invalid', 'resolution.poll-not-passed', 'resolution.not-competent', 'resolution.recorded', 'matter.told-elsewhere',
		'matter.closed', 'delivery.id-used'
	],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { community, subject, title, text } = input;
		const { contents } = tx.records;
		const poll = await pollIn(tx, community, input.poll);
		const body = poll && (await contents.bySubject<BodyContent>(poll.body))?.content;
		if (!poll || body?.type !== 'body') return err(refusal('object.not-found'));
		if (!hasPassed(poll)) return err(refusal('resolution.poll-not-passed'));
		const matter = poll.parent && (await contents.bySubject<MatterContent>(poll.parent))?.content;
		const opening = poll.opening && (await contents.bySubject<PollOpeningContent>(poll.opening))?.content;
		const kind = (matter && matter.type === 'matter' ? matterKindOf(matter.kind) : undefined) ?? (opening ? matterKindOf(opening.kind) : undefined) ?? input.about;
		if (kind === undefined) return err(refusal('input.invalid', { fields: [{ path: 'about', code: 'missing' }] }));
		const around = (await contents.ofType<BodyContent>(community, 'body')).map((one) => one.content);
		const { verdict, source = '' } = competenceOf(kind, body.kind, lawOf(body, around));
		if (verdict !== 'decides') return err(refusal('resolution.not-competent', { params: { source } }));
		if (input.studied !== undefined && input.studied > poll.on) return err(refusal('input.invalid', { fields: [{ path: 'studied', code: 'too-large' }] }));
		const before = (await contents.ofType<ResolutionContent>(community, 'resolution')).map((one) => one.content);
		const same = before.find((one) => one.poll === input.poll);
		if (same) return err(refusal('resolution.recorded', { params: { number: same.number } }));
		const number = input.number ?? nextNumber(before, community, tx.today.slice(0, 4));
		if (before.some((one) => one.number === number)) return err(refusal('resolution.recorded', { params: { number }, fields: [{ path: 'number', code: 'wrong' }] }));
		// What came of a matter is displayed as long as the rules say under which the matter started.
		const { display, holidays } = await (matter && matter.type === 'matter' ? rulesOfMatter(tx, matter) : rulesIn(tx, community));
		const content: ResolutionContent = {
			type: 'resolution', v: 1, community, subject, lang: 'zh-CN', ...(matter && matter.type === 'matter' ? { parent: matter.subject } : {}), number, body: poll.body,
			kind: body.kind === 'representatives_meeting' ? 'representatives' : poll.rule.unit === 'household' ? 'households' : 'other', title, text, on: poll.on, poll: input.poll,
			displayed: { from: tx.today, until: period(tx.today, display.days, display.kind, holidays).last },
			...(input.studied === undefined ? {} : { studied: input.studied })
		};
		await tx.write(content, by.office, { first: true });
		if (content.parent) {
			const laid = await layBefore(tx, content.parent, { what: 'resolution', ref: subject, body: poll.body }, by.office);
			if (!laid.ok) return laid;
			await layBefore(tx, content.parent, { what: 'notice-posted', ref: subject, body: poll.body }, by.office);
		}
		return ok({ subject, number });
	}
});
