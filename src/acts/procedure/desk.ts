import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Day } from '#domain/basics/day.ts';
import type { Putting, Road } from '#domain/community/adoption.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import type { Content } from '#domain/content/content.ts';
import { LIBRARY } from '#domain/procedure/library/library.ts';
import type { Procedure, ProcedureContent } from '#domain/procedure/procedure.ts';
import type { Records } from '#records/records.ts';
import { cityOffice, officesFor, type Permission, type PersonCaller } from '../act.ts';
import { speaksFor } from '../adopting.ts';

/** What whoever is at the desk may do with a draft now. */
export interface DraftHand {
	/** Bodies for which they may enter the adoption. */
	adopt: { subject: string; name: string }[];
	file: boolean;
}

/** Asks for the desk what the acts will ask again. `files`: who may file; `adopts`: who may enter an adoption. */
export async function handOnDraft(records: Records, caller: PersonCaller, draft: Content & Putting, road: Road, adopts: readonly Permission[], files: readonly Permission[]): Promise<DraftHand> {
	const bodies = await Promise.all(
		(road.state === 'adoption' ? road.bodies.filter(({ on }) => on === undefined) : []).map(async ({ subject, name }) => {
			const body = await records.contents.bySubject<BodyContent>(subject);
			return body && (await speaksFor(records, adopts, caller, body.content)) ? [{ subject: subject as string, name }] : [];
		})
	);
	const office = cityOffice(files, caller) ?? files.flatMap((one) => (one.who === 'office' && !one.city ? officesFor(one, caller, draft.community) : []))[0];
	return { adopt: bodies.flat(), file: road.state === 'ready' && office !== undefined };
}

/** Bodies of a community that can adopt something: those that are there today. */
export async function adoptingBodies(records: Records, community: CommunityCode, today: Day): Promise<{ subject: string; name: string }[]> {
	const bodies = await records.contents.ofType<BodyContent>(community, 'body');
	return bodies.filter(({ content }) => isThereOn(content, today)).map(({ content: { subject, name } }) => ({ subject: subject as string, name }));
}

/** What a draft may begin with: the procedures of the community, and those of the library that it has not adopted. */
export async function procedureBases(records: Records, community: CommunityCode): Promise<{ amend: { subject: SubjectId; name: string; edition: string }[]; library: { key: string; name: string }[] }> {
	const own = (await records.contents.ofType<ProcedureContent>(community, 'procedure')).map(({ content }) => content);
	return {
		amend: own.map(({ subject, name, edition }) => ({ subject, name, edition })),
		library: LIBRARY.filter(({ key }) => !own.some((one) => one.key === key)).map(({ key, name }) => ({ key, name }))
	};
}

/** What was chosen to begin with, as the address names it: `library five-stages`, `amends <subject>`. */
export async function chosenBase(records: Records, community: CommunityCode, chosen: string): Promise<{ input: { library?: string; amends?: string }; procedure: Procedure } | undefined> {
	const [how, what = ''] = chosen.split(' ');
	if (how === 'library') {
		const procedure = LIBRARY.find(({ key }) => key === what);
		return procedure && { input: { library: what }, procedure };
	}
	const held = how === 'amends' ? (await records.contents.ofType<ProcedureContent>(community, 'procedure')).find(({ content }) => content.subject === what) : undefined;
	return held && { input: { amends: what }, procedure: held.content };
}
