import type { PersonCaller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Followed } from '#domain/oversight/happening.ts';
import { ownHomeOf, type InboxOf, type OwnHome } from '#domain/oversight/inbox-view.ts';

/** What somebody follows. */
export async function followsOf(portal: Portal, person: string): Promise<Followed[]> {
	return (await portal.records.notices.followedBy(person)).map(({ subject, community, since }) => ({ subject: subject as SubjectId, community: community as CommunityCode, since }));
}

/** What the inbox of whoever is signed in is computed from. */
export async function inboxWho(portal: Portal, caller: PersonCaller): Promise<InboxOf> {
	const { notices, record } = portal.records;
	const [own, follows, read] = await Promise.all([record.authoredBy(caller.person), followsOf(portal, caller.person), notices.readBy(caller.person)]);
	return { community: caller.community, own: own as SubjectId[], follows, read: new Set(read) };
}

/** What stands on top of one's own community's page. */
export async function ownHome(portal: Portal, caller: PersonCaller): Promise<OwnHome> {
	return ownHomeOf(portal.contents, await inboxWho(portal, caller), { today: portal.today(), zone: portal.zone() });
}
