import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Day } from '#domain/basics/day.ts';
import type { BodyContent, OfficeContent } from '#domain/community/community.ts';
import type { Seat } from '#domain/community/conflicts.ts';
import { officeState, type DeclarationContent } from '#domain/community/office.ts';
import type { Records } from '#records/records.ts';

/** An office of a community by its subject, or undefined. */
export async function officeOf(records: Records, community: string, office: SubjectId) {
	const held = await records.contents.bySubject<OfficeContent>(office);
	return held?.content.type === 'office' && held.content.community === community ? held : undefined;
}

/** A body of a community by its subject, or undefined. */
export async function bodyOf(records: Records, community: string, body: SubjectId) {
	const held = await records.contents.bySubject<BodyContent>(body);
	return held?.content.type === 'body' && held.content.community === community ? held : undefined;
}

/** All offices of a community that are held on a day or will be, as the rules about near relatives look at them. */
export async function seatsOf(records: Records, community: CommunityCode, on: Day): Promise<Seat[]> {
	const bodies = new Map((await records.contents.ofType<BodyContent>(community, 'body')).map(({ content }) => [content.subject, content]));
	const seats: Seat[] = [];
	for (const { content } of await records.contents.ofType<OfficeContent>(community, 'office')) {
		const body = content.parent && bodies.get(content.parent);
		if (!body || officeState(content, on) === 'ended') continue;
		const declaration = (await records.contents.ofParent<DeclarationContent>(content.subject, 'declaration')).at(-1)?.content;
		seats.push({
			office: content.subject, body: body.subject, bodyKind: body.kind, place: body.parent, position: content.position, holder: content.holder,
			person: (await records.communities.holderOf(content.subject)) ?? content.holder, declaration
		});
	}
	return seats;
}
