import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { bodyProblem } from '#domain/community/tree.ts';
import { act } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree, TREE_REFUSALS } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { FormBody } from './form.input.ts';

/** The administrator forms a body on a place. It owes nothing before its day, and its offices are open. */
export const form = act({
	name: 'body.form',
	input: FormBody,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'input.invalid', 'delivery.id-used', ...TREE_REFUSALS],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		const place = tree?.place(input.place);
		if (!tree || !place) return err(refusal('object.not-found'));
		if (input.dutiesFrom < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'dutiesFrom', code: 'too-small' }] }));
		if (new Set(input.duties.map(({ duty }) => duty)).size < input.duties.length) return err(refusal('input.invalid', { fields: [{ path: 'duties', code: 'malformed' }] }));
		const problem = bodyProblem(tree, input, place.content);
		if (problem) return err(refusedTree(problem, { name: input.name, kind: input.kind, other: place.content.name, otherKind: place.content.kind }));
		const body: BodyContent = {
			type: 'body', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.place, name: input.name, kind: input.kind,
			dutiesFrom: input.dutiesFrom,
			duties: input.duties.map(({ duty, every }) => ({ duty, every, from: input.dutiesFrom })),
			...(input.law === undefined ? {} : { law: input.law }),
			...(input.seats.length === 0 ? {} : { seats: input.seats }),
			...(input.note === undefined ? {} : { note: input.note })
		};
		await tx.write(body, administering(caller), { first: true });
		return ok({ subject: body.subject, name: body.name });
	}
});
