/** Something that can be spoken of, with the item of the agenda on which it stands. */
export interface Candidate {
	kind: 'topic' | 'commitment' | 'matter' | 'poll' | 'question' | 'disclosure';
	subject: string;
	word: string;
	item?: number;
}

/** What stands in a plan before anybody types. */
export interface PlanValues {
	day?: string;
	from?: string;
	until?: string;
	place?: string;
	chair?: string;
	recorder?: string;
	materials?: string;
	studied?: string;
	shortNotice?: string;
	items: { start: string; end: string; kind: string; title: string; presenter?: string; rule?: string; materials?: string; recusals?: string }[];
}
