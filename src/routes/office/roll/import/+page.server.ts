import { fail, redirect } from '@sveltejs/kit';
import { MOST_FILE_BYTES, type SheetFault } from '#domain/community/roll/fault.ts';
import { refusal } from '#acts/refusal.ts';
import { dayOf } from '#domain/basics/day.ts';
import { formAct, freshId } from '../../../form-act.ts';
import { keeperOf, stepOf } from '../keeper.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const officer = keeperOf(locals);
	const rows = await locals.portal.records.rolls.importsOf(officer.community);
	return {
		fresh: { id: freshId({ locals }), subject: freshId({ locals }) },
		recent: rows.map((row) => ({ id: row.id, name: row.name, state: row.state, rows: row.rows, createdAt: dayOf(row.createdAt as never, locals.portal.zone()) as string, href: stepOf(row) }))
	};
};

export const actions: Actions = {
	/** Reads a file and goes to its columns. */
	default: async (event) => {
		const officer = keeperOf(event.locals);
		const form = await event.request.formData();
		const [id, file] = [form.get('import'), form.get('file')];
		const fault = (sheet: SheetFault) => fail(422, { act: 'roll.upload', refusal: refusal('input.invalid', { fields: [{ path: 'file', code: 'malformed' }] }), input: {}, sheet });
		if (!(file instanceof File) || file.size === 0) return fault({ code: 'empty' });
		if (file.size > MOST_FILE_BYTES) return fault({ code: 'too-large' });
		const bytes = Buffer.from(await file.arrayBuffer()).toString('base64');
		const done = await formAct(event, 'roll.upload', { community: officer.community, import: id, name: file.name || '-', file: bytes });
		if (done.ok) redirect(303, `/office/roll/import/${String(done.value.import)}/columns`);
		return done.refusal.sheet ? fault(done.refusal.sheet) : done.failure;
	}
};
