import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { Day } from '#domain/basics/day.ts';
import type { BodyContent, BodyDuty } from '#domain/community/community.ts';
import type { CommunityTemplateContent, DeviationContent } from '#domain/community/template.ts';
import { bodyProblem } from '#domain/community/tree.ts';
import { act, type Tx } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree, TREE_REFUSALS, type ReadTree } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { ChangeBody } from './change.input.ts';

/** Duties with some changed from a day on: what was owed until then stays owed. A duty that had not begun is as if it had never been. */
export function changedDuties(duties: readonly BodyDuty[], changes: readonly { duty: string; every: BodyDuty['every'] | null }[], from: Day): BodyDuty[] {
	const open = (one: BodyDuty) => one.until === undefined || one.until > from;
	const differs = changes.filter(({ duty, every }) => !duties.some((one) => one.duty === duty && open(one) && one.every === every));
	const kept = duties.flatMap((one) => {
		if (!open(one) || !differs.some(({ duty }) => duty === one.duty)) return [one];
		return one.from >= from ? [] : [{ ...one, until: from }];
	});
	return [...kept, ...differs.flatMap(({ duty, every }) => (every === null ? [] : [{ duty, every, from }]))];
}

/** The administrator changes a body: its name, its law, its offices, and what it owes from a day on. Nothing that was owed before is let off. */
export const change = act({
	name: 'body.change',
	input: ChangeBody,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'input.invalid', ...TREE_REFUSALS],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		const held = tree?.body(input.body);
		if (!tree || !held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.until !== undefined) return err(refusedTree('closed', { other: content.name }));
		const { name, law, duties, from, seats, note } = input;
		if ([name, law, duties, seats, note].every((one) => one === undefined)) return err(refusal('input.invalid', { fields: [{ path: 'name', code: 'missing' }] }));
		if (duties && from === undefined) return err(refusal('input.invalid', { fields: [{ path: 'from', code: 'missing' }] }));
		if (from !== undefined && from < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'from', code: 'too-small' }] }));
		if (duties && new Set(duties.map(({ duty }) => duty)).size < duties.length) return err(refusal('input.invalid', { fields: [{ path: 'duties', code: 'malformed' }] }));
		const place = content.parent === undefined ? undefined : tree.place(content.parent);
		if (name !== undefined && place && bodyProblem(tree, { subject: content.subject, kind: content.kind, name }, place.content) === 'name-taken') {
			return err(refusedTree('name-taken', { name, other: tree.community.content.name }));
		}
		const changed: BodyContent = {
			...content,
			...(name === undefined ? {} : { name }),
			...(law === undefined ? {} : { law }),
			...(duties && from !== undefined ? { duties: changedDuties(content.duties, duties, from) } : {}),
			...(seats === undefined ? {} : { seats }),
			...(note === undefined ? {} : { note })
		};
		await tx.write(changed, administering(caller));
		if (duties && from !== undefined && input.reason !== undefined) await giveReason(tx, tree, content, duties, from, input.reason, administering(caller));
		return ok({ subject: changed.subject, name: changed.name });
	}
});

/** Where the body was made from a template's item, the reason for what is now otherwise than there. */
async function giveReason(
	tx: Tx, tree: ReadTree, body: BodyContent, duties: readonly { duty: string; every: BodyDuty['every'] | null }[], from: Day, reason: string, actor: string
): Promise<void> {
	const { template } = tree.community.content;
	const followed = template && ((await tx.records.contents.byHash(template.hash))?.content as CommunityTemplateContent | undefined);
	const item = followed?.items.find(({ key }) => key === body.item);
	if (!template || !item) return;
	for (const { duty, every } of duties) {
		const given = item.duties.find((one) => one.duty === duty)?.every;
		if (given === (every ?? undefined)) continue;
		await tx.write<DeviationContent>({
			type: 'deviation', v: 1, community: body.community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', template, reason, from,
			about: { is: 'duty', item: item.key, duty, ...(given === undefined ? {} : { template: given }), ...(every === null ? {} : { own: every }) }
		}, actor, { first: true });
	}
}
