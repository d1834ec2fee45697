import type { SubjectId } from '#domain/basics/id.ts';
import { isThereOn, type BodyContent, type PlaceContent } from '#domain/community/community.ts';
import { decidersOf } from '#domain/community/deciders.ts';
import { MATTER_KINDS, type MatterKind } from '#domain/community/matter.ts';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { presentStay, waysOut } from '#domain/procedure/engine.ts';
import { stageOf, type ProcedureContent } from '#domain/procedure/procedure.ts';
import type { Records } from '#records/records.ts';
import { officesFor, type PersonCaller } from '../act.ts';
import { matterAtHand, partsOf } from './at-hand.ts';
import { CONVENERS, HANDLERS } from './handlers.ts';
import { STUDENTS } from './study.ts';

/** What whoever is at the desk may do with a matter now. */
export interface Hand {
	/** The stage as they see it. */
	from: string;
	/** Ways out that are theirs: `to/outcome`, and whether something is missing for one. */
	ways: { to: string; outcome: string; name?: string; missing: boolean; reason: boolean; decided: boolean }[];
	lay: boolean;
	study: boolean;
}

/** Asks for the desk what the acts will ask again. Undefined for what a file tells, what is closed, what is another community's. */
export async function handOn(records: Records, caller: PersonCaller, community: string, matter: SubjectId): Promise<Hand | undefined> {
	const at = await matterAtHand(records, matter, community);
	const stay = at.ok ? presentStay(at.value.state) : undefined;
	if (!at.ok || !stay) return undefined;
	const { procedure, state, ground } = at.value;
	const offices = officesFor(HANDLERS, caller, community);
	const parts = new Set((await Promise.all(offices.map((office) => partsOf(records, at.value, office)))).flat());
	const owner = stageOf(procedure.content, stay.stage)?.owner ?? [];
	const ways = waysOut(procedure.content, state, ground)
		.filter(({ move }) => move.by.some((actor) => parts.has(actor)))
		.map(({ move, missing, decided }) => {
			const name = stageOf(procedure.content, move.to)?.name;
			return { to: move.to, outcome: move.outcome, missing: missing.length > 0, reason: move.reason === true, decided, ...(name === undefined ? {} : { name }) };
		});
	return {
		from: stay.stage, ways, lay: owner.some((actor) => parts.has(actor)) || offices.some(({ bodyKind }) => (CONVENERS as readonly string[]).includes(bodyKind)),
		study: owner.includes('party_organisation') && officesFor(STUDENTS, caller, community).length > 0
	};
}

/** What a matter may be opened with: the procedures in force, and for each kind the bodies that may decide it. */
export async function openingChoices(records: Records, community: CommunityCode, today: Day) {
	const { contents } = records;
	const bodies = (await contents.ofType<BodyContent>(community, 'body')).map(({ content }) => content).filter((body) => isThereOn(body, today));
	const places = (await contents.ofType<PlaceContent>(community, 'place')).map(({ content }) => content);
	const root = places.find(({ kind }) => kind === 'community')?.subject;
	const procedures = (await contents.ofType<ProcedureContent>(community, 'procedure')).map(({ content }) => content).filter(({ from }) => from <= today);
	const deciders = new Map<MatterKind, string[]>(MATTER_KINDS.map((kind) => [kind, decidersOf(kind, bodies, root).map(({ subject }) => subject as string)]));
	return {
		procedures: procedures.map(({ subject, name, edition }) => ({ subject: subject as string, name, edition })),
		bodies: bodies.filter(({ subject }) => [...deciders.values()].some((list) => list.includes(subject))).map(({ subject, name }) => ({ subject: subject as string, name })),
		places: places.filter((place) => place.kind !== 'cell' && isThereOn(place, today)).map(({ subject, name }) => ({ subject: subject as string, name })),
		first: Object.fromEntries([...deciders].map(([kind, list]) => [kind, list[0]]))
	};
}
