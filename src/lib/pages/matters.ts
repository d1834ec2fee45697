import DemocracyDayPage from '../democracy-day/DemocracyDayPage.svelte';
import DemocracyDaysPage from '../democracy-day/DemocracyDaysPage.svelte';
import MatterPage from '../matter/MatterPage.svelte';
import MattersPage from '../matter/MattersPage.svelte';
import PaperSlipsPage from '../slip/PaperSlipsPage.svelte';
import TrackingCard from '../matter/TrackingCard.svelte';
import NewProposalPage from '../proposal/NewProposalPage.svelte';
import ProposalPage from '../proposal/ProposalPage.svelte';
import ProposalsPage from '../proposal/ProposalsPage.svelte';
import type { Looks } from './looks.ts';

/** What is on its way: Democracy Days, proposals, matters, slips of paper. */
export const matters = {
	'democracy-days': DemocracyDaysPage,
	'democracy-day': DemocracyDayPage,
	matters: MattersPage,
	matter: MatterPage,
	'paper-slips': PaperSlipsPage,
	'matter-card': TrackingCard,
	proposals: ProposalsPage,
	proposal: ProposalPage,
	'new-proposal': NewProposalPage
} as unknown as Looks;
