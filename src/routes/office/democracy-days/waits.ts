import type { Day } from '#domain/basics/day.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { archivableFrom, unsigned } from '#domain/democracy-day/rules.ts';
import type { Words } from '#words/words.ts';

/** What of a Democracy Day is to be done next at a desk, in words; undefined when nothing is. Imported history waits for nothing. */
export function waitsFor(content: DemocracyDayContent, today: Day, words: Words): string | undefined {
	const { waits } = words.dayDesk;
	if (content.source !== undefined && content.status !== 'announced') return undefined;
	if (content.status === 'called-off' || content.archived) return undefined;
	if (content.status === 'announced') return content.day === today ? waits.attend : content.day < today ? waits.count : undefined;
	const { minutes } = content;
	if (!minutes) return waits.minutes;
	if (!minutes.published) return waits.sign({ count: unsigned(minutes).length });
	const from = archivableFrom(content);
	return from !== undefined && from <= today ? waits.archive : undefined;
}
