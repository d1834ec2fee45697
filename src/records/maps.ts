import { and, eq, sql } from 'drizzle-orm';
import type { BoardPhotoContent, ShapeContent } from '#domain/map/shape.ts';
import type { Db } from './database.server.ts';
import type { Projection } from './projection.ts';
import { boardPhotos, pictures, pictureUses, shapes } from './tables/map.ts';
import { contents, subjects } from './tables/record.ts';

export const shapeProjection: Projection<ShapeContent> = {
	type: 'shape', name: 'shapes', table: shapes,
	row: (content) => ({ community: content.community, role: content.role, place: content.parent ?? '', name: content.name ?? null })
};

export const boardPhotoProjection: Projection<BoardPhotoContent> = {
	type: 'board-photo', name: 'board_photos', table: boardPhotos,
	row: (content) => ({ community: content.community, board: content.board, taken: content.taken, image: content.image?.sha256 ?? null })
};

/** Maps, and pictures: of notice boards, and those that come with what somebody reports or proposes. */
export function prepareMaps(db: Db) {
	const place = sql.placeholder;
	const shown = db.select({ type: pictures.type, bytes: pictures.bytes }).from(pictures)
		.innerJoin(boardPhotos, eq(boardPhotos.image, pictures.sha256))
		.where(and(eq(boardPhotos.community, place('community')), eq(pictures.sha256, place('sha256')))).limit(1).prepare();
	const insert = db.insert(pictures).values({ sha256: place('sha256'), type: place('type'), bytes: place('bytes') }).onConflictDoNothing().prepare();
	const named = db.select({ type: pictures.type, bytes: pictures.bytes }).from(pictures)
		.innerJoin(pictureUses, eq(pictureUses.sha256, pictures.sha256)).innerJoin(subjects, eq(subjects.subject, pictureUses.subject)).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(
			eq(pictureUses.community, place('community')), eq(pictures.sha256, place('sha256')), eq(subjects.audience, 'public'), sql`instr(${contents.bytes}, ${place('sha256')}) > 0`
		)).limit(1).prepare();
	const use = db.insert(pictureUses).values({ sha256: place('sha256'), community: place('community'), subject: place('subject') }).onConflictDoNothing().prepare();
	const usedBy = db.select({ sha256: pictureUses.sha256 }).from(pictureUses).where(eq(pictureUses.subject, place('subject'))).prepare();
	const unuse = db.delete(pictureUses).where(eq(pictureUses.subject, place('subject'))).prepare();
	const drop = db.client.prepare('delete from pictures where sha256 = ?1 and not exists (select 1 from picture_uses where sha256 = ?1) and not exists (select 1 from board_photos where image = ?1)');
	const any = db.select({ subject: shapes.subject }).from(shapes).limit(1).prepare();
	return {
		/** A picture that a photograph of this community, or a public content as it stands, names. */
		picture: async (community: string, sha256: string) => shown.get({ community, sha256 }) ?? named.get({ community, sha256 }),
		/** Keeps a picture. The same picture twice is one. */
		addPicture: async (picture: { sha256: string; type: string; bytes: Uint8Array }) => void insert.run({ ...picture, bytes: Buffer.from(picture.bytes) }),
		/** Notes that a content names a picture. */
		usePicture: async (sha256: string, community: string, subject: string) => void use.run({ sha256, community, subject }),
		/** Removes the pictures that only this content named: what it said is erased. */
		dropPictures: async (subject: string) => {
			const hashes = usedBy.all({ subject });
			unuse.run({ subject });
			for (const { sha256 } of hashes) drop.run(sha256);
		},
		/** Whether there is a map at all. */
		hasAny: async () => any.get() !== undefined
	};
}
