import CommitmentPage from '../work/CommitmentPage.svelte';
import DutiesPage from '../work/DutiesPage.svelte';
import ResolutionPage from '../work/ResolutionPage.svelte';
import ResolutionsPage from '../work/ResolutionsPage.svelte';
import WorkPage from '../work/WorkPage.svelte';
import type { Looks } from './looks.ts';

/** What was decided, and what follows from it: resolutions, commitments, duties. */
export const works = {
	duties: DutiesPage,
	resolutions: ResolutionsPage,
	resolution: ResolutionPage,
	work: WorkPage,
	commitment: CommitmentPage
} as unknown as Looks;
