/*
 * The columns of a roll as other programs write it. No column for an identity number: whoever has one finds it left out, in words.
 */

/** What a column can say of a person. */
export const ROLL_FIELDS = [
	'name', 'place', 'door', 'phone', 'registered', 'resident', 'since', 'adult', 'born', 'household_representative', 'representative', 'member',
	'owner_area', 'tenant'
] as const;
export type RollField = (typeof ROLL_FIELDS)[number];

/** For each column of the file the field it goes to, or nothing. */
export type Mapping = readonly (RollField | undefined)[];

const HEADINGS: Readonly<Record<RollField, RegExp>> = {
	name: /^(姓名|名字|业主姓名|户主姓名|居民姓名|name|full ?name|person)$/i,
	place: /^(村|自然村|小区|楼盘|片区|网格|所属网格|单元格|院落|village|estate|place|cell|grid)$/i,
	door: /^(门牌|门牌号|户号|房号|房间号|地址|住址|door|house|address|flat|room|unit)$/i,
	phone: /^(电话|手机|手机号|手机号码|联系电话|联系方式|phone|mobile|telephone|tel)$/i,
	registered: /^(户籍|户籍在本村|户籍在本地|本地户籍|户籍在本社区|是否户籍|registered|registered here)$/i,
	resident: /^(常住|居住|在本村居住|是否常住|住在这里|resident|lives here)$/i,
	since: /^(入住日期|居住起始|何时起住|居住起始日期|since|living here since|moved in)$/i,
	adult: /^(成年|满18岁|满18周岁|年满十八|18岁以上|adult|18 or older|of age)$/i,
	born: /^(出生日期|出生年月日|生日|birth|born|birthday|date of birth)$/i,
	household_representative: /^(户代表|是否户代表|户主|household representative|head of household)$/i,
	representative: /^(居民代表|村民代表|代表|是否代表|representative)$/i,
	member: /^(集体成员|集体经济组织成员|社员|股东|member|collective member)$/i,
	owner_area: /^(建筑面积|面积|产权面积|专有面积|area|floor area|owner area)$/i,
	tenant: /^(租户|租住|承租人|是否租户|tenant|renting)$/i
};

/** Headings of identity numbers. Such a column is not read at all. */
const IDENTITY_HEADING = /身份证|身份号|证件号|公民号码|护照|id ?(card|number|no)|identity|passport|national ?id/i;

/** What a heading is compared as. */
function plain(heading: string): string {
	return heading.normalize('NFKC').replace(/[*:]/g, '').replace(/\(.*\)\s*$/, '').replace(/\s+/g, ' ').trim();
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a text is an identity number: 18 characters with a day that can be and its check digit, or 15 digits of the old kind. */
export function isIdentityNumber(text: string): boolean {
	const found = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
	const month = (at: number) => Number(found.slice(at, at + 2)) >= 1 && Number(found.slice(at, at + 2)) <= 12;
	const dayOfMonth = (at: number) => Number(found.slice(at, at + 2)) >= 1 && Number(found.slice(at, at + 2)) <= 31;
	if (/^[1-9]\d{14}$/.test(found)) return month(8) && dayOfMonth(10);
	if (!/^[1-9]\d{16}[\dX]$/.test(found) || !month(10) || !dayOfMonth(12)) return false;
	const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(found[index]), 0);
	return '10X98765432'[sum % 11] === found[17];
}

/** An identity number somewhere inside a text. */
const INSIDE = /(?<![0-9])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])|(?<![0-9])[1-9]\d{14}(?![0-9A-Za-z])/g;

/** Takes identity numbers out of a text. What is left is all that is ever kept of it. */
export function withoutIdentityNumbers(text: string): { text: string; found: boolean } {
	let found = false;
	const wide = text.normalize('NFKC');
	if (!/\d{15}/.test(wide.replace(/[\s-]/g, ''))) return { text, found };
	if (isIdentityNumber(wide)) return { text: '', found: true };
	const left = wide.replace(INSIDE, (one) => {
		if (!isIdentityNumber(one)) return one;
		found = true;
		return '';
	});
	return found ? { text: left, found } : { text, found };
}

/** Columns that hold identity numbers, by their heading or by what stands in them. */
export function identityColumns(headings: readonly string[], rows: readonly (readonly string[])[]): number[] {
	return headings.flatMap((heading, column) => {
		if (IDENTITY_HEADING.test(heading.normalize('NFKC'))) return [column];
		const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
		const numbers = filled.filter(isIdentityNumber).length;
		// Where the heading names something else, single numbers are slips of the pen, and are taken out one by one.
		return numbers > 0 && numbers * (fieldOf(heading) === undefined ? 3 : 1.5) >= filled.length ? [column] : [];
	});
}

/** The field a heading names, or undefined. */
export function fieldOf(heading: string): RollField | undefined {
	return ROLL_FIELDS.find((field) => HEADINGS[field].test(plain(heading)));
}

/** What the headings say; a field that two columns name goes to the first. */
export function guessMapping(headings: readonly string[], leftOut: readonly number[] = []): (RollField | undefined)[] {
	const taken = new Set<RollField>();
	return headings.map((heading, column) => {
		const field = leftOut.includes(column) ? undefined : fieldOf(heading);
		if (field === undefined || taken.has(field)) return undefined;
		taken.add(field);
		return field;
	});
}

/** The row, from 0, in which the headings stand: the first of the top six in which two of them are known. −1 when there is none. */
export function headingRow(rows: readonly (readonly string[])[]): number {
	const known = (row: readonly string[]) => row.filter((cell) => fieldOf(cell) !== undefined).length;
	const top = rows.slice(0, 6);
	const two = top.findIndex((row) => known(row) >= 2);
	return two >= 0 ? two : top.findIndex((row) => known(row) >= 1);
}

/** What is wrong with a mapping: no name, or one field twice. */
export function mappingProblem(mapping: Mapping): { code: 'no-name' } | { code: 'twice'; field: RollField } | undefined {
	if (!mapping.includes('name')) return { code: 'no-name' };
	const twice = ROLL_FIELDS.find((field) => mapping.filter((one) => one === field).length > 1);
	return twice ? { code: 'twice', field: twice } : undefined;
}
