import { addDays, type Day } from '../basics/day.ts';

/**
 * The notice that a newer version carries when what somebody wrote was erased at their own request: bytes and salt of the versions before are
 * gone, their hashes stand in the record. A gap without such a notice is something else, and the verification says so.
 */
export interface ErasedMark {
	basis: 'own-request';
	/** The day on which it was asked for. */
	asked: Day;
}

/** Days between asking and erasing, in which one may think again. */
export const ERASURE_WAIT = 7;

/** What stands in the place of a text that was erased. */
export const ERASED_TEXT = '〔本人要求删除了这段文字〕';

/** The day on which what is asked for today will be erased. */
export function erasureDue(asked: Day): Day {
	return addDays(asked, ERASURE_WAIT);
}
