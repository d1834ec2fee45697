import { isObject } from './file.ts';
import { placeName, type Place, type Problems } from './problems.ts';

/** The name an object has in its list: `id`, or the number it bears on paper. Undefined for lists without names. */
export function nameOf(row: unknown): string | undefined {
	if (!isObject(row)) return undefined;
	const name = row.id ?? row.no;
	return typeof name === 'string' ? name : undefined;
}

/** Where everything stands that has a name: list → name → position. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Names in all lists of a file; one that stands twice in its list is a problem. */
export function collectNames(file: Record<string, unknown>, problems: Problems): Names {
	const names = new Map<string, Map<string, number>>();
	for (const [list, rows] of Object.entries(file)) {
		if (!Array.isArray(rows)) continue;
		const known = new Map<string, number>();
		rows.forEach((row: unknown, index) => {
			const name = nameOf(row);
			if (name === undefined) return;
			const first = known.get(name);
			if (first === undefined) known.set(name, index);
			else problems.add([list, index, isObject(row) && 'id' in row ? 'id' : 'no'], 'twice', { name, first: placeName([list, first]) });
		});
		names.set(list, known);
	}
	return names;
}

const PEOPLE = ['people'];
const BODIES = ['bodies'];
const HOUSEHOLDS = ['households'];
const PLACES = ['places'];

/** Keys that name an object elsewhere in the file, and the lists it may stand in. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
	community_id: ['communities', 'towns', 'places'], town_id: ['towns'], place_id: PLACES, cell_id: PLACES,
	household_id: HOUSEHOLDS, submitter_household_ids: HOUSEHOLDS,
	person_id: PEOPLE, submitter_id: PEOPLE, representative_id: PEOPLE, prepared_by: PEOPLE, approved_by: PEOPLE, reviewed_by: PEOPLE,
	hosts: PEOPLE, answered_by: PEOPLE, entered_by: PEOPLE, collected_by: PEOPLE,
	body_id: BODIES, host_body_id: BODIES, issuing_body_id: BODIES, competent_body_id: BODIES, deciding_body_id: BODIES, assigned_body_id: BODIES,
	covers_bodies: BODIES, with_body_ids: BODIES, found_by_body: BODIES, appointed_by: BODIES, adopted_by: BODIES,
	disclosure_id: ['disclosures'], finance_table_ids: ['finance_tables'], donation_ledger_ids: ['donation_ledgers'], register_ids: ['registers'],
	inquiry_id: ['inquiries'], proposal_id: ['proposals'], vote_id: ['votes'], democracy_day_id: ['democracy_days'],
	document_id: ['deliberation_documents'], evaluation_id: ['evaluations'], risk_assessment_id: ['risk_assessments'],
	commitment_ids: ['commitments'], matter_id: ['matters'], order_id: ['supervision_orders']
};

/** Numbers that stand on the sheet. What they name can only be asked where the file brings that list along. */
const NUMBERS: Readonly<Record<string, string>> = { contract_ref: 'contracts', decision_ref: 'decision_records', resolution_no: 'decision_records' };

/** Names every reference that leads nowhere, in all lists. */
export function checkReferences(file: Record<string, unknown>, names: Names, problems: Problems): void {
	const check = (at: Place, key: string, value: unknown): void => {
		if (value === null || value === undefined) return;
		if (Array.isArray(value)) return value.forEach((item, index) => check([...at, index], key, item));
		const lists = REFERENCES[key] ?? [NUMBERS[key]!];
		if (typeof value !== 'string') return problems.add(at, 'wrong-type', { expected: 'string' });
		if (!lists.some((list) => names.get(list)?.has(value))) problems.add(at, 'dangling', { name: value.slice(0, 60), list: lists[0]! });
	};
	const walk = (value: unknown, at: Place): void => {
		if (Array.isArray(value)) return value.forEach((item, index) => walk(item, [...at, index]));
		if (!isObject(value)) return;
		for (const [key, inner] of Object.entries(value)) {
			const number = Object.hasOwn(NUMBERS, key) && names.has(NUMBERS[key]!);
			if (Object.hasOwn(REFERENCES, key) || number) check([...at, key], key, inner);
			else walk(inner, [...at, key]);
		}
	};
	for (const [list, rows] of Object.entries(file)) if (Array.isArray(rows)) walk(rows, [list]);
}
