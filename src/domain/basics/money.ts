/** Money is an integer number of fen (1/100 yuan). No floats anywhere. */
export type Fen = number;

/** The largest amount accepted: ten billion yuan. Sums of 10,000 such lines stay safe integers. */
export const MOST_FEN = 1_000_000_000_000;

/** 1234567 → "12,345.67". Negative amounts carry a minus sign; sentences say 少 or 付 instead. */
export function formatFen(fen: Fen): string {
	const sign = fen < 0 ? '−' : '';
	const whole = Math.abs(fen);
	const yuan = Math.floor(whole / 100).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
	return `${sign}${yuan}.${String(whole % 100).padStart(2, '0')}`;
}

/** 1234567 → "12345.67", for spreadsheets. */
export function plainYuan(fen: Fen): string {
	return formatFen(fen).replace(/,/g, '').replace('−', '-');
}

/** Full-width digits and marks, as typed on Chinese keyboards, to half width, and the minus sign that we print. */
function halfWidth(text: string): string {
	return text.replace(/[０-９．，－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace('−', '-');
}

/**
 * Reads an amount in yuan as people write it: 1234.5, 1,234.50, ¥1,234.50, 1234.50元, full width too.
 * Returns fen, or undefined when it is not an amount, has more than two decimals, or is beyond MOST_FEN.
 */
export function parseYuan(source: string): Fen | undefined {
	const text = halfWidth(source.trim()).replace(/^[¥￥]\s*/, '').replace(/\s*元$/, '');
	const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?$/.exec(text);
	if (!match) return undefined;
	const fen = Number(match[2]!.replace(/,/g, '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
	if (fen > MOST_FEN) return undefined;
	return match[1] && fen !== 0 ? -fen : fen;
}
