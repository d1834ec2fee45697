import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Db } from '#records/database.server.ts';

const DRIZZLE = fileURLToPath(new URL('../../drizzle/', import.meta.url));

/** Takes the newest migration back, as far as migrations add tables, indexes and columns: so a ledger looks that was written before an upgrade. Throws for any other statement. */
export function undoNewestMigration(db: Db): void {
	const newest = readdirSync(DRIZZLE).filter((name) => name.endsWith('.sql')).sort().at(-1)!;
	for (const statement of readFileSync(DRIZZLE + newest, 'utf8').split('--> statement-breakpoint').map((one) => one.trim()).reverse()) {
		const [, table] = /^CREATE TABLE `(\w+)`/.exec(statement) ?? [];
		const [, index] = /^CREATE (?:UNIQUE )?INDEX `(\w+)`/.exec(statement) ?? [];
		const [, altered, column] = /^ALTER TABLE `(\w+)` ADD `(\w+)`/.exec(statement) ?? [];
		if (table) db.client.exec(`drop table ${table}`);
		else if (index) db.client.exec(`drop index ${index}`);
		else if (altered) db.client.exec(`alter table ${altered} drop column ${column}`);
		else throw new Error(`${newest} does what is not undone here: ${statement.slice(0, 80)}`);
	}
	db.client.exec('delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)');
}
