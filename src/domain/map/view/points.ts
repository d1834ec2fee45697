import { addDays, type Day } from '../../basics/day.ts';
import type { CommunityCode, SubjectId } from '../../basics/id.ts';
import { isThereOn } from '../../community/community.ts';
import { inOrder } from '../../basics/order.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { Located, LocatedSource, LocatedState } from '../located.ts';
import { PHOTO_DAYS, type BoardPhotoContent, type ShapeContent } from '../shape.ts';

/** Photographs of the boards of a community, board by board, the last taken first. */
export async function photosByBoard(contents: Contents, community: CommunityCode): Promise<Map<SubjectId, Held<BoardPhotoContent>[]>> {
	const photos = await contents.ofType<BoardPhotoContent>(community, 'board-photo');
	const boards = new Map<SubjectId, Held<BoardPhotoContent>[]>();
	for (const photo of photos.sort((a, b) => inOrder(b.content.taken, a.content.taken) || b.seq - a.seq)) {
		boards.set(photo.content.board, [...(boards.get(photo.content.board) ?? []), photo]);
	}
	return boards;
}

/** How a board stands: photographed lately, long ago, or never that we know. */
export function boardState(last: Day | undefined, today: Day): LocatedState {
	if (last === undefined) return 'unknown';
	return addDays(last, PHOTO_DAYS) >= today ? 'good' : 'old';
}

/** Service centres and notice boards of a community. */
export const pointsOf: LocatedSource = async (contents, community, when) => {
	const points: Located[] = [];
	const photos = await photosByBoard(contents, community);
	for (const { content } of await contents.ofType<ShapeContent>(community, 'shape')) {
		if (content.role === 'boundary' || content.geometry.type !== 'Point' || !content.parent || !isThereOn(content, when.today)) continue;
		const base = { kind: content.role, subject: content.subject, name: content.name ?? '', at: { place: content.parent, position: content.geometry.coordinates } };
		if (content.role === 'service_centre') points.push(base);
		else {
			const last = photos.get(content.subject)?.[0]?.content.taken;
			points.push({ ...base, address: `/${community}/boards/${content.subject}`, state: boardState(last, when.today) });
		}
	}
	return points;
};
