/** What somebody files for another, and where the form for it is. */
export const FILINGS = ['question', 'comment', 'proposal', 'endorsement', 'suggestion', 'registration', 'appeal', 'earlier'] as const;
export type Filing = (typeof FILINGS)[number];

/** The address of a form, for a person where one was chosen; `proposal` is the one that is endorsed. */
export function filingAt(filing: Filing, person?: string, proposal?: string): string {
	const form = { question: 'questions/new', comment: 'comments/new', proposal: 'proposals/new', endorsement: 'proposals/endorse', suggestion: 'documents/file', registration: 'assist/roll', appeal: 'assist/roll', earlier: 'assist/earlier' }[filing];
	const query = new URLSearchParams({ ...(filing === 'registration' || filing === 'appeal' ? { for: filing } : {}), ...(person ? { person } : {}), ...(proposal && filing === 'endorsement' ? { proposal } : {}) }).toString();
	return `/office/${form}${query ? `?${query}` : ''}`;
}
