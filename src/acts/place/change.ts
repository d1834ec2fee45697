import { err, ok } from '#domain/basics/result.ts';
import type { CommunityContent, PlaceContent } from '#domain/community/community.ts';
import { closingProblem, placeProblem, stillThere } from '#domain/community/tree.ts';
import { act, type Tx } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree, TREE_REFUSALS } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { ChangePlace } from './change.input.ts';

/**
 * The administrator renames a place, states its households, or closes it from a day on. A place is closed when nothing hangs on it any more. Nothing
 * is lost: every version stays in the record and on the place's page. Places do not move: what lies elsewhere is another place.
 */
export const change = act({
	name: 'place.change',
	input: ChangePlace,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'input.invalid', ...TREE_REFUSALS],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		const held = tree?.place(input.place);
		if (!tree || !held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.until !== undefined) return err(refusedTree('closed', { other: content.name }));
		if (input.name === undefined && input.households === undefined && input.until === undefined) {
			return err(refusal('input.invalid', { fields: [{ path: 'name', code: 'missing' }] }));
		}
		if (input.until !== undefined) {
			if (input.until < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'until', code: 'too-small' }] }));
			const households = (await tx.records.communities.householdsOf(input.community)).filter(({ place }) => place === input.place).length;
			const hanging = stillThere(tree, input.place, input.until, households);
			const problem = closingProblem(content, hanging);
			if (problem) return err(refusedTree(problem, { name: content.name, ...hanging }));
		}
		const parent = content.parent === undefined ? undefined : tree.place(content.parent);
		if (input.name !== undefined && parent) {
			const problem = placeProblem(tree, { subject: content.subject, kind: content.kind, name: input.name }, parent.content);
			if (problem === 'name-taken') return err(refusedTree(problem, { name: input.name, other: parent.content.name }));
		}
		const changed: PlaceContent = {
			...content,
			...(input.name === undefined ? {} : { name: input.name }),
			...(input.households === undefined ? {} : { households: input.households }),
			...(input.until === undefined ? {} : { until: input.until })
		};
		await tx.write(changed, administering(caller));
		if (changed.name !== content.name) await renameWith(tx, tree.community.content, content, changed.name, administering(caller));
		return ok({ subject: changed.subject, name: changed.name });
	}
});

/** What bears the name of a place besides the place itself: the community on its own, every community of a town. */
async function renameWith(tx: Tx, community: CommunityContent, place: PlaceContent, name: string, actor: string): Promise<void> {
	if (place.kind === 'community' || place.kind === 'city') {
		await tx.write<CommunityContent>({ ...community, name }, actor);
	} else if (place.kind === 'town' || place.kind === 'subdistrict') {
		const all = await tx.records.contents.ofParent<CommunityContent>(community.subject, 'community');
		for (const { content } of all) if (content.town === place.name) await tx.write<CommunityContent>({ ...content, town: name }, actor);
	}
}
