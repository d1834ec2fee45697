/** What somebody files for another, and where the form for it is. */
export const FILINGS = ['question', 'comment', 'proposal', 'endorsement', 'earlier'] as const;
export type Filing = (typeof FILINGS)[number];

/** The address of a form, for a person where one was chosen; `proposal` is the one that is endorsed. */
export function filingAt(filing: Filing, person?: string, proposal?: string): string {
	const form = { question: 'questions/new', comment: 'comments/new', proposal: 'proposals/new', endorsement: 'proposals/endorse', earlier: 'assist/earlier' }[filing];
	const query = new URLSearchParams({ ...(person ? { person } : {}), ...(proposal && filing === 'endorsement' ? { proposal } : {}) }).toString();
	return `/office/${form}${query ? `?${query}` : ''}`;
}
