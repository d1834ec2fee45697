import type { Caller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { OBJECT_STATES } from '#acts/object-states.ts';
import { INPUTS } from './every-act.ts';
import { done } from './joining.ts';
import { onEach } from './matter-states.ts';
import type { Make } from './office-inputs.ts';
import type { Town } from './town.ts';

/* Inputs by act and state of the object: comments under moderation, and what somebody asks of the roll. */

const LW = 'LW';
let authors = 0;

/** Somebody of 柳湾, another one each time: a household has so many comments a day. */
const somebody = (town: Town) => town.person(`u-lw-g2-${String(3 + (authors++ % 30)).padStart(3, '0')}`);

/** A comment in one of its states; what it is called by. */
async function commentIn(town: Town, state: (typeof OBJECT_STATES)['comment'][number], by?: Caller): Promise<string> {
	const author = by ?? (await somebody(town));
	const director = await town.person('苗立夏');
	const comment = town.id();
	const about = (more: object = {}) => ({ community: LW, subject: town.id(), comment, ...more });
	const waits = state === 'waiting' || state === 'declined';
	await done(town, 'comment.post', { community: LW, subject: comment, parent: town.subject('disclosures:D08'), stance: 'none', text: `${waits ? '王某家的补发' : '卖大米'}（${comment}）` }, author);
	if (state === 'reported') await done(town, 'comment.report', about({ rule: 'advert' }), await somebody(town));
	if (state === 'declined') await done(town, 'comment.decline', about({ rule: 'accusation', reason: '没有根据。' }), director);
	if (state === 'hidden' || state === 'appealed' || state === 'upheld') await done(town, 'comment.hide', about({ rule: 'advert', reason: '和本社区的事无关。' }), director);
	if (state === 'appealed' || state === 'upheld') await done(town, 'comment.appeal', about({ text: '不是广告。' }), author);
	if (state === 'upheld') await done(town, 'comment.uphold', about({ reason: '是广告。' }), await town.person('禾处暑'));
	return comment;
}

const onComment = (act: string): Record<string, Make> => onEach('comment', async (state, town, caller) => {
	const input = (await INPUTS[act]!(town, caller)) as { community: string; comment: string };
	// Whoever wrote it appeals; everything else is said about the words of others.
	const own = act === 'comment.appeal' && caller.kind === 'person' && caller.community === LW;
	const comment = await commentIn(town, state, own ? caller : undefined);
	if (act === 'comment.lapse') town.setClock(`${addDays(town.portal.today(), 14)}T09:00`);
	return { ...input, comment };
});

/** Something that was asked of the roll, before and after it was decided. */
const onAsked = (act: 'registration.decide' | 'electorate.decide'): Record<string, Make> => ({
	waiting: async (town, caller) => INPUTS[act]!(town, caller),
	decided: async (town, caller) => {
		const input = (await INPUTS[act]!(town, caller)) as object;
		await done(town, act, input, await town.person('麦小满'));
		return { ...input, subject: town.id() };
	}
});

/** Inputs by act and state of the object. */
export const COMMENT_STATES: Record<string, Record<string, Make>> = {
	...Object.fromEntries(['appeal', 'decline', 'hide', 'keep', 'lapse', 'release', 'report', 'restore', 'uphold'].map((verb) => [`comment.${verb}`, onComment(`comment.${verb}`)])),
	'electorate.decide': onAsked('electorate.decide'),
	'registration.decide': onAsked('registration.decide')
};
