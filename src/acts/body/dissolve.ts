import { err, ok } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent, type OfficeContent } from '#domain/community/community.ts';
import { act } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree } from '../community/administrators.ts';
import { closeDesks } from '../office/desks.ts';
import { refusal } from '../refusal.ts';
import { DissolveBody } from './dissolve.input.ts';

/**
 * The administrator records that a body ends on a day. Its offices end with it, each as a line of the record, and so do their desks; what it owed
 * until then stays owed, by the body that takes over where one is named, and its page stays.
 */
export const dissolve = act({
	name: 'body.dissolve',
	input: DissolveBody,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'input.invalid', 'tree.closed'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		const held = tree?.body(input.body);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.until !== undefined) return err(refusedTree('closed', { other: content.name }));
		if (input.until < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'until', code: 'too-small' }] }));
		if (input.successor !== undefined) {
			const next = tree?.body(input.successor)?.content;
			if (!next) return err(refusal('object.not-found'));
			// Whoever takes over is still there on that day, and does not itself hand on to the one that ends.
			if (next.subject === content.subject || !isThereOn(next, input.until)) return err(refusal('input.invalid', { fields: [{ path: 'successor', code: 'not-in-list' }] }));
		}
		const actor = administering(caller);
		await tx.write<BodyContent>({ ...content, until: input.until, endReason: input.reason, ...(input.successor === undefined ? {} : { successor: input.successor }) }, actor);
		let offices = 0;
		const endedSessions: string[] = [];
		for (const office of await tx.records.contents.ofParent<OfficeContent>(input.body, 'office')) {
			const { from, until } = office.content;
			if (until !== undefined && until <= input.until) continue;
			// An office that had not begun by then never begins.
			await tx.write<OfficeContent>({ ...office.content, until: from > input.until ? from : input.until }, actor);
			if (input.until <= tx.today) endedSessions.push(...(await closeDesks(tx, await tx.records.communities.holderOf(office.content.subject))));
			offices++;
		}
		return ok({ subject: content.subject, name: content.name, offices, ...(endedSessions.length > 0 ? { endedSessions } : {}) });
	}
});
