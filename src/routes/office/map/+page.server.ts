import { error } from '@sveltejs/kit';
import type { FileProblem } from '#domain/community/imported.ts';
import { MOST_SLIVER } from '#domain/map/check.ts';
import { words } from '#words/words.ts';
import { formAct, formOf, wrongFields } from '../../form-act.ts';
import { officerOf } from '../officer.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_BYTES = 8_000_000;

export const load: PageServerLoad = ({ locals }) => {
	if (!officerOf(locals).maps) error(404, { message: words[locals.lang].pages.notFound });
	return { sliver: MOST_SLIVER };
};

function parsed(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

export const actions: Actions = {
	default: async (event) => {
		const { texts, files } = await formOf(event.request);
		const typed = { partly: texts.partly ?? '' };
		const file = files.file;
		if (!file) return wrongFields('map.import', [{ path: 'file', code: 'missing' }], typed);
		if (file.size > MOST_BYTES) return wrongFields('map.import', [{ path: 'file', code: 'too-large' }], typed);
		const value = parsed(await file.text());
		if (!value) return wrongFields('map.import', [{ path: 'file', code: 'malformed' }], typed);
		const done = await formAct(event, 'map.import', { file: value, partly: texts.partly === 'yes' }, { typed });
		if (!done.ok) return done.failure;
		const { added, changed, same, notes } = done.value;
		return { imported: { added: Number(added), changed: Number(changed), same: Number(same), notes: notes as FileProblem[] } };
	}
};
