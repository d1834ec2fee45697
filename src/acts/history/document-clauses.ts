import { clauseFromText, type Clause, type ClauseId } from '#domain/document/clause.ts';

/** A draft of a file, as far as its text goes. */
interface DraftRow {
	sections: readonly { heading: string; text: string }[];
}

/** What stands before the first 、 of a heading: 四、充电 is still the fourth where it is called otherwise. */
const numeralOf = (heading: string): string | undefined => /^([一二三四五六七八九十]{1,3})、/.exec(heading)?.[1];

/** The sections of all drafts as clauses. One keeps its id through the drafts by its heading, else by its number, so that it can be compared. */
export function clausesOfDrafts(drafts: readonly DraftRow[]): Clause[][] {
	let made = 0;
	const newId = (): ClauseId => `cl-${++made}`;
	const versions: Clause[][] = [];
	for (const { sections } of drafts) {
		const left = [...(versions.at(-1) ?? [])];
		const take = (is: (clause: Clause) => boolean): Clause | undefined => {
			const at = left.findIndex(is);
			return at < 0 ? undefined : left.splice(at, 1)[0];
		};
		const same = sections.map(({ heading }) => take((clause) => clause.heading === heading.trim()));
		versions.push(
			sections.map(({ heading, text }, index) => {
				const numeral = numeralOf(heading);
				const was = same[index] ?? (numeral === undefined ? undefined : take((clause) => numeralOf(clause.heading ?? '') === numeral));
				return clauseFromText(`${heading}\n${text}`, { id: was?.id ?? newId(), headed: true, was: was?.blocks ?? [], newId });
			})
		);
	}
	return versions;
}
