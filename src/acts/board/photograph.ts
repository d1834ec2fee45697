import { toHex } from '#domain/basics/bytes.ts';
import { daysBetween } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { isThereOn } from '#domain/community/community.ts';
import type { Content } from '#domain/content/content.ts';
import { readPicture, type Picture } from '#domain/map/picture.ts';
import type { BoardPhotoContent, ShapeContent } from '#domain/map/shape.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { BOARD_KEEPERS } from './keepers.ts';
import { PhotographBoard } from './photograph.input.ts';

/** How old a photograph may be when it is brought: kept in a phone without network, not dug out of an album. */
const MOST_DAYS_OLD = 60;

interface Prepared {
	picture: Picture;
	sha256: string;
}

/**
 * Shows what hangs on a notice board: a photograph of it, when and by whom it was taken, and of which disclosure. Only the picture
 * is kept of the file; where and with what it was taken is cut out.
 */
export const photograph = act({
	name: 'board.photograph',
	input: PhotographBoard,
	may: [BOARD_KEEPERS],
	refusals: ['object.not-found', 'photo.not-a-picture', 'photo.day-in-future', 'delivery.id-used', 'input.invalid'],
	limit: { count: 60, per: 'day' },
	community: (input) => input.community,
	async prepare(_office, input) {
		const picture = readPicture(new Uint8Array(Buffer.from(input.image, 'base64')));
		return picture ? ok<Prepared>({ picture, sha256: toHex(sha256(picture.bytes)) }) : err(refusal('photo.not-a-picture', { fields: [{ path: 'image', code: 'malformed' }] }));
	},
	async decide(tx, input, caller, { picture, sha256: hash }: Prepared) {
		const office = caller.kind === 'person' ? officesFor(BOARD_KEEPERS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const board = (await tx.records.contents.bySubject<ShapeContent>(input.board))?.content;
		if (board?.type !== 'shape' || board.role !== 'notice_board' || board.community !== input.community || !isThereOn(board, tx.today)) return err(refusal('object.not-found'));
		if (input.taken > tx.today) return err(refusal('photo.day-in-future', { params: { day: input.taken } }));
		if (daysBetween(input.taken, tx.today) > MOST_DAYS_OLD) return err(refusal('input.invalid', { fields: [{ path: 'taken', code: 'too-small' }] }));
		const shown = input.shows === undefined ? undefined : (await tx.records.contents.bySubject<Content>(input.shows))?.content;
		if (input.shows !== undefined && (shown?.type !== 'disclosure' || shown.community !== input.community)) return err(refusal('object.not-found'));
		const content: BoardPhotoContent = {
			type: 'board-photo', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', board: input.board, taken: input.taken,
			by: `${office.bodyName} ${office.holder}`,
			image: { sha256: hash, type: picture.type, width: picture.width, height: picture.height, bytes: picture.bytes.length },
			...(input.shows === undefined ? {} : { shows: input.shows }),
			...(input.note === undefined ? {} : { note: input.note })
		};
		await tx.write(content, office.office, { first: true });
		await tx.records.maps.addPicture({ sha256: hash, type: picture.type, bytes: picture.bytes });
		return ok({ subject: content.subject, board: input.board, bytes: picture.bytes.length });
	}
});
