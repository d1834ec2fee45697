import type { FileProblem } from '#domain/community/imported.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkDemocracyDays } from './check-democracy-days.ts';
import { checkLinks } from './check-links.ts';
import { checkRolls } from './check-rolls.ts';
import { checkValues } from './check-values.ts';
import { readFile, type CityFile } from './file.ts';
import { noProblems } from './problems.ts';
import { checkReferences, collectNames, type Names } from './references.ts';
import { checkTree, tenantsOf, type Tenants } from './tree.ts';

/** A file without fault, with what was found out on the way. */
export interface CheckedFile extends CityFile {
	meta: NonNullable<CityFile['meta']>;
	config: NonNullable<CityFile['config']>;
	names: Names;
	tenants: Tenants;
}

/**
 * Checks a whole file of imported history: shape, values, names, references, tree, accounts, and what objects say of each other.
 * All or nothing: one problem and nothing of it is taken over. Pure.
 */
export function checkFile(raw: Record<string, unknown>): Result<CheckedFile, { count: number; list: readonly FileProblem[] }> {
	const problems = noProblems();
	const file = readFile(raw, problems);
	// Whatever walks the file after this may trust that it has a bottom.
	if (!checkValues(raw, problems)) return err(problems);
	const names = collectNames(raw, problems);
	const tenants = tenantsOf(file);
	checkReferences(raw, names, problems);
	checkTree(file, tenants, problems);
	checkAccounts(file.finance_tables, problems);
	checkLinks(file, names, tenants, problems);
	checkDemocracyDays(file, names, problems);
	checkRolls(raw, names, problems);
	const { meta, config } = file;
	if (problems.count > 0 || !meta || !config) return err(problems);
	return ok({ ...file, meta, config, names, tenants });
}
