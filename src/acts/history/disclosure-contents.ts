import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { RuleSetContent } from '#domain/community/rule-set.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { answerDue, type AnswerContent, type QuestionContent } from '#domain/disclosure/question.ts';
import type { BoardPhotoContent } from '#domain/map/shape.ts';
import { linesOf } from './check-accounts.ts';
import { pointedAt } from './check-links.ts';
import type { PublicNames } from './names.ts';
import { base, given, type Making, type Planned } from './planned.ts';
import type { RowOf } from './shapes.ts';

/** A disclosure as first published, then each later version of it. */
function disclosureVersions(making: Making, row: RowOf<'disclosures'>): Planned<DisclosureContent>[] {
	const first: DisclosureContent = {
		...base(making, 'disclosure', 'disclosures', row.id, row.community_id as CommunityCode),
		category: row.category,
		title: row.title,
		period: row.period,
		body: making.subject('bodies', row.body_id),
		...given('due', row.due_at),
		published: row.published_at,
		...(row.supervisor_reviewed_at === undefined ? {} : { reviewed: row.supervisor_reviewed_at }),
		...given('displayUntil', row.display_until),
		...given('objectionUntil', row.objection_until),
		...given('summary', row.summary),
		...given('text', row.body_text),
		...given('event', row.event_at),
		...(row.covers_bodies ? { covers: row.covers_bodies.map((id) => making.subject('bodies', id)) } : {}),
		...given('note', row.note)
	};
	const versions: Planned<DisclosureContent>[] = [{ content: first, list: 'disclosures', happenedAt: row.published_at }];
	for (const version of row.versions ?? []) {
		const before = versions.at(-1)!.content;
		versions.push({
			list: 'disclosures',
			happenedAt: version.published_at,
			content: {
				...before,
				revised: version.published_at,
				...(version.supervisor_reviewed_at === undefined ? {} : { reviewed: version.supervisor_reviewed_at }),
				...given('displayUntil', version.display_until),
				...given('reason', version.change)
			}
		});
	}
	return versions;
}

function tableContent(making: Making, names: PublicNames, row: RowOf<'finance_tables'>): FinanceTableContent {
	const name = (id: string | null | undefined) => (id ? names.ofPerson(id) : undefined);
	return {
		...base(making, 'finance-table', 'finance_tables', row.id, row.community_id as CommunityCode),
		...(row.disclosure_id ? { parent: making.subject('disclosures', row.disclosure_id) } : {}),
		body: making.subject('bodies', row.body_id),
		kind: row.kind,
		unit: row.unit,
		period: row.period,
		opening: row.opening_balance_fen,
		closing: row.closing_balance_fen,
		income: row.income_total_fen,
		expense: row.expense_total_fen,
		...given('prepared', name(row.prepared_by)),
		...given('approved', name(row.approved_by)),
		...given('reviewed', name(row.reviewed_by)),
		...given('reviewedAt', row.reviewed_at),
		...(row.posted
			? { posted: { published: row.posted.published_at, ...given('displayUntil', row.posted.display_until), ...given('channels', row.posted.channels) } }
			: {}),
		...given('note', row.note),
		lines: linesOf(row)
	};
}

/** What a question points at: the object it belongs to and, of an account, table and line. */
function pointing(making: Making, ref: string): Pick<QuestionContent, 'parent' | 'table' | 'line'> {
	const to = pointedAt(ref, making.file.names)!;
	const subject = making.subject(to.list, to.id);
	if (to.list !== 'finance_tables') return { parent: subject };
	const table = making.file.finance_tables.find(({ value }) => value.id === to.id)!.value;
	const parent: SubjectId = table.disclosure_id ? making.subject('disclosures', table.disclosure_id) : subject;
	return { parent, table: subject, ...given('line', to.line) };
}

/** Questions with their numbers, in the order of the days they were asked, and the answers. */
function inquiryContents(making: Making, names: PublicNames, rules: RuleSetContent, pseudonym: () => string): Planned[] {
	const bodies = new Map(making.file.bodies.map(({ value }) => [value.id, value.name]));
	const serials = new Map<string, number>();
	const rows = making.file.inquiries.map(({ value }) => value).sort((a, b) => (a.asked_at < b.asked_at ? -1 : a.asked_at > b.asked_at ? 1 : a.id < b.id ? -1 : 1));
	return rows.flatMap((row) => {
		const community = row.community_id as CommunityCode;
		const prefix = `${community}-Q-${row.asked_at.slice(0, 4)}`;
		const serial = (serials.get(prefix) ?? 0) + 1;
		serials.set(prefix, serial);
		const question: QuestionContent = {
			...base(making, 'question', 'inquiries', row.id, community),
			...pointing(making, row.ref),
			number: `${prefix}-${String(serial).padStart(4, '0')}`,
			body: making.subject('bodies', row.body_id),
			text: row.question,
			channel: row.channel,
			asker: pseudonym(),
			asked: row.asked_at,
			due: answerDue(row.asked_at, rules),
			...given('enteredBy', row.entered_by ? names.ofPerson(row.entered_by) : undefined),
			...given('satisfaction', row.satisfaction)
		};
		const planned: Planned[] = [{ content: question, list: 'inquiries', happenedAt: row.asked_at }];
		if (row.answer && row.answered_at) {
			const answer: AnswerContent = {
				...base(making, 'answer', 'inquiries', `${row.id}/answer`, community),
				parent: question.subject,
				text: row.answer,
				by: row.answered_by ? names.inOffice(row.answered_by, row.body_id, row.answered_at) : bodies.get(row.body_id)!,
				answered: row.answered_at,
				source: row.id
			};
			planned.push({ content: answer, list: 'inquiries', happenedAt: row.answered_at });
		}
		return planned;
	});
}

/** The photograph of the notice board on which a disclosure hung: by its name, as the file has no pictures. The board comes with the map. */
function photoContents(making: Making, row: RowOf<'disclosures'>): Planned<BoardPhotoContent>[] {
	const photo = row.board_photo;
	if (!photo) return [];
	const content: BoardPhotoContent = {
		...base(making, 'board-photo', 'board_photos', row.id, row.community_id as CommunityCode),
		board: making.subject('shapes', photo.board_id), taken: photo.taken_at, shows: making.subject('disclosures', row.id), file: photo.file
	};
	return [{ content, list: 'board_photos', happenedAt: photo.taken_at }];
}

/** Disclosures in all their versions, their photographs, their tables, questions and answers. */
export function disclosureContents(making: Making, names: PublicNames, rules: RuleSetContent, pseudonym: () => string): Planned[] {
	const published = new Map(making.file.disclosures.map(({ value }) => [value.id, value.published_at]));
	return [
		...making.file.disclosures.flatMap(({ value }) => [...disclosureVersions(making, value), ...photoContents(making, value)]),
		...making.file.finance_tables.map(({ value }) => ({
			content: tableContent(making, names, value),
			list: 'finance_tables',
			happenedAt: (value.disclosure_id ? published.get(value.disclosure_id) : undefined) ?? value.posted!.published_at
		})),
		...inquiryContents(making, names, rules, pseudonym)
	];
}
