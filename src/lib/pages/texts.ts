import DocumentPage from '../document/DocumentPage.svelte';
import DocumentsPage from '../document/DocumentsPage.svelte';
import DraftPage from '../document/DraftPage.svelte';
import SuggestionPage from '../document/SuggestionPage.svelte';
import type { Looks } from './looks.ts';

/** Texts that people write together, and what is suggested on them. */
export const texts = {
	documents: DocumentsPage,
	document: DocumentPage,
	draft: DraftPage,
	suggestion: SuggestionPage
} as unknown as Looks;
