import { toHex } from '../../basics/bytes.ts';
import { isCommunityCode, type CommunityCode } from '../../basics/id.ts';
import type { CommunityContent } from '../../community/community.ts';
import type { Contents, RecordHead } from '../../content/contents.ts';
import { beforeOf, type View } from '../../content/view.ts';
import { parseCheckpoint } from '../../record/checkpoint.ts';
import { parseNote } from '../../record/signed-note.ts';
import { lineCard, type LineCard } from './line-card.ts';

/** Lines on a page. */
export const LINES_PER_PAGE = 50;

/** The state of the record, as its newest checkpoint says it. */
export interface RecordState {
	/** Name of the log. */
	origin: string;
	size: number;
	/** Root of the tree in hex, as signed. */
	root: string;
	/** Signed, as served. */
	checkpoint: string;
	key?: { vkey: string; fingerprint: string };
	/** When the newest line was recorded. */
	newest?: string;
}

export interface RecordPageModel {
	community: { code: CommunityCode; name: string; kind: 'city' | 'community' };
	state: RecordState;
	lines: LineCard[];
	/** Lines that cannot be read, by number: only where this ledger has been tampered with. */
	unreadable: number[];
	/** Where the next older page begins; absent on the last. */
	older?: number;
	/** Whether newer lines exist than those shown. */
	hasNewer: boolean;
}

/** What a checkpoint says, whoever signed it: the verifier judges that. Undefined when it says nothing. */
export function stateOf(head: RecordHead): Omit<RecordState, 'newest'> | undefined {
	const note = parseNote(head.checkpoint);
	const parsed = note.ok ? parseCheckpoint(note.value.text) : note;
	if (!parsed.ok) return undefined;
	const { origin, root } = parsed.value;
	return { origin, size: head.size, root: toHex(root), checkpoint: head.checkpoint, ...(head.key ? { key: head.key } : {}) };
}

/** A community or the city, by its address. */
export async function communityNamed(contents: Contents, code: string | undefined): Promise<RecordPageModel['community'] | undefined> {
	if (!isCommunityCode(code)) return undefined;
	const content = (await contents.ofType<CommunityContent>(code, 'community'))[0]?.content;
	return content && { code, name: content.name, kind: content.kind };
}

/** Every line of a community's record, newest first, 50 at a time; and what to check it with. */
export const recordPage: View<RecordPageModel> = async (contents, params) => {
	const community = await communityNamed(contents, params.community);
	const head = community && (await contents.head(community.code));
	const state = head && stateOf(head);
	if (!community || !head || !state) return undefined;
	const before = Math.min(beforeOf(params) ?? head.size, head.size);
	const read = await contents.lines(community.code, { limit: LINES_PER_PAGE, before });
	const cards = await Promise.all(read.map((line) => lineCard(contents, community.code, line)));
	const lines = cards.filter((card) => card !== undefined);
	const oldest = read.at(-1)?.seq ?? 0;
	return {
		community,
		state: { ...state, ...(before === head.size && lines[0] ? { newest: lines[0].recordedAt } : {}) },
		lines,
		unreadable: read.filter((_, index) => cards[index] === undefined).map(({ seq }) => seq),
		...(oldest > 0 ? { older: oldest } : {}),
		hasNewer: before < head.size
	};
};
