import { inOrder } from '../basics/order.ts';
import type { SubjectId } from '../basics/id.ts';
import type { BodyContent } from '../community/community.ts';
import type { Contents } from '../content/contents.ts';
import type { ConsultationContent } from '../deliberation/opinion.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { addressOfDay } from '../democracy-day/view/cards.ts';
import type { Located, LocatedSource } from '../map/located.ts';
import type { MatterContent } from '../procedure/matter.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { mattersOnTheirWay } from './matter-view.ts';

/** Most matters and meetings on one map: more of them are a list, and there is a page for that. */
const MOST = 30;

/** Where a body sits: what it meets about and decides is there, unless somebody says another place. */
async function seatOf(contents: Contents, body: SubjectId | undefined): Promise<SubjectId | undefined> {
	const held = body && (await contents.bySubject<BodyContent>(body));
	return held?.content.type === 'body' ? held.content.parent : undefined;
}

/** Matters that are on their way: at the place they name, else at that of the first proposal, else where the body sits that decides. */
export const mattersOnMap: LocatedSource = async (contents, community, { today }) => {
	const found: Located[] = [];
	for (const { evidence, title, now } of await mattersOnTheirWay(contents, community, today, MOST)) {
		const { place, proposals, parent } = (await contents.bySubject<MatterContent>(evidence.subject))!.content;
		const proposal = place === undefined && proposals[0] ? await contents.bySubject<ProposalContent>(proposals[0]) : undefined;
		const at = place ?? proposal?.content.place ?? (await seatOf(contents, parent));
		if (at === undefined) continue;
		found.push({
			kind: 'matter', subject: evidence.subject, name: title, at: { place: at }, address: `/${community}/matters/${evidence.subject}`, said: now!.stage,
			...(now!.daysOver > 0 ? { late: now!.daysOver } : {})
		});
	}
	return found;
};

/** Democracy Days and hearings that are announced, the next one first: at the seat of their body. */
export const meetingsOnMap: LocatedSource = async (contents, community, { today }) => {
	const found: Located[] = [];
	for (const { content } of await contents.ofType<DemocracyDayContent>(community, 'democracy-day', { limit: MOST })) {
		const at = content.day >= today && content.status !== 'called-off' ? await seatOf(contents, content.parent) : undefined;
		if (at) found.push({ kind: 'meeting', subject: content.subject, name: content.place, at: { place: at }, address: addressOfDay(content), day: content.day, said: `${content.from}–${content.until}` });
	}
	for (const { content } of await contents.ofType<ConsultationContent>(community, 'consultation', { limit: MOST })) {
		const at = content.on >= today && content.place !== undefined ? await seatOf(contents, content.body) : undefined;
		if (at) found.push({ kind: 'meeting', subject: content.subject, name: content.place!, at: { place: at }, address: `/${community}/matters/${content.parent!}`, day: content.on });
	}
	return found.sort((a, b) => inOrder(a.day!, b.day!));
};
