import type { Contents } from '../content/contents.ts';
import type { Reference } from './office.ts';

/** What a text refers to, with the page that shows it, where there is one. */
export interface Link {
	text: string;
	href?: string;
}

/** Types whose objects have a page of their own, by the list it lies in. */
const PAGES: Readonly<Record<string, string>> = {
	disclosure: 'disclosures', question: 'questions', body: 'bodies', reception: 'receptions', office: 'offices', 'democracy-day': 'democracy-days', matter: 'matters',
	poll: 'polls'
};

/** The page of an object, where there is one. */
export async function linkOf(contents: Contents, { text, subject }: Reference): Promise<Link> {
	const held = subject && (await contents.bySubject(subject));
	const list = held && PAGES[held.content.type];
	return { text, ...(list ? { href: `/${held.content.community}/${list}/${subject}` } : {}) };
}
