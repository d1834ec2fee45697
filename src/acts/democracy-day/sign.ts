import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent, Signer } from '#domain/democracy-day/democracy-day.ts';
import { unsigned } from '#domain/democracy-day/rules.ts';
import { act, type PersonCaller } from '../act.ts';
import { refusal } from '../refusal.ts';
import { layTo } from './laying.ts';
import { overseeing, SIGNERS_MAY, spoken } from './may.ts';
import { meetingOf } from './planning.ts';
import { SignMinutes } from './sign.input.ts';

/** As what somebody can sign: the office of chair or recorder is theirs, or they oversee here. Each with the office that signs. */
function signsAs(content: DemocracyDayContent, caller: PersonCaller, community: string) {
	const own = (office: string | undefined) => caller.offices.find((held) => held.office === office || (held.standsInFor !== undefined && held.standsInFor.office === office));
	const overseer = overseeing(caller, community);
	return ([['chair', own(content.offices?.chair)], ['recorder', own(content.offices?.recorder)], ['overseer', overseer]] as const).flatMap(([as, office]) => (office ? [{ as: as as Signer, office }] : []));
}

/**
 * The chair, the recorder and an overseer sign the minutes, each with a sign-in of their own, and nobody twice. What is signed are the words
 * of one version: whoever writes them anew takes the signatures away. With the third the minutes are published, so that nobody can keep back what is signed.
 */
export const signMinutes = act({
	name: 'democracy-day.sign',
	input: SignMinutes,
	may: [SIGNERS_MAY],
	on: { object: 'democracy-day', states: { coming: 'day.no-minutes', today: 'day.no-minutes', held: 'day.no-minutes', minuted: 'done', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.no-minutes' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'day.no-minutes', 'day.minuted', 'day.signed-already', 'day.other-words'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		const may = signsAs(content, caller, input.community);
		if (may.length === 0) return err(refusal('caller.not-allowed'));
		const { minutes } = content;
		if (!minutes) return err(refusal('day.no-minutes'));
		if (minutes.published) return err(refusal('day.minuted'));
		// Signatures change the bytes and not the words: what was read is the version that has these words, signed or not.
		const read = (await tx.records.contents.versions<DemocracyDayContent>(input.meeting)).find(({ hash }) => hash === input.hash);
		if (!read || JSON.stringify(read.content.minutes?.items) !== JSON.stringify(minutes.items) || JSON.stringify(read.content.minutes?.actions) !== JSON.stringify(minutes.actions)) return err(refusal('day.other-words'));
		const missing = unsigned(minutes);
		const mine = may.find(({ as }) => missing.includes(as));
		if (!mine || minutes.signedBy.some(({ name }) => name === spoken(mine.office))) return err(refusal('day.signed-already'));
		const signedBy = [
			...minutes.signedBy,
			{ name: spoken(mine.office), as: mine.as, on: tx.today, office: mine.office.office as never, ...(input.reservation === undefined ? {} : { reservation: input.reservation }) }
		];
		const last = unsigned({ signedBy }).length === 0;
		const next: DemocracyDayContent = { ...content, minutes: { ...minutes, signedBy, ...(last ? { published: tx.today } : {}) } };
		await tx.write(next, mine.office.office);
		if (last) await layTo(tx, next, ['minutes'], mine.office.office);
		return ok({ subject: input.meeting, as: mine.as, published: last });
	}
});
