import type { Words } from '#words/words.ts';

/** What rows of the list of one's own say besides their names. Absent counts are not said. */
export interface MeFacts {
	unread?: number;
	following?: number;
	/** What devices still had of texts that one writes in; none has no row. */
	copies?: number;
}

export interface MeRow {
	href: string;
	word: string;
	why: string;
	/** Whether a device shows it without network. */
	offline?: true;
}

/** The list of one's own, in its order: what came, what I follow, how I am told. Each page under /me has a row here. */
export function meRows({ comment, inbox: { me }, rights, roll, texts }: Words, facts: MeFacts): MeRow[] {
	return [
		{ href: '/me/inbox', word: me.inbox, why: facts.unread === undefined ? '' : me.inboxWhy({ count: facts.unread }), offline: true },
		...(facts.copies ? [{ href: '/me/copies', word: texts.office.copies.title, why: texts.office.copies.count({ n: facts.copies }) }] : []),
		{ href: '/me/following', word: me.following, why: facts.following === undefined ? '' : me.followingWhy({ count: facts.following }) },
		{ href: '/me/notices', word: me.notices, why: me.noticesWhy },
		{ href: '/me/comments', word: comment.mine.title, why: comment.mine.lead },
		{ href: '/me/rights', word: roll.rights.title, why: roll.rights.rowWhy },
		{ href: '/me/household', word: rights.household.title, why: rights.household.why },
		{ href: '/me/privacy', word: rights.title, why: rights.why }
	];
}
