import type { Day } from '../basics/day.ts';
import type { Contents } from './contents.ts';

/** When a page is looked at. */
export interface When {
	/** The civil day: the server's, or what the device makes of the server's clock while offline. */
	today: Day;
	/** Minutes east of UTC of the city's civil time. */
	zone: number;
}

/** What an address names, by the parameters of its pattern, and the query that public pages may read (compare, page). */
export type Params = Readonly<Record<string, string>>;

/** A page as data: pure, from contents alone. Undefined when what is named is not there. */
export type View<Model> = (contents: Contents, params: Params, when: When) => Promise<Model | undefined>;
