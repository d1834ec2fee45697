import type { CellProblem } from './account-cell.ts';

/** The columns of an account sheet. `income` and `expense` stand together in place of `direction` and `amount`. */
export const COLUMNS = {
	seq: ['序号', '行号', '笔号', 'no', 'no.', '#', 'seq', 'line'],
	date: ['日期', '记账日期', '业务日期', 'date', 'day'],
	voucher: ['凭证号', '凭证', '凭证编号', '凭证字号', 'voucher', 'voucher no', 'voucher no.'],
	direction: ['收支', '收/支', '收支方向', '方向', 'direction', 'in/out'],
	income: ['收入', '收入金额', '收', 'income', 'in'],
	expense: ['支出', '支出金额', '付', '支', 'expense', 'out'],
	category: ['科目', '收支科目', '会计科目', '类别', 'category', 'account'],
	summary: ['摘要', '事由', '用途', 'summary', 'description'],
	amount: ['金额', 'amount'],
	balance: ['余额', '结余', '结存', 'balance'],
	counterparty: ['对方', '对方单位', '往来单位', '往来对象', 'counterparty'],
	funding: ['资金来源', 'funding'],
	handler: ['经手人', '经办人', 'handler'],
	witness: ['证明人', 'witness'],
	approver: ['审批人', '批准人', 'approver'],
	decision: ['决议', '决议号', '决议编号', '依据', 'decision', 'resolution'],
	contract: ['合同', '合同号', '合同编号', 'contract'],
	attachments: ['附件数', '附件', '附件张数', '张数', 'attachments'],
	recurring: ['日常支出', '日常', 'recurring']
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof COLUMNS;

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
	Object.entries(COLUMNS).flatMap(([column, headings]) => headings.map((heading) => [heading, column as Column] as const))
);

/** Which column a heading names, in Chinese or English, with or without spaces and a unit: `金额（元）`. */
export function columnOf(heading: string): Column | undefined {
	const plain = heading.normalize('NFKC').toLowerCase().replace(/\([^)]*\)/g, '').replace(/\s+/g, ' ').trim();
	return BY_HEADING.get(plain) ?? BY_HEADING.get(plain.replace(/ /g, ''));
}

/** Something a sheet cannot be read for. `row` is its row in the spreadsheet, the heading counted; absent for the whole file. */
export type SheetProblem =
	| { code: 'not-utf8' | 'empty' | 'no-heading' | 'too-large' | 'no-lines' }
	| { code: 'too-many-rows'; most: number }
	| { code: 'column-missing'; column: Column }
	| { code: 'column-twice'; column: Column; found: string }
	| { code: 'quotes'; row: number }
	| { code: CellProblem; row: number; column: Column; found: string; most?: number };
