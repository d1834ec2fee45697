/** Marks and spaces say nothing about what a text is about; neither do the words that every proposal begins with. */
const NOISE = /[\p{P}\p{S}\s]+/gu;
const COMMON = /建议|希望|请求|能否|可以|应该|一下|我们|社区|制定|关于|please|proposal|propose/gi;

/** Pairs of neighbouring characters of a text; Chinese needs no words cut, Latin letters are compared without case. */
export function bigramsOf(text: string): ReadonlySet<string> {
	const plain = Array.from(text.normalize('NFKC').toLowerCase().replace(COMMON, '').replace(NOISE, ''));
	const pairs = new Set<string>();
	for (let index = 0; index + 1 < plain.length; index++) pairs.add(plain[index]! + plain[index + 1]!);
	return pairs;
}

/** How alike two sets are, 0 to 1: what they share of what the smaller one has, so that a short title finds a long text. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	if (small.size === 0) return 0;
	let shared = 0;
	for (const pair of small) if (large.has(pair)) shared++;
	return shared / small.size;
}

/** From here on two proposals are worth showing beside each other. */
export const ALIKE = 0.3;
/** Most that are shown: nobody reads more before sending. */
const MOST_SHOWN = 5;

/** What is like a title, the most alike first; those equally alike in the order given. Pure, so that a phone without network finds the same. */
export function similarTo<P extends { title: string; text: string }>(title: string, proposals: readonly P[]): P[] {
	const wanted = bigramsOf(title);
	if (wanted.size < 2) return [];
	return proposals
		.map((proposal, index) => ({ proposal, index, like: Math.max(likeness(wanted, bigramsOf(proposal.title)), 0.8 * likeness(wanted, bigramsOf(proposal.text))) }))
		.filter(({ like }) => like >= ALIKE)
		.sort((a, b) => b.like - a.like || a.index - b.index)
		.slice(0, MOST_SHOWN)
		.map(({ proposal }) => proposal);
}
