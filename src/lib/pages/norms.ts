import RulesPage from '../community/RulesPage.svelte';
import ProcedureDraftPage from '../procedure/ProcedureDraftPage.svelte';
import ProcedurePage from '../procedure/ProcedurePage.svelte';
import ProceduresPage from '../procedure/ProceduresPage.svelte';
import RuleDraftPage from '../rules/RuleDraftPage.svelte';
import type { Looks } from './looks.ts';

/** What binds everybody: rules with their numbers, procedures, and the drafts of both. */
export const norms = {
	rules: RulesPage,
	'rule-draft': RuleDraftPage,
	procedures: ProceduresPage,
	procedure: ProcedurePage,
	'procedure-draft': ProcedureDraftPage
} as unknown as Looks;
