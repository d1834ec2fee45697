import { eq, sql } from 'drizzle-orm';
import type { PersonMergeContent } from '#domain/community/person-merge.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { contents, subjects } from './tables/record.ts';

/** Every private table in which a person stands, by its column. Where one row for each person is enough, that of the entry that stays is kept. */
const COLUMNS = [
	['accounts', 'person'], ['arrivals', 'person'], ['assignment_holders', 'person'], ['assistances', 'person'], ['assistances', 'helper'], ['audit_subjects', 'person'],
	['authenticators', 'person'], ['authorships', 'person'], ['box_counts', 'person'], ['challenges', 'person'], ['electorate_members', 'person'], ['erasures', 'person'],
	['followings', 'person'], ['notice_choices', 'person'], ['notices', 'person'], ['office_holders', 'person'], ['passkeys', 'person'], ['person_facts', 'person'],
	['poll_voters', 'person'], ['readings', 'person'], ['recovery_codes', 'person'], ['roll_imports', 'person'], ['sessions', 'person'], ['slips', 'person']
] as const;

/** A line of a frozen list behind which a person stands. */
interface Line {
	poll: string;
	n: number;
}

/** Makes one entry of the roll of two. */
export function prepareMerging(db: Db) {
	const moves = COLUMNS.map(([table, column]) => ({
		move: db.client.prepare(`update or ignore "${table}" set "${column}" = ? where "${column}" = ?`), clear: db.client.prepare(`delete from "${table}" where "${column}" = ?`)
	}));
	const callers = ['deliveries', 'private_audit'].map((table) => db.client.prepare(`update "${table}" set caller = ? where caller = ?`));
	const about = db.client.prepare("update private_audit set about = replace(about, ?, ?) where instr(about, ?) > 0");
	const removePerson = db.client.prepare('delete from persons where id = ?');
	const lines = db.client.prepare('select poll, n from poll_voters where person = ? order by poll, n');
	const leave = db.client.prepare("update poll_voters set person = '' where poll = ? and n = ?");
	const endorsed = db.client.prepare(
		`select mine.subject from endorsements mine join authorships a on a.subject = mine.subject and a.person = ?1
		join subjects s on s.subject = mine.proposal join contents c on c.hash = s.hash
		where exists (
			select 1 from endorsements other join authorships b on b.subject = other.subject join persons p on p.id = b.person
			where other.proposal = mine.proposal and p.id <> ?1 and (p.id = ?2 or (json_extract(c.bytes, '$.unit') = 'household' and p.household = ?3))
		)`
	);
	const merges = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(sql`${subjects.community} = ${sql.placeholder('community')} and ${subjects.type} = 'person-merge'`).orderBy(subjects.firstSeq).prepare();
	const all = <T>(statement: { all(...values: unknown[]): unknown }, ...values: string[]) => statement.all(...values) as T[];
	return {
		/** Lines of polls and evaluations behind which somebody stands. */
		linesOf: async (person: string): Promise<Line[]> => all<Line>(lines, person),
		/** Nobody stands behind a line any more: no ballot and no form comes of it. */
		leaveLine: async ({ poll, n }: Line) => void leave.run(poll, n),
		/** Endorsements of one entry for proposals that the other endorsed too, or, where households count, somebody else of the household that stays. */
		endorsedTwice: async (gone: string, stays: string, household: string | null) => all<{ subject: string }>(endorsed, gone, stays, household ?? '').map(({ subject }) => subject),
		/** Everything private that names one entry names the other from now on; the entry goes. */
		moveAll: async (gone: string, stays: string) => {
			for (const { move, clear } of moves) {
				move.run(stays, gone);
				clear.run(gone);
			}
			for (const caller of callers) caller.run(`person:${stays}`, `person:${gone}`);
			about.run(gone, stays, gone);
			removePerson.run(gone);
		},
		/** Which entries of a community became one, oldest first, with the line of the record. */
		mergesIn: async (community: string) => merges.all({ community }).map(({ content }) => heldOf(content)).map(({ content, seq }) => ({ ...(content as PersonMergeContent), seq }))
	};
}
