import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { mayDo, type Caller } from '#acts/act.ts';
import { COMMON_REFUSALS, describeActs } from '#acts/described.ts';
import { ACTS } from '#acts/registry.ts';
import { allowedBy, nearBy, type Things } from '#tests/support/from-schema.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { asRole, type Role } from '#tests/support/everybody.ts';
import { changed, oneWrong, places, wrongExtras, type Path } from '#tests/support/mutations.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { weigh } from '#tests/support/weighing.ts';

/*
 * Whatever can be sent to an act, by somebody who may do it. What its description does not allow is refused with the field named, and nothing is
 * written. What it allows, about things that are really there, is done and the record holds, or it is refused for a reason that the description
 * names, and nothing is written. Never anything else.
 */

/** How many inputs with one fault, and how many that are allowed, for each act. */
const WRONG = Number(process.env.YISHI_FUZZ_RUNS ?? 100);
const ALLOWED = Number(process.env.YISHI_FUZZ_RUNS ?? 24);

/** Texts in which anything may stand, because nothing of them is ever shown: they are hashed, or looked up. */
const unseen = (act: string) => (path: Path) => path.at(-1) === 'password' || (path.at(-1) === 'name' && act.startsWith('session'));

/** How a fault is said: by its kind or size; or, where anything may be written that reads as bytes, that they are no picture. */
const SAID = ['input.invalid', 'photo.not-a-picture'];

let town: Town;
let things: Things;
/** How many acts were done with something in this town. */
let used = 0;
/** How many share a town: making one takes longer than an act, and in one that is too full what others did stands in the way. */
const SHARED = 12;
/** Each try counts as another household's: what is refused as too often says nothing of what was sent. */
let households = 0;

async function freshTown(): Promise<void> {
	town = await openTown({ clock: '2026-12-02T09:00' });
	used = 0;
	const subjects = await town.look(async (_records, { client }) =>
		client.prepare("select min(subject) from contents where community in ('LW', 'SQ', 'QH') group by community, type union select id from persons where community = 'LW' limit 100").raw(true).all() as [string][]
	);
	things = { subjects: [...subjects.map(([subject]) => subject), town.id()], communities: ['LW', 'LW', 'LW', 'LW', 'LW', 'LW', 'SQ', 'QH', 'XX'] };
}

beforeAll(freshTown);
afterEach(async () => {
	if (used >= SHARED) await nextTown();
});
afterAll(() => lookBack());

/** Verifies everything that was done in this town, and leaves it. */
async function lookBack(): Promise<void> {
	await checkRecord(town);
	await town.close();
}

async function nextTown(): Promise<void> {
	await lookBack();
	await freshTown();
}

/** Somebody who may do an act in 柳湾; what is done on a phone, or by whoever is on a list, is for a resident. */
async function somebodyWhoMay(name: string): Promise<Caller> {
	const roles: Role[] = ['accountant', 'overseer', 'director', 'administrator', 'resident', 'clock', 'operator'];
	if (/^(device|ballot.cast|evaluation.rate)/.test(name)) roles.unshift('resident');
	for (const role of roles) {
		const caller = await asRole(town, role);
		if (mayDo(ACTS.get(name)!.may, caller, 'LW')) return caller;
	}
	return town.guest();
}

/** Who tries an act, and with what. */
async function begin(name: string): Promise<{ caller: Caller; good: unknown }> {
	const caller = await somebodyWhoMay(name);
	const good = await INPUTS[name]!(town, caller);
	expect(safeParse(ACTS.get(name)!.input, good).success).toBe(true);
	return { caller, good };
}

/** Acts that were done with something that was generated. */
const done = new Set<string>();

// An empty city takes a file over: history/hostile.test.ts.
const described = describeActs().filter(({ name }) => name !== 'history.import');

it.each(described)('$name', async ({ name, input: schema, refusals }) => {
	const told = new Set<string>([...COMMON_REFUSALS, ...refusals]);
	const act = ACTS.get(name)!;
	const { caller, good } = await begin(name).catch(async () => {
		// Somebody's office was ended here, or the object taken away.
		await nextTown();
		return begin(name);
	});
	let mine = false;
	const before = await weigh(town);

	const refused = async (input: unknown, path: Path) => {
		const performed = await town.portal.perform(name, input, caller);
		if (performed.ok || !SAID.includes(performed.error.code)) throw new Error(`${name} took ${path.join('.')}: ${JSON.stringify(performed).slice(0, 200)}`);
		const named = performed.error.fields?.map((field) => field.path) ?? [];
		const at = path.join('.');
		expect(named.some((one) => at === one || at.startsWith(`${one}.`) || one.startsWith(at)), `${at} is not among ${named.join(', ')}`).toBe(true);
	};
	// A map is a file of its own kind: map/import.test.ts.
	if (name !== 'map.import') await fc.assert(fc.asyncProperty(oneWrong(good, unseen(name)), ({ input, path }) => refused(input, path)), { numRuns: WRONG });
	for (const { input, path } of wrongExtras(schema, good)) await refused(input, path);
	for (const path of places(good).filter((one) => one.length > 0 && typeof one.at(-1) === 'string')) {
		const input = changed(good, path, undefined);
		if (safeParse(act.input, input).success) continue;
		const performed = await town.portal.perform(name, input, caller);
		expect(performed, `${name} without ${path.join('.')}`).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: path.join('.'), code: 'missing' }] } });
	}
	expect(await weigh(town)).toEqual(before);

	await fc.assert(
		fc.asyncProperty(fc.oneof({ arbitrary: nearBy(schema, good, things), weight: 3 }, { arbitrary: allowedBy(schema, things), weight: 1 }), async (sent) => {
			const weight = await weigh(town);
			const performed = await town.portal.perform(name, sent, { ...caller, household: town.id(), address: `2001:db8:${(households++).toString(16)}::1` } as Caller);
			if (performed.ok) {
				mine = true;
				done.add(name);
				return;
			}
			const { code, fields, keep } = performed.error;
			expect(told, `${name} was refused for a reason that it does not name`).toContain(code);
			if (code === 'input.invalid') expect(fields?.length, name).toBeGreaterThan(0);
			// A wrong password and a wrong PIN are counted; and what was done before may still go on by itself.
			if (!keep && !(mine && act.after)) expect(await weigh(town), `${name}, refused, wrote something`).toEqual(weight);
		}),
		{ numRuns: ALLOWED }
	);
	// What goes on by itself afterwards would be weighed with the next act.
	if (mine) used += act.after ? SHARED : 1;
});

it('what was allowed got as far as the ledger: most acts were done', () => {
	expect(done.size).toBeGreaterThan(described.length / 2);
});
