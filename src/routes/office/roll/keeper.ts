import { error } from '@sveltejs/kit';
import { aboutOf, type ImportAbout } from '#acts/roll/imports.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { words } from '#words/words.ts';
import { formAct } from '../../form-act.ts';
import { officerOf, type Officer } from '../officer.ts';
import type { RollImport } from '#records/rolls.ts';

/** Whoever keeps the roll; for everybody else these pages are not there. */
export function keeperOf(locals: Pick<App.Locals, 'caller' | 'lang'>): Officer {
	const officer = officerOf(locals);
	if (!officer.prints) error(404, { message: words[locals.lang].pages.notFound });
	return officer;
}

/** Notes the look in the private audit, before anything is shown; who may not look finds nothing. */
export async function noteLook(event: { locals: App.Locals }, what: 'roll' | 'person' | 'import' | 'list', about: readonly string[] = []): Promise<void> {
	const officer = keeperOf(event.locals);
	const done = await formAct(event, 'roll.look', { community: officer.community, what, ...(about.length > 0 ? { about: about.slice(0, 200) } : {}) });
	if (!done.ok) error(done.failure.status, { message: words[event.locals.lang].refusals.sentence[done.refusal.code]({}) });
}

/** An import of one's own community; another's is not there. */
export async function importOf(locals: App.Locals, id: string): Promise<{ row: RollImport; about: ImportAbout }> {
	const officer = keeperOf(locals);
	const row = isSubjectId(id) ? await locals.portal.records.rolls.import(id) : undefined;
	if (row?.community !== officer.community) error(404, { message: words[locals.lang].pages.notFound });
	return { row, about: aboutOf(row) };
}

/** The address of the step at which an import stands. */
export function stepOf(row: Pick<RollImport, 'id' | 'state'>): string {
	const step = row.state === 'uploaded' ? 'columns' : row.state === 'mapped' ? 'check' : 'apply';
	return `/office/roll/import/${row.id}/${step}`;
}
