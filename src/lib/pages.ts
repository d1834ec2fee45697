import type { Component } from 'svelte';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { commentPage, registerPage } from '#domain/comment/view/comment-page.ts';
import { THREAD_QUERY, withComments } from '#domain/comment/view/thread.ts';
import { placePage, treePage } from '#domain/community/tree-view.ts';
import { ruleDraftPage, rulesPage } from '#domain/community/rules-view.ts';
import { bodyPage } from '#domain/community/view.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { electoratePage, electoratesPage } from '#domain/community/electorate-view.ts';
import { communityOf } from '#domain/community/in-force.ts';
import { observersPage } from '#domain/community/observer-view.ts';
import { receptionPage, receptionsPage } from '#domain/community/reception-view.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { Evidence, Params, View } from '#domain/content/view.ts';
import { statementPage } from '#domain/content/statement-view.ts';
import { democracyDaysPage } from '#domain/democracy-day/view/democracy-days-page.ts';
import { disclosurePage } from '#domain/disclosure/view/disclosure-page.ts';
import { disclosuresPage } from '#domain/disclosure/view/disclosures-page.ts';
import { linePage } from '#domain/disclosure/view/line-page.ts';
import { questionPage, questionsPage } from '#domain/disclosure/view/questions-page.ts';
import { boardPage } from '#domain/map/view/board-page.ts';
import { democracyDayWithTexts, documentPage, documentsPage } from '#domain/oversight/document-view.ts';
import { draftPage } from '#domain/oversight/draft-view.ts';
import { cityHome, communityHome } from '#domain/oversight/home-view.ts';
import { cityMap, communityMap } from '#domain/oversight/map-view.ts';
import { matterPage, mattersPage } from '#domain/oversight/matter-view.ts';
import { officeWithDuty } from '#domain/oversight/office-duty-view.ts';
import { evaluationPage, evaluationsPage } from '#domain/oversight/evaluation-view.ts';
import { procedureDraftPage, procedurePage, proceduresPage } from '#domain/procedure/view.ts';
import { pollPage, pollsPage } from '#domain/oversight/poll-view.ts';
import { paperSlipsPage } from '#domain/oversight/paper-slips-view.ts';
import { commitmentPage, resolutionPage, resolutionsPage, workPage } from '#domain/oversight/work-view.ts';
import { bodyCalendar, dutiesPage } from '#domain/oversight/duties-view.ts';
import { newProposalPage, proposalPage, proposalsPage } from '#domain/oversight/proposal-view.ts';
import { suggestionPage } from '#domain/oversight/suggestion-view.ts';
import { verifyPage } from '#domain/oversight/verify-view.ts';
import { entryPage } from '#domain/verification/view/entry-page.ts';
import { recordPage } from '#domain/verification/view/record-page.ts';
import CommentPage from './comment/CommentPage.svelte';
import RegisterPage from './comment/RegisterPage.svelte';
import BodiesPage from './community/BodiesPage.svelte';
import BodyPage from './community/BodyPage.svelte';
import CityHome from './community/CityHome.svelte';
import CommunityHome from './community/CommunityHome.svelte';
import PlacePage from './community/PlacePage.svelte';
import PlacesPage from './community/PlacesPage.svelte';
import RulesPage from './community/RulesPage.svelte';
import VerifyPage from './community/VerifyPage.svelte';
import DemocracyDayPage from './democracy-day/DemocracyDayPage.svelte';
import DemocracyDaysPage from './democracy-day/DemocracyDaysPage.svelte';
import DisclosurePage from './disclosure/DisclosurePage.svelte';
import DisclosuresPage from './disclosure/DisclosuresPage.svelte';
import LinePage from './disclosure/LinePage.svelte';
import DocumentPage from './document/DocumentPage.svelte';
import DocumentsPage from './document/DocumentsPage.svelte';
import DraftPage from './document/DraftPage.svelte';
import SuggestionPage from './document/SuggestionPage.svelte';
import BoardPage from './map/BoardPage.svelte';
import MapPage from './map/MapPage.svelte';
import ObserversPage from './offices/ObserversPage.svelte';
import OfficePage from './offices/OfficePage.svelte';
import ReceptionPage from './offices/ReceptionPage.svelte';
import ReceptionsPage from './offices/ReceptionsPage.svelte';
import MatterPage from './matter/MatterPage.svelte';
import MattersPage from './matter/MattersPage.svelte';
import EvaluationPage from './evaluation/EvaluationPage.svelte';
import EvaluationsPage from './evaluation/EvaluationsPage.svelte';
import PollPage from './poll/PollPage.svelte';
import PollsPage from './poll/PollsPage.svelte';
import TrackingCard from './matter/TrackingCard.svelte';
import NewProposalPage from './proposal/NewProposalPage.svelte';
import ProposalPage from './proposal/ProposalPage.svelte';
import ProposalsPage from './proposal/ProposalsPage.svelte';
import ProcedureDraftPage from './procedure/ProcedureDraftPage.svelte';
import ProcedurePage from './procedure/ProcedurePage.svelte';
import ProceduresPage from './procedure/ProceduresPage.svelte';
import QuestionPage from './question/QuestionPage.svelte';
import QuestionsPage from './question/QuestionsPage.svelte';
import ElectoratePage from './roll/ElectoratePage.svelte';
import ElectoratesPage from './roll/ElectoratesPage.svelte';
import CommitmentPage from './work/CommitmentPage.svelte';
import BodyDutiesPage from './work/BodyDutiesPage.svelte';
import DutiesPage from './work/DutiesPage.svelte';
import ResolutionPage from './work/ResolutionPage.svelte';
import ResolutionsPage from './work/ResolutionsPage.svelte';
import WorkPage from './work/WorkPage.svelte';
import RuleDraftPage from './rules/RuleDraftPage.svelte';
import EntryPage from './record/EntryPage.svelte';
import RecordPage from './record/RecordPage.svelte';
import PaperSlipsPage from './slip/PaperSlipsPage.svelte';
import StatementPage from './ui/StatementPage.svelte';
import { boardAddresses, commentAddresses, disclosureAddresses, each, here, lineAddresses, placeAddresses, pollAddresses } from './pages/addresses.ts';

/** A public page: an address, what it shows as data, and how it looks. */
export interface PublicPage {
	/** `/[community]/disclosures/[disclosure]`. */
	pattern: string;
	name: string;
	/** An object's `.json` is its content with proof; a list's names the objects and versions that it was made of. */
	kind: 'object' | 'list' | 'text';
	view: View<unknown>;
	component: Component<{ model: unknown }>;
	/** What of the query the view reads; everything else in a query is ignored. */
	query: readonly string[];
	/** The subject of an object page. */
	subject?(params: Params): SubjectId | undefined;
	/** Every address of this page that there is in a community (or, without a community in the pattern, at all). */
	addresses(contents: Contents, community: CommunityCode): Promise<string[]>;
}

interface Definition<Model> extends Omit<PublicPage, 'view' | 'component' | 'query'> {
	view: View<Model>;
	component: Component<{ model: Model }>;
	query?: readonly string[];
	/** Whether people comment on it: the section stands at the foot of the page, online and offline. */
	comments?: true;
}

/** The table does not know the models; view and component of one row agree, which is checked here. */
function page<Model>(definition: Definition<Model>): PublicPage {
	const { comments, query = [], ...rest } = definition;
	if (!comments) return { ...rest, query } as unknown as PublicPage;
	return { ...rest, query: [...query, ...THREAD_QUERY], view: withComments(definition.view as View<Model & { proof: Evidence }>) } as unknown as PublicPage;
}

/**
 * THE table of public pages. The catch-all route, the `.json` twins, the sitemap and the offline shell all read it. Views of pages
 * without a community are given the city's address as `city`.
 */
export const PAGES: readonly PublicPage[] = [
	page({ pattern: '/', name: 'city', kind: 'list', view: cityHome, component: CityHome, query: ['town'], addresses: here('/') }),
	page({ pattern: '/map', name: 'city-map', kind: 'list', view: cityMap, component: MapPage, query: ['show'], addresses: async (_, city) => (city ? ['/map'] : []) }),
	page({ pattern: '/verify', name: 'verify', kind: 'text', view: verifyPage, component: VerifyPage, addresses: here('/verify') }),
	page({ pattern: '/accessibility', name: 'accessibility', kind: 'text', view: statementPage('accessibility'), component: StatementPage, addresses: here('/accessibility') }),
	page({ pattern: '/privacy', name: 'privacy', kind: 'text', view: statementPage('privacy'), component: StatementPage, addresses: here('/privacy') }),
	page({ pattern: '/[community]', name: 'community', kind: 'list', view: communityHome, component: CommunityHome, addresses: here('/[community]') }),
	page({
		pattern: '/[community]/disclosures', name: 'disclosures', kind: 'list', view: disclosuresPage, component: DisclosuresPage,
		query: ['category', 'body', 'before'], addresses: here('/[community]/disclosures')
	}),
	page({
		pattern: '/[community]/disclosures/[disclosure]', name: 'disclosure', kind: 'object', view: disclosurePage, component: DisclosurePage,
		query: ['vs', 'after'], comments: true, subject: (params) => params.disclosure as SubjectId, addresses: disclosureAddresses
	}),
	page({
		pattern: '/[community]/disclosures/[disclosure]/lines/[line]', name: 'line', kind: 'list', view: linePage, component: LinePage,
		addresses: lineAddresses
	}),
	page({
		pattern: '/[community]/questions', name: 'questions', kind: 'list', view: questionsPage, component: QuestionsPage,
		query: ['before'], addresses: here('/[community]/questions')
	}),
	page({
		pattern: '/[community]/questions/[question]', name: 'question', kind: 'object', view: questionPage, component: QuestionPage,
		comments: true, subject: (params) => params.question as SubjectId, addresses: each('questions', 'question')
	}),
	page({
		pattern: '/[community]/democracy-days', name: 'democracy-days', kind: 'list', view: democracyDaysPage, component: DemocracyDaysPage,
		addresses: here('/[community]/democracy-days')
	}),
	page({
		pattern: '/[community]/democracy-days/[day]', name: 'democracy-day', kind: 'object', view: democracyDayWithTexts, component: DemocracyDayPage,
		query: ['here'], comments: true, subject: (params) => params.day as SubjectId, addresses: each('democracy-days', 'democracy-day')
	}),
	page({
		pattern: '/[community]/matters', name: 'matters', kind: 'list', view: mattersPage, component: MattersPage,
		query: ['before'], addresses: here('/[community]/matters')
	}),
	page({
		pattern: '/[community]/matters/[matter]', name: 'matter', kind: 'object', view: matterPage, component: MatterPage,
		comments: true, subject: (params) => params.matter as SubjectId, addresses: each('matters', 'matter')
	}),
	page({
		pattern: '/[community]/evaluations', name: 'evaluations', kind: 'list', view: evaluationsPage, component: EvaluationsPage,
		query: ['before'], addresses: here('/[community]/evaluations')
	}),
	page({
		pattern: '/[community]/evaluations/[evaluation]', name: 'evaluation', kind: 'object', view: evaluationPage, component: EvaluationPage,
		comments: true, subject: (params) => params.evaluation as SubjectId, addresses: each('evaluations', 'evaluation-opening')
	}),
	page({
		pattern: '/[community]/polls', name: 'polls', kind: 'list', view: pollsPage, component: PollsPage, query: ['before'], addresses: here('/[community]/polls')
	}),
	page({
		pattern: '/[community]/matters/[matter]/card', name: 'matter-card', kind: 'list', view: matterPage, component: TrackingCard,
		addresses: async (contents, community) => (await contents.ofType(community, 'matter')).map(({ content }) => `/${community}/matters/${content.subject}/card`)
	}),
	page({
		pattern: '/[community]/proposals', name: 'proposals', kind: 'list', view: proposalsPage, component: ProposalsPage,
		query: ['before'], addresses: here('/[community]/proposals')
	}),
	page({
		pattern: '/[community]/proposals/new', name: 'new-proposal', kind: 'list', view: newProposalPage, component: NewProposalPage,
		query: ['title'], addresses: here('/[community]/proposals/new')
	}),
	page({
		pattern: '/[community]/proposals/[proposal]', name: 'proposal', kind: 'object', view: proposalPage, component: ProposalPage,
		comments: true, subject: (params) => params.proposal as SubjectId, addresses: each('proposals', 'proposal')
	}),
	page({
		pattern: '/[community]/polls/[poll]', name: 'poll', kind: 'object', view: pollPage, component: PollPage,
		comments: true, subject: (params) => params.poll as SubjectId, addresses: pollAddresses
	}),
	page({
		pattern: '/[community]/documents', name: 'documents', kind: 'list', view: documentsPage, component: DocumentsPage, addresses: here('/[community]/documents')
	}),
	// It puts the comments where they belong by itself: below a clause that is opened, else at its foot.
	page({
		pattern: '/[community]/documents/[document]', name: 'document', kind: 'object', view: documentPage, component: DocumentPage,
		query: ['v', 'vs', 'clause', 'form', ...THREAD_QUERY], subject: (params) => params.document as SubjectId, addresses: each('documents', 'document')
	}),
	page({
		pattern: '/[community]/documents/[document]/draft', name: 'draft', kind: 'list', view: draftPage, component: DraftPage,
		addresses: async (contents, community) => (await contents.ofType(community, 'document')).map(({ content }) => `/${community}/documents/${content.subject}/draft`)
	}),
	page({
		pattern: '/[community]/suggestions/[suggestion]', name: 'suggestion', kind: 'object', view: suggestionPage, component: SuggestionPage,
		comments: true, subject: (params) => params.suggestion as SubjectId, addresses: each('suggestions', 'suggestion')
	}),
	page({
		pattern: '/[community]/paper-slips', name: 'paper-slips', kind: 'list', view: paperSlipsPage, component: PaperSlipsPage,
		query: ['before'], addresses: here('/[community]/paper-slips')
	}),
	page({
		pattern: '/[community]/duties', name: 'duties', kind: 'list', view: dutiesPage, component: DutiesPage,
		query: ['month'], addresses: here('/[community]/duties')
	}),
	page({
		pattern: '/[community]/duties/[body]', name: 'body-duties', kind: 'list', view: bodyCalendar, component: BodyDutiesPage,
		query: ['month'], addresses: each('duties', 'body')
	}),
	page({
		pattern: '/[community]/resolutions', name: 'resolutions', kind: 'list', view: resolutionsPage, component: ResolutionsPage,
		addresses: here('/[community]/resolutions')
	}),
	page({
		pattern: '/[community]/resolutions/[resolution]', name: 'resolution', kind: 'object', view: resolutionPage, component: ResolutionPage,
		comments: true, subject: (params) => params.resolution as SubjectId, addresses: each('resolutions', 'resolution')
	}),
	page({
		pattern: '/[community]/work', name: 'work', kind: 'list', view: workPage, component: WorkPage,
		query: ['show', 'only'], addresses: here('/[community]/work')
	}),
	page({
		pattern: '/[community]/work/[commitment]', name: 'commitment', kind: 'object', view: commitmentPage, component: CommitmentPage,
		comments: true, subject: (params) => params.commitment as SubjectId, addresses: each('work', 'commitment')
	}),
	page({ pattern: '/[community]/bodies', name: 'bodies', kind: 'list', view: treePage, component: BodiesPage, addresses: here('/[community]/bodies') }),
	page({
		pattern: '/[community]/bodies/[body]', name: 'body', kind: 'object', view: bodyPage, component: BodyPage,
		comments: true, subject: (params) => params.body as SubjectId, addresses: each('bodies', 'body')
	}),
	page({
		pattern: '/[community]/comments', name: 'register', kind: 'list', view: registerPage, component: RegisterPage,
		query: ['before'], addresses: here('/[community]/comments')
	}),
	// A list, although it is about one thing: the words of a comment that was hidden are on no page, nor in its `.json`.
	page({
		pattern: '/[community]/comments/[comment]', name: 'comment', kind: 'list', view: commentPage, component: CommentPage,
		query: ['sent'], addresses: commentAddresses
	}),
	page({
		pattern: '/[community]/offices/[office]', name: 'office', kind: 'object', view: officeWithDuty, component: OfficePage,
		subject: (params) => params.office as SubjectId, addresses: each('offices', 'office')
	}),
	page({ pattern: '/[community]/receptions', name: 'receptions', kind: 'list', view: receptionsPage, component: ReceptionsPage, addresses: here('/[community]/receptions') }),
	page({
		pattern: '/[community]/receptions/[reception]', name: 'reception', kind: 'object', view: receptionPage, component: ReceptionPage,
		subject: (params) => params.reception as SubjectId, addresses: each('receptions', 'reception')
	}),
	page({ pattern: '/[community]/observers', name: 'observers', kind: 'list', view: observersPage, component: ObserversPage, addresses: here('/[community]/observers') }),
	page({
		pattern: '/[community]/map', name: 'map', kind: 'list', view: communityMap, component: MapPage, query: ['show'], addresses: here('/[community]/map')
	}),
	page({
		pattern: '/[community]/boards/[board]', name: 'board', kind: 'object', view: boardPage, component: BoardPage,
		subject: (params) => params.board as SubjectId, addresses: boardAddresses
	}),
	page({ pattern: '/[community]/places', name: 'places', kind: 'list', view: treePage, component: PlacesPage, addresses: here('/[community]/places') }),
	page({
		pattern: '/[community]/places/[place]', name: 'place', kind: 'object', view: placePage, component: PlacePage,
		subject: (params) => params.place as SubjectId, addresses: placeAddresses
	}),
	page({
		pattern: '/[community]/electorates', name: 'electorates', kind: 'list', view: electoratesPage, component: ElectoratesPage,
		addresses: here('/[community]/electorates')
	}),
	page({
		pattern: '/[community]/electorates/[electorate]', name: 'electorate', kind: 'object', view: electoratePage, component: ElectoratePage,
		query: ['at', 'after'], subject: (params) => params.electorate as SubjectId, addresses: each('electorates', 'electorate')
	}),
	page({
		pattern: '/[community]/procedures', name: 'procedures', kind: 'list', view: proceduresPage, component: ProceduresPage, addresses: here('/[community]/procedures')
	}),
	page({
		pattern: '/[community]/procedures/drafts/[draft]', name: 'procedure-draft', kind: 'object', view: procedureDraftPage, component: ProcedureDraftPage,
		comments: true, subject: (params) => params.draft as SubjectId, addresses: each('procedures/drafts', 'procedure-draft')
	}),
	page({
		pattern: '/[community]/procedures/[procedure]', name: 'procedure', kind: 'object', view: procedurePage, component: ProcedurePage,
		subject: (params) => params.procedure as SubjectId, addresses: each('procedures', 'procedure')
	}),
	page({ pattern: '/[community]/rules', name: 'rules', kind: 'list', view: rulesPage, component: RulesPage, addresses: here('/[community]/rules') }),
	page({
		pattern: '/[community]/rules/[draft]', name: 'rule-draft', kind: 'object', view: ruleDraftPage, component: RuleDraftPage,
		comments: true, subject: (params) => params.draft as SubjectId, addresses: each('rules', 'rule-draft')
	}),
	page({
		pattern: '/[community]/record', name: 'record', kind: 'list', view: recordPage, component: RecordPage,
		query: ['before'], addresses: here('/[community]/record')
	}),
	// Its `.json` is a route of its own. The lines are evidence for the pages above, which are all listed; they are not listed again.
	page({ pattern: '/[community]/record/[seq]', name: 'entry', kind: 'list', view: entryPage, component: EntryPage, addresses: async () => [] })
];

/** The parameters of a pattern in a pathname, or undefined when it does not fit. */
function paramsOf(pattern: string, pathname: string): Record<string, string> | undefined {
	const wanted = pattern.split('/');
	const given = pathname.split('/');
	if (wanted.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of wanted.entries()) {
		const name = /^\[(\w+)\]$/.exec(part)?.[1];
		if (name === undefined ? part !== given[index] : !given[index]) return undefined;
		if (name !== undefined) params[name] = given[index]!;
	}
	return params;
}

/** The page at a pathname, with what its address names; undefined when there is none of this shape. Fixed parts go before parameters. */
export function matchPage(pathname: string): { page: PublicPage; params: Params } | undefined {
	for (const candidate of PAGES) {
		const params = paramsOf(candidate.pattern, pathname);
		if (params) return { page: candidate, params };
	}
	return undefined;
}

/** What a view is given: the parameters of the address, what it reads of the query, and the city's address where the page lies in no community. */
export function viewParams(match: { page: PublicPage; params: Params }, query: URLSearchParams, city: string | undefined): Params {
	const params: Record<string, string> = {};
	for (const name of match.page.query) {
		const value = query.get(name);
		if (value !== null && value !== '') params[name] = value.slice(0, 100);
	}
	return { ...params, ...(city !== undefined && match.params.community === undefined ? { city } : {}), ...match.params };
}

/** The address of every public page of a city, its own first, then community by community. */
export async function everyAddress(contents: Contents, city: CommunityCode | undefined): Promise<string[]> {
	const held = await communityOf(contents, city);
	const whole = PAGES.filter((one) => !one.pattern.includes('[community]'));
	const addresses = (await Promise.all(whole.map((one) => one.addresses(contents, city as CommunityCode)))).flat();
	if (!held) return addresses;
	for (const { content } of await contents.ofParent<CommunityContent>(held.content.subject, 'community')) {
		for (const one of PAGES) {
			if (one.pattern.includes('[community]')) addresses.push(...(await one.addresses(contents, content.community)));
		}
	}
	return addresses;
}
