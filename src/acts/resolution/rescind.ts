import { period } from '#domain/basics/period.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { ResolutionContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { DAY_DESK, dayOffice } from '../democracy-day/may.ts';
import { refusal } from '../refusal.ts';
import { rulesIn, rulesOfMatter } from '../rules-in.ts';
import { hasPassed, pollIn, resolutionIn } from './at-hand.ts';
import { RescindResolution } from './rescind.input.ts';

/** Whether a vote speaks of a resolution: it was on the same matter, or what was asked names the resolution by its number or title. */
function isAbout({ parent, number, title }: ResolutionContent, poll: PollContent, asked = ''): boolean {
	return (parent !== undefined && poll.parent === parent) || [poll.title, asked].some((text) => text.includes(number) || text.includes(title));
}

/**
 * A resolution no longer holds, because the body that made it, or the assembly above it, voted so: on the same matter, or in words that name the
 * resolution. It stays to be read, with that vote and
 * the reason, and hangs out anew: those who went by it are to see that it is gone.
 */
export const rescind = act({
	name: 'resolution.rescind',
	input: RescindResolution,
	may: [DAY_DESK],
	on: { object: 'resolution', states: { recorded: 'done', rescinded: 'resolution.rescinded' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'resolution.rescinded', 'resolution.poll-not-passed', 'resolution.other-body', 'resolution.poll-not-about', 'resolution.recorded'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { contents } = tx.records;
		const resolution = await resolutionIn(tx, input.community, input.resolution);
		const poll = await pollIn(tx, input.community, input.poll);
		if (!resolution || !poll) return err(refusal('object.not-found'));
		if (resolution.rescinded) return err(refusal('resolution.rescinded'));
		if (!hasPassed(poll)) return err(refusal('resolution.poll-not-passed'));
		const votes = (await contents.bySubject<BodyContent>(poll.body))?.content;
		const made = (await contents.bySubject<BodyContent>(resolution.body))?.content;
		const above = votes?.kind === 'assembly' && made?.kind === 'representatives_meeting' && votes.parent === made.parent;
		if (poll.body !== resolution.body && !above) return err(refusal('resolution.other-body'));
		// A vote rescinds what was decided before it, and is not the vote that decided something else.
		if (poll.on < resolution.on || poll.subject === resolution.poll) return err(refusal('input.invalid', { fields: [{ path: 'poll', code: 'wrong' }] }));
		const asked = poll.opening && (await contents.bySubject<PollOpeningContent>(poll.opening))?.content.text;
		if (!isAbout(resolution, poll, asked)) return err(refusal('resolution.poll-not-about', { params: { number: resolution.number } }));
		const other = (await contents.ofType<ResolutionContent>(input.community, 'resolution')).find(({ content }) => content.poll === input.poll || content.rescinded?.poll === input.poll);
		if (other) return err(refusal('resolution.recorded', { params: { number: other.content.number } }));
		const matter = resolution.parent && (await contents.bySubject<MatterContent>(resolution.parent))?.content;
		const { display, holidays } = await (matter && matter.type === 'matter' ? rulesOfMatter(tx, matter) : rulesIn(tx, input.community));
		await tx.write<ResolutionContent>({
			...resolution, rescinded: { on: poll.on, poll: input.poll, reason: input.reason }, displayed: { from: tx.today, until: period(tx.today, display.days, display.kind, holidays).last }
		}, by.office);
		return ok({ subject: input.resolution, number: resolution.number });
	}
});
