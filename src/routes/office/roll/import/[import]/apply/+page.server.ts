import { redirect } from '@sveltejs/kit';
import { countsOf, UNDO_MS } from '#acts/roll/imports.ts';
import type { ApplyModel } from '#lib/roll/import.ts';
import { formAct } from '../../../../../form-act.ts';
import { importOf, keeperOf, stepOf } from '../../../keeper.ts';
import { headOf } from '../../head.ts';
import type { Action, Actions, PageServerLoad } from './$types';

/** Before so much is done, nobody can say how long the rest takes. */
const STABLE = 0.1;

/** How far it is. Shows numbers only, nobody's data. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { row, about } = await importOf(locals, params.import);
	if (row.state === 'uploaded' || row.state === 'mapped') redirect(303, stepOf(row));
	const { portal } = locals;
	const seconds = Math.max(0, Math.round((Date.parse(portal.now()) - Date.parse(row.appliedAt ?? portal.now())) / 1000));
	const until = Date.parse(row.appliedAt ?? portal.now()) + UNDO_MS;
	const done = row.state === 'undoing' ? row.total - row.done : row.state === 'undone' ? row.total : row.done;
	const model: ApplyModel = {
		head: headOf(row, about), done, total: row.total, seconds, counts: countsOf(row),
		...(row.state === 'applying' && done >= row.total * STABLE && done < row.total ? { remaining: Math.ceil((seconds * (row.total - done)) / Math.max(1, done)) } : {}),
		...(row.state === 'applied' && Date.parse(portal.now()) <= until ? { undoUntil: new Date(until + portal.zone() * 60_000).toISOString().slice(0, 16).replace('T', ' ') } : {})
	};
	return { applied: model };
};

/** Stops it, or takes back what is done; then shows how far that is. */
const back = (act: 'roll.cancel' | 'roll.undo'): Action => async (event) => {
	const officer = keeperOf(event.locals);
	const done = await formAct(event, act, { community: officer.community, import: event.params.import });
	if (!done.ok) return done.failure;
	redirect(303, `/office/roll/import/${event.params.import}/apply`);
};

export const actions: Actions = { cancel: back('roll.cancel'), undo: back('roll.undo') };
