/** Surnames of two characters that are common enough to be known as such. */
export const LONG_SURNAMES = ['欧阳', '上官', '司徒', '诸葛', '司马', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '端木', '东方', '南宫', '独孤'];

/**
 * The only form of a name that others may see, unless its bearer holds an office: the surname and two stars. Of a name in letters, its
 * first letter.
 */
export function maskedName(name: string): string {
	const surname = LONG_SURNAMES.find((long) => name.startsWith(long) && name.length > long.length) ?? Array.from(name)[0] ?? '';
	return `${surname}**`;
}
