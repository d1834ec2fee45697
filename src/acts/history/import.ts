import { err, ok } from '#domain/basics/result.ts';
import type { FileProblem } from '#domain/community/imported.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { checkFile } from './check.ts';
import { historyOf, tooLarge, type History } from './contents.ts';
import { ImportHistory } from './import.input.ts';
import { noProblems } from './problems.ts';

/**
 * Takes over what happened elsewhere: one entry for each object of the file, marked as imported for ever, with the dates that the
 * source claims. Only into communities whose logs are empty, all of the file or nothing of it.
 */
export const importHistory = act({
	name: 'history.import',
	input: ImportHistory,
	may: [{ who: 'operator' }],
	refusals: ['import.bad-file', 'import.not-empty', 'city.exists'],
	async prepare(office, input) {
		const bad = ({ count, list }: { count: number; list: readonly FileProblem[] }) => err(refusal('import.bad-file', { file: [...list], params: { problems: count } }));
		const checked = checkFile(input.file);
		if (!checked.ok) return bad(checked.error);
		const history = historyOf(checked.value, sha256, office.random);
		const problems = noProblems();
		tooLarge(checked.value, history, problems);
		return problems.count > 0 ? bad(problems) : ok(history);
	},
	async decide(tx, _input, _caller, history: History) {
		const { records } = tx;
		for (const community of history.communities) {
			if (await records.record.log(community)) return err(refusal('import.not-empty', { params: { community } }));
		}
		if ((await records.communities.list()).some((row) => row.kind === 'city')) return err(refusal('city.exists'));
		for (const { content, happenedAt, audience } of history.contents) {
			await tx.write(content, 'import', { ...(happenedAt === undefined ? {} : { happenedAt }), ...(audience ? { audience } : {}) });
		}
		for (const row of history.people.households) await records.communities.addHousehold(row);
		for (const row of history.people.persons) await records.communities.addPerson(row);
		for (const { office, person } of history.people.holders) await records.communities.addHolder(office, person);
		for (const row of history.people.facts) await records.rolls.addFact(row);
		for (const electorate of new Set(history.people.voters.map((voter) => voter.electorate))) {
			await records.rolls.addMembers(electorate, history.people.voters.filter((voter) => voter.electorate === electorate).map((voter) => ({ ...voter, area: null })));
		}
		for (const { assignment, person } of history.people.assigned) await records.offices.addAssigned(assignment, person);
		for (const row of history.sources) await records.communities.addSource(row);
		return ok({
			communities: history.communities,
			contents: history.contents.length,
			people: history.people.persons.length,
			households: history.people.households.length,
			held: history.contents.filter(({ content }) => content.type === 'held-import').length
		});
	}
});
