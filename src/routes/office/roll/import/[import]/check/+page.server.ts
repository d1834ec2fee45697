import { redirect } from '@sveltejs/kit';
import { ROLL_FIELDS } from '#domain/community/roll/columns.ts';
import { countVerdicts, type Verdict } from '#domain/community/roll/plan.ts';
import type { CheckModel } from '#lib/roll/import.ts';
import { formAct, textsOf } from '../../../../../form-act.ts';
import { importOf, keeperOf, noteLook, stepOf } from '../../../keeper.ts';
import { headOf } from '../../head.ts';
import { dryRun } from '../rows.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows on one page. */
const ON_A_PAGE = 50;
const VERDICTS: readonly Verdict[] = ['wrong', 'duplicate', 'changed', 'new', 'same'];

/** The dry run, worked out anew at each look: what must be mended first. */
export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { row, about } = await importOf(locals, params.import);
	if (row.state !== 'mapped') redirect(303, stepOf(row));
	await noteLook(event, 'import');
	const { planned, cellsOfRow, fields } = await dryRun(locals.portal, row, about);
	const asked = url.searchParams.get('only') as Verdict | null;
	const only = asked !== null && VERDICTS.includes(asked) ? asked : '';
	const chosen = (only === '' ? [...planned].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || a.row - b.row) : planned.filter(({ verdict }) => verdict === only));
	const from = /^\d{1,6}$/.test(url.searchParams.get('from') ?? '') ? Number(url.searchParams.get('from')) : 0;
	const model: CheckModel = {
		head: headOf(row, about),
		fields,
		counts: countVerdicts(planned),
		left: Object.entries(about.mended ?? {}).filter(([, one]) => one.leave).map(([number]) => Number(number)).slice(0, 100),
		only,
		rows: chosen.slice(from, from + ON_A_PAGE).map((one) => ({
			row: one.row, verdict: one.verdict, problems: one.problems, changes: one.changes, cells: cellsOfRow(one.row),
			...(one.repeats === undefined ? {} : { repeats: one.repeats, other: cellsOfRow(one.repeats) })
		})),
		from, total: chosen.length,
		...(chosen.length > from + ON_A_PAGE ? { next: from + ON_A_PAGE } : {})
	};
	return { check: model };
};

export const actions: Actions = {
	/** Mends one row, leaves it out, takes it back in, or says that it is somebody else. */
	mend: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		const row = Number(texts.row);
		const cells = Object.fromEntries(ROLL_FIELDS.flatMap((field) => (texts[`cell.${field}`] === undefined ? [] : [[field, texts[`cell.${field}`]]])));
		const done = await formAct(event, 'roll.mend', {
			community: officer.community, import: event.params.import, row,
			...(texts.leave || texts.back || Object.keys(cells).length === 0 ? {} : { cells }),
			...(texts.leave ? { leave: true } : texts.back ? { leave: false } : {}), ...(texts.both ? { both: true } : {})
		});
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/import/${event.params.import}/check`);
	},
	apply: async (event) => {
		const officer = keeperOf(event.locals);
		const done = await formAct(event, 'roll.apply', { community: officer.community, import: event.params.import });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/import/${event.params.import}/apply`);
	}
};
