import type { DutyKind, DutyLine } from '#domain/oversight/duties-view.ts';
import { periodText } from '#lib/ui/day-text.ts';
import { wordOf } from '#lib/ui/say.ts';
import type { Words } from '#words/words.ts';

/** Kinds whose `what` is a period. */
const PERIODS: readonly DutyKind[] = ['finance', 'affairs', 'meeting', 'appraisal', 'duty_report', 'calendar'];

/** What a duty is called: its kind, or its own name where the calendar has it. */
export function dutyName(words: Words, { kind, name }: { kind: DutyKind; name?: string | undefined }): string {
	return kind === 'calendar' && name !== undefined ? wordOf(words.community.duty, name) : words.duties.kind[kind];
}

/** Which of its kind it is: a period in words, else its number or task. An election has none. */
export function dutyWhat(words: Words, { kind, what }: DutyLine): string {
	if (kind === 'election') return '';
	return PERIODS.includes(kind) ? periodText(words, what) : what;
}
