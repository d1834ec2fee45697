import StatementPage from '../ui/StatementPage.svelte';
import CityHome from '../community/CityHome.svelte';
import CommunityHome from '../community/CommunityHome.svelte';
import VerifyPage from '../community/VerifyPage.svelte';
import DisclosurePage from '../disclosure/DisclosurePage.svelte';
import DisclosuresPage from '../disclosure/DisclosuresPage.svelte';
import LinePage from '../disclosure/LinePage.svelte';
import QuestionPage from '../question/QuestionPage.svelte';
import QuestionsPage from '../question/QuestionsPage.svelte';
import EntryPage from '../record/EntryPage.svelte';
import RecordPage from '../record/RecordPage.svelte';
import type { Looks } from './looks.ts';

/** The pages that most people open: first pages, disclosures with their lines and questions, the record. */
export const accounts = {
	city: CityHome,
	accessibility: StatementPage,
	privacy: StatementPage,
	verify: VerifyPage,
	community: CommunityHome,
	disclosures: DisclosuresPage,
	disclosure: DisclosurePage,
	line: LinePage,
	questions: QuestionsPage,
	question: QuestionPage,
	record: RecordPage,
	entry: EntryPage
} as unknown as Looks;
