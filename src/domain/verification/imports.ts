import type { NotYetShownContent } from '../community/imported.ts';
import type { Entry } from '../record/entry.ts';
import type { Findings } from './finding.ts';

/**
 * Imported history that the office keeps has no public bytes, so that one held back looks like one that was never public. But the record says
 * in public how many there are (`not-yet-shown`): one more than that, and something is withheld. Which one cannot be told from outside; that
 * it is so can.
 */
export function startImports(findings: Findings) {
	/** By subject: a newer version takes the place of the one before. */
	const named = new Map<string, number>();
	let held = 0;
	return {
		/** What the record says is kept and not shown. */
		named: (content: NotYetShownContent): void => void named.set(content.subject, content.lists.reduce((sum, { count }) => sum + count, 0)),
		/** An entry whose content is not public. */
		held(entry: Pick<Entry, 'act'>): void {
			if (entry.act === 'history.import') held++;
		},
		finish(): void {
			const most = [...named.values()].reduce((sum, count) => sum + count, 0);
			if (held > most) findings.add({ check: 'import-withheld', params: { named: most, found: held } });
		}
	};
}
