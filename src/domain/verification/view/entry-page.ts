import { keyOf, type CommentContent } from '../../comment/comment.ts';
import { isShown, standingOf, type ModerationContent } from '../../comment/moderation.ts';
import type { Content } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { View } from '../../content/view.ts';
import { lineCard, type LineCard } from './line-card.ts';
import { communityNamed, stateOf, type RecordPageModel, type RecordState } from './record-page.ts';

/** One step from a leaf to the root: the hash that is joined on, and on which side. */
export interface ProofStep {
	side: 'left' | 'right';
	hash: string;
}

export interface EntryPageModel {
	community: RecordPageModel['community'];
	state: RecordState;
	line: LineCard;
	/** The entry, exactly as hashed. */
	entry: string;
	/** The content and its salt, exactly as hashed, where public. */
	content?: { bytes: string; salt: string };
	/** That it is a comment which was hidden: no page has its words. */
	withheld?: true;
	/** From the leaf to the root of the first `size` lines; absent where this device has not the tree at hand. */
	inclusion?: { size: number; leaf: string; steps: ProofStep[] };
	hasNext: boolean;
}

/** On which side each hash of an inclusion proof is joined on (RFC 9162 §2.1.3.2). */
export function sidesOf(index: number, size: number, hashes: readonly string[]): ProofStep[] {
	let fn = index;
	let sn = size - 1;
	return hashes.map((hash) => {
		const left = fn % 2 === 1 || fn === sn;
		// The levels on which this node has no neighbour are passed without a hash.
		if (left) while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
		[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
		return { side: left ? 'left' : 'right', hash };
	});
}

/** Whether a content is a comment that was hidden. The record's own files keep it as they keep everything; pages do not show it. */
async function isHidden(contents: Contents, content: Content): Promise<boolean> {
	if (content.type !== 'comment' || content.parent === undefined) return false;
	const key = keyOf(content as CommentContent);
	const steps = (await contents.ofParent<ModerationContent>(content.parent, 'moderation')).filter((one) => one.content.comment === key).sort((a, b) => a.seq - b.seq);
	return !isShown(standingOf(steps.map((one) => one.content)));
}

/** One line of the record: the entry, what it names, and how to show that it stands in the log. */
export const entryPage: View<EntryPageModel> = async (contents, params) => {
	const community = await communityNamed(contents, params.community);
	if (!community || !/^(0|[1-9]\d{0,14})$/.test(params.seq ?? '')) return undefined;
	const seq = Number(params.seq);
	const head = await contents.head(community.code);
	const state = head && stateOf(head);
	const found = await contents.line(community.code, seq);
	const line = found && (await lineCard(contents, community.code, found));
	const withheld = found?.held !== undefined && (await isHidden(contents, found.held.content));
	if (!head || !state || !found || !line) return undefined;
	return {
		community, state, line, entry: found.entry, hasNext: seq + 1 < head.size,
		...(withheld ? { withheld } : found.held ? { content: { bytes: found.held.bytes, salt: found.held.salt } } : {}),
		...(found.path ? { inclusion: { size: found.path.size, leaf: found.path.leaf, steps: sidesOf(seq, found.path.size, found.path.hashes) } } : {})
	};
};
