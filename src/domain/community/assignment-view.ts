import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { Contents } from '../content/contents.ts';
import type { AssignmentContent, AssignmentFunction } from './assignment.ts';
import { linkOf, type Link } from './link.ts';
import { officeState, type OfficeState } from './office.ts';

/** Somebody's function in an object. */
export interface AssignmentRow {
	subject: SubjectId;
	function: AssignmentFunction;
	holder: string;
	from: Day;
	until?: Day;
	state: OfficeState;
}

/** An object and everybody who has or had a function in it. */
export interface AssignedObject {
	subject: SubjectId;
	about: Link;
	rows: AssignmentRow[];
}

/** Who has which part in what, of one community: what was given last comes first, within an object what still runs before what has ended. */
export async function assignedIn(contents: Contents, community: CommunityCode, today: Day): Promise<AssignedObject[]> {
	const objects = new Map<SubjectId, AssignedObject>();
	const all = (await contents.ofType<AssignmentContent>(community, 'assignment')).sort((a, b) => b.seq - a.seq);
	for (const { content } of all) {
		const { parent, subject, function: does, holder, about, from, until } = content;
		if (!parent) continue;
		const object = objects.get(parent) ?? { subject: parent, about: await linkOf(contents, { text: about, subject: parent }), rows: [] };
		objects.set(parent, object);
		object.rows.push({ subject, function: does, holder, from, ...(until === undefined ? {} : { until }), state: officeState(content, today) });
	}
	for (const { rows } of objects.values()) rows.sort((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || inOrder(a.from, b.from));
	return [...objects.values()];
}
