import BodyDutiesPage from '../work/BodyDutiesPage.svelte';
import CommitmentPage from '../work/CommitmentPage.svelte';
import DutiesPage from '../work/DutiesPage.svelte';
import EvaluationPage from '../evaluation/EvaluationPage.svelte';
import EvaluationsPage from '../evaluation/EvaluationsPage.svelte';
import PollPage from '../poll/PollPage.svelte';
import PollsPage from '../poll/PollsPage.svelte';
import ResolutionPage from '../work/ResolutionPage.svelte';
import ResolutionsPage from '../work/ResolutionsPage.svelte';
import WorkPage from '../work/WorkPage.svelte';
import type { Looks } from './looks.ts';

/** What is decided, and what follows from it: votes, evaluations, resolutions, commitments, duties. */
export const works = {
	duties: DutiesPage,
	'body-duties': BodyDutiesPage,
	polls: PollsPage,
	poll: PollPage,
	evaluations: EvaluationsPage,
	evaluation: EvaluationPage,
	resolutions: ResolutionsPage,
	resolution: ResolutionPage,
	work: WorkPage,
	commitment: CommitmentPage
} as unknown as Looks;
