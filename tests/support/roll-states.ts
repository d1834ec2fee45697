import type { Caller } from '#acts/act.ts';
import type { OBJECT_STATES } from '#acts/object-states.ts';
import { addDays } from '#domain/basics/day.ts';
import { openWriter } from '#records/database.server.ts';
import { INPUTS, settled } from './every-act.ts';
import { done } from './joining.ts';
import { onEach } from './matter-states.ts';
import type { Make } from './office-inputs.ts';
import type { Town } from './town.ts';

/* Inputs by act and state of the object: files on their way into the roll, and what somebody has erased. */

const LW = 'LW';
const CLOCK: Caller = { kind: 'clock' };
const accountant = (town: Town) => town.person('麦小满');

/** Puts imports where a power cut would leave them: begun, and nothing done yet. Nobody goes on with them until the portal opens again. */
function cutOff(town: Town, change: (db: ReturnType<typeof openWriter>['client']) => void): void {
	const db = openWriter(town.ledgerFile);
	change(db.client);
	db.client.close();
}

/** An import of a roll in one of its states. */
async function importIn(town: Town, state: (typeof OBJECT_STATES)['roll-import'][number]): Promise<string> {
	// Those that were cut off for whoever tried before stand in the way of this one.
	cutOff(town, (db) => db.prepare("update roll_imports set state = 'undone' where state in ('applying', 'undoing')").run());
	const made = async (act: string) => ((await INPUTS[act]!(town, await accountant(town))) as { import: string }).import;
	if (state === 'uploaded') return made('roll.map');
	if (state === 'mapped') return made('roll.apply');
	const id = await made('roll.undo');
	if (state === 'lasting') town.setClock(`${addDays(town.portal.today(), 2)}T09:00`);
	if (state === 'undone' || state === 'applying') {
		await done(town, 'roll.undo', { community: LW, import: id }, await accountant(town));
		await settled(town);
	}
	if (state === 'applying' || state === 'undoing') cutOff(town, (db) => db.prepare('update roll_imports set state = ? where id = ?').run(state, id));
	return id;
}

const onImport = (act: string): Record<string, Make> => onEach('roll-import', async (state, town) => {
	const id = await importIn(town, state);
	if (act === 'roll.map') return { community: LW, import: id, mapping: ['name', 'place', 'door', 'phone'] };
	if (act === 'roll.mend') return { community: LW, import: id, row: 2, cells: { door: '东巷7号' } };
	return { community: LW, import: id };
});

/** Something that the caller wrote, in one of the states of its erasure; of somebody else, where they cannot write here. */
async function wordsIn(town: Town, state: (typeof OBJECT_STATES)['erasure'][number], caller: Caller): Promise<{ community: string; subject: string }> {
	const writer = caller.kind === 'person' && caller.community === LW ? caller : await town.person('u-lw-g2-003');
	if (state === 'must-stay') {
		// Whoever stands behind a proposal is known while the endorsements are counted.
		const input = (await INPUTS['proposal.endorse']!(town, writer)) as { subject: string };
		await done(town, 'proposal.endorse', input, writer);
		return { community: LW, subject: input.subject };
	}
	const input = (await INPUTS['erasure.request']!(town, writer)) as { community: string; subject: string };
	if (state !== 'none') await done(town, 'erasure.request', input, writer);
	if (state === 'due' || state === 'erased') town.setClock(`${addDays(town.portal.today(), 7)}T09:00`);
	if (state === 'erased') await done(town, 'erasure.carry-out', { subject: input.subject }, CLOCK);
	return input;
}

const onWords = (act: string): Record<string, Make> => onEach('erasure', async (state, town, caller) => {
	const words = await wordsIn(town, state, caller);
	return act === 'erasure.carry-out' ? { subject: words.subject } : words;
});

/** Inputs by act and state of the object. */
export const ROLL_STATES: Record<string, Record<string, Make>> = Object.fromEntries([
	...['apply', 'cancel', 'continue', 'map', 'mend', 'undo'].map((verb) => [`roll.${verb}`, onImport(`roll.${verb}`)] as const),
	...['carry-out', 'request', 'withdraw'].map((verb) => [`erasure.${verb}`, onWords(`erasure.${verb}`)] as const)
]);
