import type { Content } from './content.ts';

/** The lists below which objects of a type have pages of their own: `/LW/questions/<subject>`. */
const LISTS: Readonly<Record<string, string>> = {
	body: 'bodies', commitment: 'work', 'democracy-day': 'democracy-days', disclosure: 'disclosures', document: 'documents', 'evaluation-opening': 'evaluations', matter: 'matters', poll: 'polls', 'poll-opening': 'polls',
	procedure: 'procedures', 'procedure-draft': 'procedures/drafts', proposal: 'proposals', question: 'questions', resolution: 'resolutions', 'rule-draft': 'rules', suggestion: 'suggestions'
};

/** Results that stand on the page of what they were asked by. */
const ASKED_BY: readonly string[] = ['appraisal', 'evaluation'];

/** Where an object has a page of its own; undefined where it has none. */
export function addressOf(content: Content): string | undefined {
	const { opening } = content as Content & { opening?: unknown };
	if (ASKED_BY.includes(content.type)) return typeof opening === 'string' ? `/${content.community}/evaluations/${opening}` : undefined;
	const list = Object.hasOwn(LISTS, content.type) ? LISTS[content.type] : undefined;
	return list && `/${content.community}/${list}/${content.subject}`;
}

/** What an object is called: its title, name or number, whichever it has. */
export function nameOf(content: Content): string | undefined {
	const { title, name, number, task } = content as Content & Partial<Record<'title' | 'name' | 'number' | 'task', unknown>>;
	return [title, name, number, task].find((one): one is string => typeof one === 'string');
}
