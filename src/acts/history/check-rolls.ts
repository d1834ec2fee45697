import { isObject } from './file.ts';
import type { Problems } from './problems.ts';
import type { Names } from './references.ts';

type Raw = Record<string, unknown>;

/** A text that is there. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** The objects of a list; nothing where there is none. */
export const objects = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The votes of a file that name who could vote. */
export function votesWithVoters(raw: Raw): { vote: Raw; row: number; voters: string[] }[] {
	const votes = Array.isArray(raw.votes) ? raw.votes : [];
	return votes.flatMap((vote: unknown, row) => {
		if (!isObject(vote) || !Array.isArray(vote.electorate) || vote.unit !== 'person') return [];
		return [{ vote, row, voters: objects(vote.electorate).flatMap(({ voter }) => textOf(voter) ?? []) }];
	});
}

/** Names every person of a roll who is not in the file. */
export function checkRolls(raw: Raw, names: Names, problems: Problems): void {
	const people = names.get('people');
	const known = (id: unknown) => typeof id === 'string' && people?.has(id) === true;
	for (const { vote, row } of votesWithVoters(raw)) {
		(vote.electorate as unknown[]).forEach((voter, index) => {
			const id = isObject(voter) ? voter.voter : undefined;
			if (!known(id)) problems.add(['votes', row, 'electorate', index, 'voter'], 'dangling', { name: String(id).slice(0, 60), list: 'people' });
		});
	}
	objects(raw.bodies).forEach((body, row) => {
		if (!isObject(body.members)) return;
		const { representatives } = body.members;
		if (!Array.isArray(representatives)) return;
		representatives.forEach((id: unknown, index) => {
			if (!known(id)) problems.add(['bodies', row, 'members', 'representatives', index], 'dangling', { name: String(id).slice(0, 60), list: 'people' });
		});
	});
}
