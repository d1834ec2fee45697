import type { ModerationContent } from '../comment/moderation.ts';
import type { NotYetShownContent } from '../community/imported.ts';
import type { Content } from '../content/content.ts';
import type { Entry } from '../record/entry.ts';
import type { Findings } from './finding.ts';

/** Acts whose content may be public or of the office; where it is of the office, a public step of the same act says so. */
const SAID_BY_STEP: ReadonlySet<string> = new Set(['comment.appeal', 'comment.enter', 'comment.post', 'comment.report']);

/**
 * A content that is held back looks like one that was never public: an entry without bytes. But the record says in public how many there are,
 * of imported history in a list (`not-yet-shown`), of comments by the step that each begins with. One more than that, and something is withheld.
 * Which one cannot be told from outside; that it is so can.
 */
export function startWithheld(findings: Findings) {
	/** By subject: a newer version takes the place of the one before. */
	const named = new Map<string, number>();
	const steps = new Map<string, number>();
	const held = new Map<string, number>();
	const count = (counts: Map<string, number>, act: string) => counts.set(act, (counts.get(act) ?? 0) + 1);
	return {
		/** A public content. */
		shown(content: Content, { act }: Pick<Entry, 'act'>): void {
			if (content.type === 'not-yet-shown') named.set(content.subject, (content as NotYetShownContent).lists.reduce((sum, line) => sum + line.count, 0));
			if (content.type === 'moderation' && SAID_BY_STEP.has(act) && (content as ModerationContent).step) count(steps, act);
		},
		/** An entry whose content is not public. */
		held: ({ act }: Pick<Entry, 'act'>): void => void count(held, act),
		finish(): void {
			const most = [...named.values()].reduce((sum, one) => sum + one, 0);
			const imported = held.get('history.import') ?? 0;
			if (imported > most) findings.add({ check: 'import-withheld', params: { named: most, found: imported } });
			for (const act of SAID_BY_STEP) {
				const [said, found] = [steps.get(act) ?? 0, held.get(act) ?? 0];
				if (found > said) findings.add({ check: 'comment-withheld', params: { act, named: said, found } });
			}
		}
	};
}
