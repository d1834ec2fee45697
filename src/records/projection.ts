import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Content, Held } from '#domain/content/content.ts';
import type { Db } from './database.server.ts';

/** A table whose rows are made of contents of one type, one row a subject. */
export interface Projection<C extends Content = Content> {
	type: C['type'];
	name: string;
	table: SQLiteTable;
	/** The row, without `subject` and `hash`, which are always there. Pure. */
	row(content: C, held: Held<C>): Record<string, string | number | null>;
}

type Row = Record<string, unknown>;

/** A row as it must stand in the table, from the content it projects. */
export function projected(projection: Projection, held: Held): Row {
	return { subject: held.content.subject, hash: held.hash, ...projection.row(held.content as never, held as never) };
}

/** Statements that write one projection and read it back. */
export function prepareProjection(db: Db, projection: Projection) {
	const columns = Object.keys(getTableColumns(projection.table));
	const subject = (getTableColumns(projection.table) as Record<string, never>).subject!;
	const insert = db.insert(projection.table).values(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as never).prepare();
	const remove = db.delete(projection.table).where(eq(subject, sql.placeholder('subject'))).prepare();
	return {
		/** Puts the row of a content in place of the row of the version before. */
		put: async (held: Held) => {
			const row = projected(projection, held);
			const missing = columns.filter((column) => row[column] === undefined);
			if (missing.length > 0) throw new Error(`projection ${projection.name} has no value for ${missing.join(', ')}`);
			if (held.version > 1) remove.run({ subject: held.content.subject });
			insert.run(row);
		},
		/** Every row as it stands, in the order of subjects. */
		rows: async (): Promise<Row[]> => db.select().from(projection.table).orderBy(asc(subject)).all() as Row[],
		clear: async () => void db.delete(projection.table).run()
	};
}
