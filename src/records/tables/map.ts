import { blob, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections: where things are, and which photographs there are. */

export const shapes = sqliteTable(
	'shapes',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		role: text().notNull(),
		/** The place. */
		place: text().notNull(),
		name: text()
	},
	(t) => [index('shapes_by_community').on(t.community, t.role)]
);

export const boardPhotos = sqliteTable(
	'board_photos',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		board: text().notNull(),
		taken: text().notNull(),
		/** SHA-256 of the picture; absent where only its name was taken over. */
		image: text()
	},
	(t) => [index('board_photos_by_image').on(t.community, t.image)]
);

/** Which contents name which pictures, beside those of boards. Whether the content still does is asked of it: what was erased names none. */
export const pictureUses = sqliteTable(
	'picture_uses',
	{ sha256: text().notNull(), community: text().notNull(), subject: text().notNull() },
	(t) => [primaryKey({ columns: [t.sha256, t.subject] }), index('picture_uses_by_subject').on(t.subject)]
);

/**
 * The pictures themselves, by the hash that contents name: beside the record, not in it, and committed with it. What contents do not
 * name is of no use to anybody and may be removed.
 */
export const pictures = sqliteTable('pictures', {
	sha256: text().primaryKey(),
	type: text().notNull(),
	bytes: blob({ mode: 'buffer' }).notNull()
});
