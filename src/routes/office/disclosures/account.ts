import { error } from '@sveltejs/kit';
import { readAccountCsv, readAccountRows, textOfFile, type Sheet } from '#acts/disclosure/account-csv.ts';
import type { Portal } from '#acts/portal.ts';
import { addMonths, daysBetween, span } from '#domain/basics/day.ts';
import { parseYuan, type Fen } from '#domain/basics/money.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { communityOf, rulesFor } from '#domain/community/in-force.ts';
import { disclosureDue } from '#domain/disclosure/disclosure.ts';
import { owedBy } from '#domain/disclosure/duties.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { HeldOffice } from '#records/offices.ts';
import { cellName, MOST_TYPED, TYPED_COLUMNS, type AccountChoice, type AccountFrame } from '#lib/office/account-form.ts';
import { words } from '#words/words.ts';
import type { Officer } from '../officer.ts';

/** How far back an account can be published that never was, in months. */
const MONTHS_BACK = 12;

/** The accounts of a body that are there, by month, of the kind it publishes. */
async function accountsOf(portal: Portal, body: string) {
	const tables = await portal.records.disclosures.tablesOf(body);
	const kind = tables[0]?.kind ?? 'collective';
	return new Map(tables.filter((table) => table.kind === kind).map((table) => [table.period, table]));
}

async function disclosureDay(portal: Portal, community: string | undefined): Promise<number> {
	return (await rulesFor(portal.contents, (await communityOf(portal.contents, community))?.content, portal.today())).rules.disclosureDay;
}

/** What an officer may publish: for each body the months that are over and not there, those that are owed first. */
export async function choicesOf(portal: Portal, offices: readonly HeldOffice[]): Promise<AccountChoice[]> {
	const today = portal.today();
	const day = await disclosureDay(portal, offices[0]?.community);
	return Promise.all(
		offices.map(async ({ body, bodyName }) => {
			const there = await accountsOf(portal, body);
			const content = (await portal.contents.bySubject<BodyContent>(body as SubjectId))?.content;
			const owed = new Map((content ? owedBy(content, day, today) : []).filter(({ category }) => category === 'finance').map((one) => [one.period, one.due]));
			const months = Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(today.slice(0, 7), -back - 1))
				.filter((period) => !there.has(period))
				.map((period) => {
					const due = owed.get(period) ?? disclosureDue(period, day)!;
					return { period, due, daysLate: Math.max(0, daysBetween(due, today)), owed: owed.has(period) };
				});
			return { body, unit: bodyName, months: [...months.filter((month) => month.owed).reverse(), ...months.filter((month) => !month.owed)] };
		})
	);
}

/** The account an address names, or undefined when none is named. Another's body and a month that cannot be are not there. */
export async function frameOf(locals: App.Locals, officer: Officer, url: URL): Promise<AccountFrame | undefined> {
	const { portal, lang } = locals;
	const asked = { body: url.searchParams.get('body'), period: url.searchParams.get('period') };
	if (asked.body === null && asked.period === null) return undefined;
	const office = officer.publishes.find(({ body }) => body === asked.body);
	const period = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked.period ?? '') ? asked.period! : undefined;
	if (!office || !period || span(period)!.until >= portal.today()) error(404, { message: words[lang].pages.notFound });
	const there = await accountsOf(portal, office.body);
	const before = there.get(addMonths(period, -1));
	const content = (await portal.contents.bySubject<BodyContent>(office.body as SubjectId))?.content;
	const day = await disclosureDay(portal, officer.community);
	const owed = content && owedBy(content, day, portal.today()).find((one) => one.category === 'finance' && one.period === period);
	return {
		body: office.body, unit: office.bodyName, period, due: owed?.due ?? disclosureDue(period, day)!,
		...(before ? { before: { period: before.period, closing: before.closing } } : {})
	};
}

/** What came with the form: its texts, and the text of a file, when one was chosen. Undefined in place of a text that is not UTF-8. */
export async function readForm(request: Request): Promise<{ texts: Record<string, string>; file?: { text: string | undefined } }> {
	const texts: Record<string, string> = {};
	let file: { text: string | undefined } | undefined;
	for (const [name, value] of await request.formData()) {
		if (typeof value === 'string') texts[name] ??= value;
		else if (name === 'file' && value.size > 0) file = { text: textOfFile(new Uint8Array(await value.arrayBuffer())) };
	}
	return { texts, ...(file ? { file } : {}) };
}

/** How many lines the form has to type in. */
export function typedLines(texts: Record<string, string>): number {
	const count = Math.trunc(Number(texts.lines));
	return count >= 1 && count <= MOST_TYPED ? count : 5;
}

/** The lines that were typed, read like the rows of a sheet, so that both are refused for the same things. */
export function readTyped(texts: Record<string, string>, about: { month: string; opening: Fen }): Sheet {
	const rows = Array.from({ length: typedLines(texts) }, (_, index) => TYPED_COLUMNS.map((column) => texts[cellName(index + 1, column)] ?? ''));
	const sheet = readAccountRows([[...TYPED_COLUMNS], ...rows], about);
	return sheet.problems[0]?.code === 'no-lines' ? { ...sheet, problems: [{ code: 'empty' }] } : sheet;
}

/** A sheet from the form: the chosen file before what was pasted. */
export function readSheet(csv: string, file: { text: string | undefined } | undefined, about: { month: string; opening: Fen }): Sheet {
	if (file && file.text === undefined) return { lines: [], rows: [], problems: [{ code: 'not-utf8' }], ignored: [], sums: [] };
	return readAccountCsv(file?.text ?? csv, about);
}

/** A balance as typed, in fen. */
export function balanceOf(texts: Record<string, string>, name: 'opening' | 'closing'): { fen: Fen } | { problem: { path: string; code: 'missing' | 'malformed' } } {
	const text = (texts[name] ?? '').trim();
	const fen = parseYuan(text);
	return fen === undefined ? { problem: { path: name, code: text === '' ? 'missing' : 'malformed' } } : { fen };
}
