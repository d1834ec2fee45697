import { and, eq, sql } from 'drizzle-orm';
import type { BoardPhotoContent, ShapeContent } from '#domain/map/shape.ts';
import type { Db } from './database.server.ts';
import type { Projection } from './projection.ts';
import { boardPhotos, pictures, shapes } from './tables/map.ts';

export const shapeProjection: Projection<ShapeContent> = {
	type: 'shape', name: 'shapes', table: shapes,
	row: (content) => ({ community: content.community, role: content.role, place: content.parent ?? '', name: content.name ?? null })
};

export const boardPhotoProjection: Projection<BoardPhotoContent> = {
	type: 'board-photo', name: 'board_photos', table: boardPhotos,
	row: (content) => ({ community: content.community, board: content.board, taken: content.taken, image: content.image?.sha256 ?? null })
};

/** Maps, and the pictures of notice boards. */
export function prepareMaps(db: Db) {
	const place = sql.placeholder;
	const shown = db.select({ type: pictures.type, bytes: pictures.bytes }).from(pictures)
		.innerJoin(boardPhotos, eq(boardPhotos.image, pictures.sha256))
		.where(and(eq(boardPhotos.community, place('community')), eq(pictures.sha256, place('sha256')))).limit(1).prepare();
	const insert = db.insert(pictures).values({ sha256: place('sha256'), type: place('type'), bytes: place('bytes') }).onConflictDoNothing().prepare();
	const any = db.select({ subject: shapes.subject }).from(shapes).limit(1).prepare();
	return {
		/** A picture that a photograph of this community names. */
		picture: async (community: string, sha256: string) => shown.get({ community, sha256 }),
		/** Keeps a picture. The same picture twice is one. */
		addPicture: async (picture: { sha256: string; type: string; bytes: Uint8Array }) => void insert.run({ ...picture, bytes: Buffer.from(picture.bytes) }),
		/** Whether there is a map at all. */
		hasAny: async () => any.get() !== undefined
	};
}
