import { QUIET_HOURS } from '#domain/community/quiet-hours.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { SLIP_CLERKS } from '../slip/slips.ts';
import type { Tx } from '../act.ts';
import type { NoticeChoice } from '#records/notices.ts';

/** How long a code that was mailed can be given back, in ms, and how often it may be wrong. */
export const CODE_MS = 3_600_000;
export const MOST_CODE_TRIES = 5;

/** Who keeps the telephone list: whoever prints slips. */
export const CALLERS = SLIP_CLERKS;

/** What holds for somebody who has chosen nothing. */
export function choiceOfNobody(person: string, community: string): NoticeChoice {
	return {
		person, community, lang: 'zh-CN', email: null, confirmed: false, code: null, codeMail: 'none', codeUntil: 0, codeTries: 0,
		quietFrom: QUIET_HOURS.from, quietUntil: QUIET_HOURS.until, telephone: false, agreedAt: null, agreedHow: null
	};
}

/** Minutes east of UTC of the city's civil time: quiet hours are hours of the city. */
export async function zoneOf(tx: Tx): Promise<number> {
	const city = (await tx.records.communities.list()).find(({ kind }) => kind === 'city');
	const held = city && (await tx.records.contents.bySubject<CommunityContent>(city.subject as SubjectId));
	return held?.content.zone ?? 480;
}
