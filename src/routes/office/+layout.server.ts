import { mayDo } from '#acts/act.ts';
import { ASSIGNING } from '#acts/assignment/may.ts';
import { waitingFor } from '#acts/comment/moderating.ts';
import { DAY_DESK, SIGNERS_MAY } from '#acts/democracy-day/may.ts';
import { HANDLERS } from '#acts/matter/handlers.ts';
import { ORGANISERS, WATCHERS } from '#acts/poll/may.ts';
import { OBSERVER_DESK } from '#acts/observer/may.ts';
import { RECEPTION_DESK } from '#acts/reception/may.ts';
import { administers } from './communities/administrator.ts';
import { bodiesOf, officerAnswering } from './officer.ts';
import type { LayoutServerLoad } from './$types';

/** What the rail shows: which screens are theirs, and how many questions wait. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const officer = await officerAnswering(locals);
	const answers = bodiesOf(officer.answers);
	const waiting = await locals.portal.records.disclosures.questionsWaiting(officer.community);
	const { authenticator, passkeys } = await locals.portal.records.secondFactors.factorsOf(officer.caller.person);
	return {
		/** Only in a demo can anybody be here without one. */
		noSecondFactor: !authenticator && passkeys === 0,
		officer: {
			holder: officer.offices[0]?.holder ?? '',
			positions: officer.offices.map(({ position }) => position),
			publishes: officer.publishes.length > 0,
			answers: answers.length > 0,
			prints: officer.prints,
			assigns: mayDo(ASSIGNING, officer.caller, undefined),
			meets: mayDo([DAY_DESK, SIGNERS_MAY], officer.caller, undefined),
			receives: mayDo(RECEPTION_DESK, officer.caller, undefined),
			observes: mayDo(OBSERVER_DESK, officer.caller, undefined),
			handles: mayDo([HANDLERS], officer.caller, officer.community),
			evaluates: mayDo([...ORGANISERS, WATCHERS], officer.caller, officer.community),
			moderates: officer.moderates,
			moderating: officer.moderates ? (await waitingFor(locals.portal.records, officer.caller, officer.community)).filter(({ mine }) => mine).length : 0,
			administers: administers(locals),
			maps: officer.maps,
			oversees: officer.offices.some(({ bodyKind }) => bodyKind === 'oversight_committee'),
			calls: officer.prints ? await locals.portal.records.notices.countCalls(officer.community) : 0,
			community: officer.community as string,
			assists: officer.assists,
			waiting: waiting.filter(({ body }) => answers.includes(body as never)).length
		}
	};
};
