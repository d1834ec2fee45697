import { RELATIONS } from '#domain/community/office.ts';
import type { Words } from '#words/words.ts';
import type { DeskField } from './DeskForm.svelte';

/** How many relatives a form has room for; whoever has more declares on paper. */
export const RELATIVES = 4;

/** The fields of a declaration of relatives and interests. `prefix` is where the act has it. */
export function declarationFields(words: Words, today: string, offices: { subject: string; text: string }[], prefix = ''): DeskField[] {
	const { desk, declaration } = words.offices;
	const relatives = Array.from({ length: RELATIVES }, (_, row): DeskField[] => [
		{
			name: `${prefix}relatives.${row}.relation`, label: desk.relation, kind: 'choose', group: desk.relativeNumber({ number: row + 1 }),
			options: [{ value: '', word: '—' }, ...RELATIONS.map((one) => ({ value: one as string, word: declaration.relation[one] }))]
		},
		{
			name: `${prefix}relatives.${row}.office`, label: desk.relativeOffice, kind: 'choose',
			options: [{ value: '', word: desk.relativeNoOffice }, ...offices.map(({ subject, text }) => ({ value: subject, word: text }))]
		},
		{ name: `${prefix}relatives.${row}.name`, label: desk.relativeName, hint: desk.relativeHint, kind: 'text', most: 40 }
	]);
	return [
		{ name: `${prefix}signed`, label: desk.signed, kind: 'day', value: prefix ? '' : today, required: prefix === '' },
		...relatives.flat(),
		{ name: `${prefix}interests`, label: desk.interests, kind: 'lines', group: declaration.interests }
	];
}
