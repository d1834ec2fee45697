/** Compares texts by code unit, as days, periods and ids are meant to be: −1, 0 or 1, so that what is equal keeps its place. */
export function inOrder(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
