import { redirect } from '@sveltejs/kit';
import { cellsOf } from '#acts/roll/imports.ts';
import type { ColumnsModel } from '#lib/roll/import.ts';
import { formAct, textsOf } from '../../../../../form-act.ts';
import { importOf, keeperOf, noteLook, stepOf } from '../../../keeper.ts';
import { headOf } from '../../head.ts';
import type { Actions, PageServerLoad } from './$types';

/** Cells of each column that are shown. */
const SAMPLES = 5;

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { row, about } = await importOf(locals, params.import);
	if (row.state !== 'uploaded' && row.state !== 'mapped') redirect(303, stepOf(row));
	await noteLook(event, 'import');
	const { records } = locals.portal;
	const rows = (await cellsOf(records, row.id)).slice(0, SAMPLES);
	const model: ColumnsModel = {
		head: headOf(row, about),
		columns: about.headings.map((heading, column) => ({
			heading, samples: rows.map(({ cells }) => cells[column] ?? ''), field: about.mapping?.[column] ?? null, leftOut: about.leftOut.includes(column)
		})),
		places: (await records.communities.placesOf(row.community)).filter(({ kind }) => kind !== 'cell').map(({ subject, name }) => ({ id: subject, name })),
		place: about.place ?? ''
	};
	return { columns: model };
};

export const actions: Actions = {
	default: async (event) => {
		const officer = keeperOf(event.locals);
		const { about } = await importOf(event.locals, event.params.import);
		const texts = await textsOf(event.request);
		const mapping = about.headings.map((_, column) => texts[`column.${column}`] || null);
		const typed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.slice(0, 100)]));
		const done = await formAct(
			event, 'roll.map', { community: officer.community, import: event.params.import, mapping, ...(texts.place ? { place: texts.place } : {}) }, { typed }
		);
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/import/${event.params.import}/check`);
	}
};
