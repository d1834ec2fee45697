import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import type { Spot } from './shape.ts';

/** Kinds of things on a map besides places. A noun that has places of its own adds its kind here, its words in words/map and its source in oversight/map-view. */
export const LOCATED_KINDS = ['service_centre', 'notice_board', 'meeting', 'matter'] as const;
export type LocatedKind = (typeof LOCATED_KINDS)[number];

/** How something stands, said by shape, colour and word: in order, wants looking at, nothing recorded. */
export const LOCATED_STATES = ['good', 'old', 'unknown'] as const;
export type LocatedState = (typeof LOCATED_STATES)[number];

/** Something with a place, as the map shows it. */
export interface Located {
	kind: LocatedKind;
	subject: SubjectId;
	name: string;
	at: Spot;
	/** Its own page. */
	address?: string;
	/** When it is. */
	day?: Day;
	/** What else is to be said in the record’s own words: the stage of a matter, hours and house of a meeting. */
	said?: string;
	/** Days by which it is late. */
	late?: number;
	state?: LocatedState;
}

/** Where a noun's located things come from. Pure, like a view. */
export type LocatedSource = (contents: Contents, community: CommunityCode, when: When) => Promise<Located[]>;
