/** A day written with a month or day of one digit, as it is meant; anything else as it is. */
export function plainDay(text: string): string {
	return text.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (_all, year: string, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
