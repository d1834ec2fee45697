import { isDay, type Day } from '../../basics/day.ts';
import { adultFrom, type FactKind } from '../person-fact.ts';
import type { RollField } from './columns.ts';

/** What can be wrong with a cell of a roll. */
export type RollProblemCode =
	| 'missing'
	| 'formula'
	| 'unreadable'
	| 'too-long'
	| 'not-a-name'
	| 'identity-number'
	| 'place-unknown'
	| 'place-missing'
	| 'not-a-phone'
	| 'not-yes-or-no'
	| 'not-a-day'
	| 'day-in-future'
	| 'not-an-area'
	| 'no-such-body'
	| 'two-representatives';

/** One thing that is wrong: the field, and what stands there. */
export interface RollProblem {
	field: RollField;
	code: RollProblemCode;
	found: string;
	params?: Record<string, string | number>;
}

/** What a row says of a fact: it holds (since a day, with an area), or it does not. Absent: the row says nothing. */
export interface Said {
	holds: boolean;
	from?: Day;
	area?: number;
}

/** A row of a roll, read. */
export interface RollRow {
	/** Row of the spreadsheet, its heading among them, from 1. */
	row: number;
	name: string;
	place?: string;
	door?: string;
	phone?: string;
	says: Partial<Record<FactKind, Said>>;
}

const MOST = { name: 40, place: 60, door: 40 } as const;
const HOSTILE = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd]|[\ud800-\udfff]/u;
const YES = /^(是|有|√|✓|✔|1|y|yes|true|对|在|本地|常住)$/i;
const NO = /^(否|无|没有|×|✗|✕|x|0|n|no|false|不是|不在|外地)$/i;
const FORMULA = /^[=+@]|^-(?!\d+(\.\d+)?$)/;

/** A cell as text to compare: NFC, without the spaces around. */
export function cellText(cell: string | undefined): string {
	return (cell ?? '').normalize('NFC').replace(/[\u00a0\u3000\s]+/gu, ' ').trim();
}

/** Places, doors and names as they are compared: full and half width alike, without spaces, whatever the case. */
export function comparable(text: string): string {
	return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Reads a day: 2020-01-05, 2020/1/5, 2020.1.5, 2020年1月5日, 20200105. */
export function dayInCell(text: string): Day | undefined {
	const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.normalize('NFKC').replace(/\s/g, '').replace(/T00:00:00(\.000)?Z?$/, ''));
	if (!found) return undefined;
	const day = `${found[1]}-${(found[2] ?? found[4]!).padStart(2, '0')}-${(found[3] ?? found[5]!).padStart(2, '0')}`;
	return isDay(day) ? day : undefined;
}

/** Reads an area in square metres, to hundredths: 89.5, 89.50㎡, 1,200. */
export function areaInCell(text: string): number | undefined {
	const found = /^(\d{1,6})(?:\.(\d{1,2}))?(?:㎡|m2|平方米|平米|平)?$/i.exec(text.normalize('NFC').replace(/[,，\s]/g, ''));
	const area = found && Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
	return area ? area : undefined;
}

/** Reads a telephone number: digits, with the marks people put between them. */
export function phoneInCell(text: string): string | undefined {
	const found = text.normalize('NFKC').replace(/[\s()]/g, '').replace(/\.0$/, '');
	return /^\+?\d[\d-]{4,18}\d$/.test(found) ? found : undefined;
}

/** A name: letters of any script, with the dots and spaces that names have. */
function isName(text: string): boolean {
	return /^\p{L}[\p{L}\p{M}·•.'’ -]*$/u.test(text);
}

/** The cells of one row, by what they say. */
export interface RowCells {
	/** The cell of a field; undefined where the file has no such column and nothing was mended. */
	cell(field: RollField): string | undefined;
	/** Whether an identity number was taken out of the row before it was kept. */
	identity?: boolean;
}

/** Reads one row. Problems name the field and what stands there; of a row with problems nothing is taken. */
export function readRow(row: number, { cell, identity = false }: RowCells, today: Day): { read: RollRow; problems: RollProblem[] } {
	const problems: RollProblem[] = [];
	const read: RollRow = { row, name: '', says: {} };
	const bad = (field: RollField, code: RollProblemCode, found: string, params?: RollProblem['params']) => {
		problems.push({ field, code, found: found.slice(0, 80), ...(params ? { params } : {}) });
	};
	/** A text cell, or nothing where it is empty or cannot be taken. */
	const text = (field: 'name' | 'place' | 'door'): string | undefined => {
		const found = cellText(cell(field));
		if (found === '') return undefined;
		if (FORMULA.test(found)) return void bad(field, 'formula', found);
		if (HOSTILE.test(found)) return void bad(field, 'unreadable', found);
		if ([...found].length > MOST[field]) return void bad(field, 'too-long', found, { most: MOST[field] });
		return found;
	};
	const since = (field: 'since' | 'born'): Day | undefined => {
		const found = cellText(cell(field));
		if (found === '') return undefined;
		const day = dayInCell(found);
		if (!day) return void bad(field, 'not-a-day', found);
		if (day > today) return void bad(field, 'day-in-future', found);
		return day;
	};

	const nameCell = cellText(cell('name'));
	if (nameCell === '') bad('name', identity ? 'identity-number' : 'missing', '');
	else {
		const name = text('name')?.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
		if (name !== undefined && !isName(name)) bad('name', 'not-a-name', nameCell);
		else if (name !== undefined) read.name = name;
	}
	const place = text('place');
	if (place !== undefined) read.place = place;
	const door = text('door');
	if (door !== undefined) read.door = door;
	else if (cell('door') !== undefined && !problems.some(({ field }) => field === 'door')) bad('door', 'missing', '');
	const phoneCell = cellText(cell('phone'));
	if (phoneCell !== '') {
		const phone = phoneInCell(phoneCell);
		if (phone === undefined) bad('phone', FORMULA.test(phoneCell) && !phoneCell.startsWith('+') ? 'formula' : 'not-a-phone', phoneCell);
		else read.phone = phone;
	}

	/** 是 or 否, or a day since when. */
	const yesNo = (field: 'registered' | 'resident' | 'adult' | 'household_representative' | 'representative' | 'member' | 'tenant') => {
		const found = cellText(cell(field));
		if (found === '') return;
		const day = dayInCell(found);
		if (YES.test(found)) read.says[field] = { holds: true };
		else if (NO.test(found)) read.says[field] = { holds: false };
		else if (day && day <= today) read.says[field] = { holds: true, from: day };
		else bad(field, day ? 'day-in-future' : FORMULA.test(found) ? 'formula' : 'not-yes-or-no', found);
	};
	(['registered', 'resident', 'adult', 'household_representative', 'representative', 'member', 'tenant'] as const).forEach(yesNo);
	const from = since('since');
	if (from !== undefined) {
		// Since when somebody lives here says that they do; of a tenant it is said of the tenancy.
		const of = read.says.tenant?.holds ? 'tenant' : 'resident';
		if (read.says[of]?.holds !== false) read.says[of] = { holds: true, from: read.says[of]?.from ?? from };
	}
	const born = since('born');
	if (born !== undefined) read.says.adult = { holds: true, from: adultFrom(born) };
	const areaCell = cellText(cell('owner_area'));
	if (areaCell !== '') {
		const area = areaInCell(areaCell);
		if (area === undefined) bad('owner_area', FORMULA.test(areaCell) ? 'formula' : 'not-an-area', areaCell);
		else read.says.owner = { holds: true, area };
	}
	return { read, problems };
}
