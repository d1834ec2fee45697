import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { comparable, readRow, type RollProblemCode } from '#domain/community/roll/row.ts';
import type { Person } from '#records/communities.ts';
import type { Tx } from '../act.ts';
import { refusal, type FieldProblem, type Refusal } from '../refusal.ts';

/** What was typed of somebody, read. */
export interface TypedPerson {
	name: string;
	phone: string | null;
	/** Where they live; null where nobody said. A household that was not there has no row yet. */
	household: { id: string; place: string; cell: string | null; door: string; fresh: boolean } | null;
}

/** How a fault of a row is named at a field. */
const codeOf = (code: RollProblemCode): FieldProblem['code'] => (code === 'missing' || code === 'too-long' ? code : 'malformed');

/** Reads one person as a row of a file is read, and finds the household behind the door. Writes nothing. */
export async function readTyped(
	tx: Tx, input: { community: string; name: string; place?: string | undefined; door?: string | undefined; phone?: string | undefined }
): Promise<Result<TypedPerson, Refusal>> {
	const { communities } = tx.records;
	const cells: Partial<Record<string, string | undefined>> = { name: input.name, phone: input.phone, ...(input.door === undefined ? {} : { door: input.door }) };
	const { read, problems } = readRow(0, { cell: (field) => cells[field] }, tx.today);
	if (problems.length > 0) return err(refusal('input.invalid', { fields: problems.map(({ field, code }) => ({ path: field, code: codeOf(code) })) }));
	if ((input.place === undefined) !== (input.door === undefined)) return err(refusal('input.invalid', { fields: [{ path: input.place === undefined ? 'place' : 'door', code: 'missing' }] }));
	const whom = { name: read.name, phone: read.phone ?? null };
	if (input.place === undefined) return ok({ ...whom, household: null });
	const place = (await communities.placesOf(input.community)).find(({ subject }) => subject === input.place);
	if (!place) return err(refusal('object.not-found'));
	const [village, cell] = place.kind === 'cell' && place.parent !== null ? [place.parent, place.subject] : [place.subject, null];
	const door = read.door!;
	const known = (await communities.householdsOf(input.community)).find((one) => one.place === village && comparable(one.door) === comparable(door));
	const household = known ? { id: known.id, place: village, cell: known.cell, door: known.door, fresh: false } : { id: subjectIdOf(tx.random(16)) as string, place: village, cell, door, fresh: true };
	return ok({ ...whom, household });
}

/** Writes the household of somebody where there is none yet; gives its id. */
export async function housed({ communities }: Tx['records'], community: string, household: TypedPerson['household']): Promise<string | null> {
	if (!household) return null;
	const { fresh, ...row } = household;
	if (fresh) await communities.addHousehold({ ...row, community, source: null });
	return row.id;
}

/** Whether a roll is being written or taken back: what is corrected by hand meanwhile would be written over. */
export async function importGoesOn({ rolls }: Tx['records'], community: string): Promise<boolean> {
	return (await rolls.working()).some((one) => one.community === community);
}

/** Somebody of a community's roll, while nothing else is being written there. */
export async function personToChange({ records }: Pick<Tx, 'records'>, { community, person: id }: { community: string; person: string }): Promise<Result<Person, Refusal>> {
	const person = await records.communities.person(id);
	if (person?.community !== community) return err(refusal('object.not-found'));
	return (await importGoesOn(records, community)) ? err(refusal('roll.busy')) : ok(person);
}
