import type { Caller } from '#acts/act.ts';
import { documentAtHand } from '#acts/document/draft.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Clause } from '#domain/document/clause.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { done } from './joining.ts';
import type { Town } from './town.ts';

/* A text of 柳湾's committee, and what people suggest about it. 苗立夏 begins and seals, 柳霜降 of 上柳 was asked to draft. */

const LW = 'LW';

export const CHARGING = '一、停放\n（一）车辆停进划线区。\n（二）楼道里不停车。\n二、充电\n服务费每度不超过三角。\n三、施行\n公示七日后施行。';

const director = (town: Town) => town.person('苗立夏');

export const beginning = (town: Town, more: object = {}) => ({
	community: LW, subject: town.id(), title: '电动自行车停放和充电办法', kind: 'text', body: town.subject('bodies:LW-C'), group: 'assigned', text: CHARGING, ...more
});

/** A text that was begun, nothing of it sealed; its subject. */
export async function textBegun(town: Town, more: object = {}): Promise<SubjectId> {
	const input = beginning(town, more);
	await done(town, 'document.begin', input, await director(town));
	return input.subject as SubjectId;
}

/** The text as it is being written. */
export async function liveText(town: Town, document: SubjectId): Promise<{ clauses: Clause[]; no: number; seen: string }> {
	const at = await documentAtHand(town.portal.contents, LW, document, town.portal.today());
	if (!at?.draft) throw new Error('nothing of it is being written');
	const clauses = await town.portal.documents.read(at.draft);
	return { clauses, no: at.draft.no, seen: fingerprint(sha256, clauses) };
}

/** What seals the draft as it is now. */
export async function sealing(town: Town, document: SubjectId, more: object = {}): Promise<Record<string, unknown>> {
	const { no, seen } = await liveText(town, document);
	return { community: LW, document, subject: town.id(), draft: no, seen, name: `第${['一', '二', '三', '四'][no - 1]}稿`, reason: '听取意见后修改', ...more };
}

export async function sealText(town: Town, document: SubjectId, more: object = {}): Promise<SubjectId> {
	const input = await sealing(town, document, more);
	await done(town, 'document.seal', input, await director(town));
	return input.subject as SubjectId;
}

/** The last day for comments that is soonest. */
export const soonest = (town: Town) => addDays(town.portal.today(), 7);

/** A text with a first version on which comments are taken. */
export async function textWithComments(town: Town, more: object = {}): Promise<{ document: SubjectId; version: SubjectId; clauses: Clause[] }> {
	const document = await textBegun(town, more);
	const { clauses } = await liveText(town, document);
	return { document, version: await sealText(town, document, { commentsUntil: soonest(town) }), clauses };
}

/** Another text for the clause about charging. */
export const suggesting = (town: Town, { document, version, clauses }: { document: SubjectId; version: SubjectId; clauses: readonly Clause[] }, more: object = {}) => ({
	community: LW, subject: town.id(), document, version, is: 'change', clause: clauses[1]!.id, text: '二、充电\n服务费每度不超过两角。', reason: '老人用得多', ...more
});

export async function suggestionOn(town: Town, text: { document: SubjectId; version: SubjectId; clauses: readonly Clause[] }, by: Caller, more: object = {}): Promise<SubjectId> {
	const input = suggesting(town, text, more);
	await done(town, 'suggestion.make', input, by);
	return input.subject as SubjectId;
}
