import { utf8 } from '../basics/bytes.ts';
import { subjectIdOf, type SubjectId } from '../basics/id.ts';
import type { Content, Sha256 } from '../content/content.ts';

/**
 * The subject of an object of an imported file: the first 16 bytes of SHA-256('yishi-import:' + list + ':' + id). Whoever has the
 * file can find the object, also before anything of it is shown; importing the same file elsewhere gives the same subjects.
 */
export function importedSubject(sha256: Sha256, list: string, id: string): SubjectId {
	return subjectIdOf(sha256(utf8(`yishi-import:${list}:${id}`)).slice(0, 16));
}

/** The subject under which the part of an object is kept that its own content leaves out. An object kept whole has its own subject. */
export function heldPartSubject(sha256: Sha256, list: string, id: string): SubjectId {
	return importedSubject(sha256, 'held-import', `${list}:${id}`);
}

/** A content of the office: what an imported file holds and no page shows yet. Kept, not dropped; its hash is in the record. */
export interface HeldImportContent extends Content {
	type: 'held-import';
	list: string;
	/** The object as it was in the file; as JSON text when it holds fractions, which contents cannot. */
	value: unknown;
	/** Only what the content that is shown of this object leaves out. */
	part?: true;
}

/** What of a community's history is kept and not yet shown: how many objects of which lists. */
export interface NotYetShownContent extends Content {
	type: 'not-yet-shown';
	/** With `part`: of so many objects that are shown, something is not. */
	lists: { list: string; count: number; part?: true }[];
}

/** The reading of an import file by its keys: what can be wrong with it, and in which words it is said. */
export type FileProblemCode =
	/* what is written there */
	| 'missing'
	| 'wrong-type'
	| 'not-in-list'
	| 'not-a-day'
	| 'not-a-moment'
	| 'not-a-clock-time'
	| 'not-a-period'
	| 'not-money'
	| 'not-a-number'
	| 'not-an-address'
	| 'not-masked'
	| 'text-unreadable'
	| 'too-long'
	| 'too-large'
	| 'too-deep'
	/* how objects belong together */
	| 'twice'
	| 'dangling'
	| 'not-the-tree'
	| 'tree-in-a-circle'
	| 'no-root'
	| 'other-community'
	| 'links-differ'
	| 'no-such-line'
	| 'until-before-from'
	| 'answered-before-asked'
	| 'out-of-order'
	| 'nowhere-published'
	| 'count-differs'
	| 'more-than'
	| 'sum-differs'
	/* maps */
	| 'not-geojson'
	| 'too-many'
	| 'not-a-geometry'
	| 'out-of-range'
	| 'ring-open'
	| 'ring-too-short'
	| 'ring-crosses-itself'
	| 'too-many-corners'
	| 'point-without-kind'
	| 'point-outside'
	| 'no-such-place'
	| 'not-comparable'
	| 'overlaps'
	| 'outside'
	| 'gap'
	| 'sliver-overlaps'
	| 'sliver-outside'
	| 'sliver-gap'
	| 'winding-mended'
	/* accounts */
	| 'no-lines'
	| 'too-many-lines'
	| 'seq-not-continuous'
	| 'date-outside-period'
	| 'voucher-twice'
	| 'balance-differs'
	| 'income-differs'
	| 'expense-differs'
	| 'closing-differs';

/** One thing that is wrong with a file: the place, `finance_tables[3].rows[7].balance_fen`, and what. Amounts in `params` are written in yuan. */
export interface FileProblem {
	at: string;
	code: FileProblemCode;
	params?: Record<string, string | number>;
}
