import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { BodyContent } from './community.ts';

/** What is put up to be adopted: for comments first, then to each of its bodies, then on file. */
export interface Putting {
	/** Why it is made or changed, for everybody. */
	reason: string;
	drafted: Day;
	/** The last day on which comments are taken; nobody adopts before it is over. */
	commentsUntil: Day;
	/** Every body whose own adoption it needs: a rule of several binds each only after its own. */
	bodies: SubjectId[];
	/** The version that it would change, by hash. */
	base?: string;
}

/** That a body has adopted a draft, by its own procedure. `parent` is the draft. */
export interface Adoption {
	body: SubjectId;
	on: Day;
	/** By which decision: the number of the resolution, the meeting and its count. */
	decision: string;
}

/** What a draft becomes when it is filed: it says which draft, where it was filed, and from when it binds. */
export interface Filed {
	from: Day;
	draft?: SubjectId;
	filed?: string;
}

/** Where a draft stands. `overtaken`: somebody else's change was filed meanwhile, so what this one would change is no longer there. */
export type RoadState = 'comments' | 'adoption' | 'ready' | 'overtaken' | 'coming' | 'in-force';

/** One body on the road of a draft. */
export interface RoadBody {
	subject: SubjectId;
	name: string;
	on?: Day;
	decision?: string;
	/** The line of its adoption in the record. */
	seq?: number;
}

/** The road of a draft from its first day to the day from which it binds. */
export interface Road {
	state: RoadState;
	reason: string;
	drafted: Day;
	commentsUntil: Day;
	bodies: RoadBody[];
	filed?: { where: string; from: Day };
}

/** Whether somebody still has to do something about a draft. */
export const isOpenRoad = ({ road }: { road: Road }): boolean => road.state === 'comments' || road.state === 'adoption' || road.state === 'ready';

/** The name of a body, or nothing where it is not kept here. */
export async function bodyName(contents: Pick<Contents, 'bySubject'>, subject: SubjectId): Promise<string> {
	const held = await contents.bySubject<BodyContent>(subject);
	return held?.content.type === 'body' ? held.content.name : '';
}

/**
 * Where a draft stands on a day.
 * @param draft the draft
 * @param adopted the type of its adoptions
 * @param versions every version of what it changes or becomes, oldest first
 */
export async function roadOf(
	contents: Pick<Contents, 'bySubject' | 'ofParent'>, draft: Held<Content & Putting>, adopted: string, versions: readonly Held<Content & Filed>[], today: Day
): Promise<Road> {
	const { subject, reason, drafted, commentsUntil, base } = draft.content;
	const adoptions = await contents.ofParent<Content & Adoption>(subject, adopted);
	const bodies = await Promise.all(
		draft.content.bodies.map(async (body): Promise<RoadBody> => {
			const own = adoptions.find(({ content }) => content.body === body);
			return { subject: body, name: await bodyName(contents, body), ...(own ? { on: own.content.on, decision: own.content.decision, seq: own.seq } : {}) };
		})
	);
	const filed = versions.find(({ content }) => content.draft === subject)?.content;
	const state = (): RoadState => {
		if (filed) return filed.from <= today ? 'in-force' : 'coming';
		if (versions.at(-1)?.hash !== base) return 'overtaken';
		// What was promulgated elsewhere takes no comments and no adoption here.
		if (bodies.length > 0 && today <= commentsUntil) return 'comments';
		return bodies.every(({ on }) => on !== undefined) ? 'ready' : 'adoption';
	};
	return { state: state(), reason, drafted, commentsUntil, bodies, ...(filed ? { filed: { where: filed.filed ?? '', from: filed.from } } : {}) };
}
