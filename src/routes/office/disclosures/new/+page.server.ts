import { error, fail, redirect } from '@sveltejs/kit';
import type { Sheet } from '#acts/disclosure/account-csv.ts';
import type { FieldProblem } from '#acts/refusal.ts';
import { refusal } from '#acts/refusal.ts';
import type { Fen } from '#domain/basics/money.ts';
import { period as periodFrom } from '#domain/basics/period.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { communityOf, rulesFor } from '#domain/community/in-force.ts';
import { accountProblems } from '#domain/disclosure/finance-table.ts';
import { accountSheet } from '#lib/disclosure/account-sheet.ts';
import { accountProblemRow, sheetProblemRow } from '#lib/office/account-problems.ts';
import { cellName, MOST_TYPED, TYPED_COLUMNS, type AccountFrame, type AccountPreview, type AccountProblems } from '#lib/office/account-form.ts';
import { draftSummary, totalsOf } from '#lib/office/draft.ts';
import { periodText } from '#lib/ui/day-text.ts';
import { words } from '#words/words.ts';
import { formAct, freshId } from '../../../form-act.ts';
import { officerAnswering, type Officer } from '../../officer.ts';
import { balanceOf, choicesOf, frameOf, readForm, readSheet, readTyped, typedLines } from '../account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Problems listed at once. */
const MOST_SHOWN = 100;

/** The language that accounts are published in: people who live there read them first. */
const written = words['zh-CN'];

export const load: PageServerLoad = async ({ locals, url }) => {
	const officer = await officerAnswering(locals);
	const { portal } = locals;
	const frame = await frameOf(locals, officer, url);
	const { rules } = await rulesFor(portal.contents, (await communityOf(portal.contents, officer.community))?.content, portal.today());
	return {
		frame,
		choices: frame ? [] : await choicesOf(portal, officer.publishes),
		displayUntil: periodFrom(portal.today(), rules.display.days, rules.display.kind, rules.holidays).last
	};
};

/** The account an action is about; its address always names one. */
async function framed(event: RequestEvent): Promise<{ officer: Officer; frame: AccountFrame }> {
	const officer = await officerAnswering(event.locals);
	const frame = await frameOf(event.locals, officer, event.url);
	if (!frame) error(404, { message: words[event.locals.lang].pages.notFound });
	return { officer, frame };
}

/** What the form shows again: balances, the sheet, the typed cells. */
function kept(texts: Record<string, string>, csv: string): Record<string, string> {
	const names = ['opening', 'closing', 'lines', ...Array.from({ length: typedLines(texts) }, (_, index) => TYPED_COLUMNS.map((column) => cellName(index + 1, column))).flat()];
	return { csv, ...Object.fromEntries(names.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name].slice(0, 300)]]))) };
}

function refused(fields: FieldProblem[], input: Record<string, string>) {
	return fail(400, { act: 'disclosure.publish', refusal: refusal('input.invalid', { fields }), input });
}

/** A sheet that cannot be published yet, with every place named. */
function problematic(event: RequestEvent, sheet: Sheet, from: AccountProblems['from'], input: Record<string, string>, account: Parameters<typeof accountProblemRow>[1][]) {
	const say = words[event.locals.lang];
	const rows = sheet.problems.length > 0 ? sheet.problems.map((problem) => sheetProblemRow(say, problem)) : account.map((problem) => accountProblemRow(say, problem, sheet.rows));
	const problems: AccountProblems = { from, rows: rows.slice(0, MOST_SHOWN), count: rows.length, ignored: sheet.ignored, sums: sheet.sums };
	return fail(422, { act: 'disclosure.publish', refusal: refusal('account.does-not-balance', { params: { problems: rows.length } }), input, problems });
}

function problemsOf(frame: AccountFrame, sheet: Sheet, opening: Fen, closing: Fen) {
	const { income, expense } = totalsOf(sheet.lines);
	return accountProblems({ period: frame.period, opening, closing, income, expense, lines: sheet.lines }, frame.before?.closing);
}

export const actions: Actions = {
	/** Reads and checks everything; publishes nothing. */
	check: async (event) => {
		const { frame, officer } = await framed(event);
		const { texts, file } = await readForm(event.request);
		const from = texts.from === 'typed' ? 'typed' : 'sheet';
		const input = kept(texts, file?.text ?? texts.csv ?? '');
		const [opening, closing] = [balanceOf(texts, 'opening'), balanceOf(texts, 'closing')];
		if ('problem' in opening || 'problem' in closing) return refused([opening, closing].flatMap((one) => ('problem' in one ? [one.problem] : [])), input);
		const about = { month: frame.period, opening: opening.fen };
		const sheet = from === 'typed' ? readTyped(texts, about) : readSheet(texts.csv ?? '', file, about);
		const account = sheet.problems.length > 0 ? [] : problemsOf(frame, sheet, opening.fen, closing.fen);
		if (sheet.problems.length + account.length > 0) return problematic(event, sheet, from, input, account);
		const [community] = await event.locals.portal.contents.ofType<CommunityContent>(officer.community, 'community');
		const preview: AccountPreview = {
			lines: sheet.lines, opening: opening.fen, closing: closing.fen, csv: accountSheet(sheet, 'zh-CN'),
			title: written.office.draft.title({ community: community?.content.name ?? '', period: periodText(written, frame.period), count: sheet.lines.length }),
			summary: draftSummary(written, { period: frame.period, closing: closing.fen, lines: sheet.lines }),
			reviewed: '', ignored: sheet.ignored, sums: from === 'sheet' ? sheet.sums : [],
			fresh: { id: freshId(event), subject: freshId(event), table: freshId(event) }
		};
		return { preview };
	},
	/** Five more lines to type in. */
	more: async (event) => {
		await framed(event);
		const { texts, file } = await readForm(event.request);
		return { edit: { input: kept(texts, file?.text ?? texts.csv ?? ''), lines: Math.min(MOST_TYPED, typedLines(texts) + 5) } };
	},
	/** Back from the preview to the sheet. */
	edit: async (event) => {
		await framed(event);
		const { texts } = await readForm(event.request);
		return { edit: { input: kept(texts, texts.csv ?? ''), lines: 5 } };
	},
	publish: async (event) => {
		const { frame, officer } = await framed(event);
		const { texts } = await readForm(event.request);
		const input = kept(texts, texts.csv ?? '');
		const [opening, closing] = [balanceOf(texts, 'opening'), balanceOf(texts, 'closing')];
		if ('problem' in opening || 'problem' in closing) return refused([opening, closing].flatMap((one) => ('problem' in one ? [one.problem] : [])), input);
		const sheet = readSheet(texts.csv ?? '', undefined, { month: frame.period, opening: opening.fen });
		if (sheet.problems.length > 0) return problematic(event, sheet, 'sheet', input, []);
		const summary = [0, 1, 2].map((n) => texts[`summary.${n}`] ?? '');
		const { income, expense } = totalsOf(sheet.lines);
		const reviewed = texts.reviewed ?? '';
		const account = {
			community: officer.community, subject: texts.subject, table: texts.table, body: frame.body, period: frame.period, title: texts.title ?? '', summary,
			...(reviewed === '' ? {} : { reviewed }), opening: opening.fen, closing: closing.fen, income, expense, lines: sheet.lines
		};
		const done = await formAct(event, 'disclosure.publish', account, { id: texts.id });
		if (done.ok) redirect(303, `/office/disclosures/${String(done.value.subject)}`);
		if (done.refusal.account) return problematic(event, sheet, 'sheet', input, done.refusal.account);
		const preview: AccountPreview = {
			lines: sheet.lines, opening: opening.fen, closing: closing.fen, csv: texts.csv ?? '', title: (texts.title ?? '').slice(0, 500),
			summary: summary.map((sentence) => sentence.slice(0, 500)), reviewed: reviewed.slice(0, 20), ignored: [], sums: [],
			fresh: { id: texts.id ?? '', subject: texts.subject ?? '', table: texts.table ?? '' }
		};
		return fail(done.failure.status, { ...done.failure.data, preview });
	}
};
