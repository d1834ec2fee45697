import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { DocumentContent, DocumentVersionContent, SuggestionContent } from '#domain/document/document.ts';
import { clausesOfDrafts } from './document-clauses.ts';
import { base, given, type Making, type Planned } from './planned.ts';
import type { RowOf } from './shapes.ts';

type Row = RowOf<'deliberation_documents'>;

/** What a draft is called: what stands in brackets at the end of its title. */
const nameOf = (title: string | null | undefined, no: number): string => /（([^（）]+)）$/.exec(title ?? '')?.[1] ?? `第${no}稿`;

function documentContents(making: Making, row: Row, number: () => string): Planned[] {
	const { file, subject } = making;
	const community = row.community_id as CommunityCode;
	const proposal = file.proposals.find(({ value }) => value.id === row.proposal_id)!.value;
	const matter = file.matters.find(({ value }) => value.proposal_id === row.proposal_id)?.value;
	const list = 'deliberation_documents';
	const clauses = clausesOfDrafts(row.drafts);
	const first = row.drafts[0]!;
	const document: DocumentContent = {
		...base(making, 'document', list, row.id, community),
		parent: matter ? subject('matters', matter.id) : subject('proposals', proposal.id),
		title: row.title, kind: 'text', body: subject('bodies', matter?.deciding_body_id ?? proposal.body_id), group: 'assigned', begun: first.date, by: first.author, ...given('note', row.status)
	};
	const versionOf = (no: number): SubjectId => subject(list, `${row.id}/version/${no}`);
	return [
		{ content: document, list, happenedAt: first.date },
		...row.drafts.flatMap((draft, index): Planned[] => {
			const { version: no, date, author, basis, changes } = draft;
			const version: DocumentVersionContent = {
				...base(making, 'document-version', list, `${row.id}/version/${no}`, community), source: row.id, parent: document.subject,
				no, name: nameOf(draft.title, no), reason: basis ?? '', on: date, by: author, clauses: clauses[index]!
			};
			// What a draft says it took over from others was suggested on the draft before it.
			const before = row.drafts[index - 1];
			const suggestions = (changes ?? []).map((change, at): Planned<SuggestionContent> => {
				const clause = [...clauses[index]!, ...(clauses[index - 1] ?? [])].find(({ heading }) => heading === change.section?.trim())?.id;
				return {
					list, happenedAt: date,
					content: {
						...base(making, 'suggestion', list, `${row.id}/version/${no}/change/${at + 1}`, community), source: row.id, parent: document.subject,
						number: number(), is: 'change', version: versionOf(before?.version ?? no), ...given('clause', clause), gist: change.change, by: change.source ?? '', channel: 'imported', on: date,
						decided: { is: change.accepted ? 'adopted' : 'declined', reason: change.reason ?? '', on: date, by: author, into: no }
					}
				};
			});
			return [{ content: version, list, happenedAt: date }, ...suggestions];
		})
	];
}

/** Deliberation documents: each with its drafts as versions, and what was suggested and became of it. A file has the gist of a suggestion, not its text. */
export function documentsOf(making: Making): Planned[] {
	const serials = new Map<string, number>();
	return making.file.deliberation_documents.flatMap(({ value }) => {
		const number = () => {
			const prefix = `${value.community_id}-S-${value.drafts[0]!.date.slice(0, 4)}`;
			const serial = (serials.get(prefix) ?? 0) + 1;
			serials.set(prefix, serial);
			return `${prefix}-${String(serial).padStart(4, '0')}`;
		};
		return documentContents(making, value, number);
	});
}
