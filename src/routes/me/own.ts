import type { PersonCaller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { askedIn } from '#domain/oversight/asked-view.ts';
import type { AskedOf } from '#domain/oversight/wanted.ts';
import type { Followed } from '#domain/oversight/happening.ts';
import { ownHomeOf, type InboxOf, type OwnHome } from '#domain/oversight/inbox-view.ts';

/** What somebody follows. */
export async function followsOf(portal: Portal, person: string): Promise<Followed[]> {
	return (await portal.records.notices.followedBy(person)).map(({ subject, community, since }) => ({ subject: subject as SubjectId, community: community as CommunityCode, since }));
}

/** What the inbox of whoever is signed in is computed from. */
export async function inboxWho(portal: Portal, caller: PersonCaller): Promise<InboxOf> {
	const { notices, record } = portal.records;
	const [own, follows, read, asked] = await Promise.all([record.authoredBy(caller.person), followsOf(portal, caller.person), notices.readBy(caller.person), askedOf(portal, caller)]);
	return { community: caller.community, own: own as SubjectId[], follows, read: new Set(read), asked };
}

/** What is open today in which somebody may take part, and whether they have. */
async function askedOf(portal: Portal, { community, person }: PersonCaller): Promise<AskedOf[]> {
	const { polls, evaluations } = portal.records;
	const found: AskedOf[] = [];
	for (const { kind, state, evidence } of await askedIn(portal.contents, community, { today: portal.today(), zone: portal.zone() })) {
		const line = state === 'open' ? await polls.lineOf(evidence.subject, person) : undefined;
		if (!line) continue;
		const took = async () => (await polls.ballotsOfUnit(evidence.subject, line.n)).length > 0 || (await polls.recusal(evidence.subject, line.n)) !== undefined;
		found.push({ subject: evidence.subject, done: kind === 'poll' ? await took() : await evaluations.hasTaken(evidence.subject, line.n) });
	}
	return found;
}

/** What stands on top of one's own community's page. */
export async function ownHome(portal: Portal, caller: PersonCaller): Promise<OwnHome> {
	return ownHomeOf(portal.contents, await inboxWho(portal, caller), { today: portal.today(), zone: portal.zone() });
}
