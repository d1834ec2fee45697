import { err, ok } from '#domain/basics/result.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import { placeProblem } from '#domain/community/tree.ts';
import { act } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree, TREE_REFUSALS } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { AddPlace } from './add.input.ts';

/** The administrator adds a place to the tree: a town, a village, a compound, a cell. What lies in another community is not there to lie in. */
export const add = act({
	name: 'place.add',
	input: AddPlace,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'delivery.id-used', ...TREE_REFUSALS],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		if (!tree) return err(refusal('object.not-found'));
		if (input.parent === input.subject) return err(refusedTree('circle'));
		const parent = tree.place(input.parent);
		if (!parent) return err(refusal('object.not-found'));
		const problem = placeProblem(tree, input, parent.content);
		if (problem) return err(refusedTree(problem, { name: input.name, kind: input.kind, other: parent.content.name, otherKind: parent.content.kind }));
		const place: PlaceContent = {
			type: 'place', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.parent, name: input.name, kind: input.kind,
			...(input.households === undefined ? {} : { households: input.households })
		};
		await tx.write(place, administering(caller), { first: true });
		return ok({ subject: place.subject, name: place.name });
	}
});
