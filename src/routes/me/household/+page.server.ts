import { redirect } from '@sveltejs/kit';
import { dayOf, instant } from '#domain/basics/day.ts';
import type { PageServerLoad } from './$types';

/** What happened at one's own door: slips that were printed, used or ended, and how many phones have joined. */
export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/household');
	const { sessions, communities } = portal.records;
	const household = caller.household === undefined ? undefined : await communities.household(caller.household);
	const day = (machine: number) => dayOf(instant(machine + portal.civilOffset()), portal.zone());
	const now = portal.machineNow();
	return {
		door: household?.door ?? '',
		slips: household === undefined ? [] : (await sessions.slipsOfHousehold(household.id)).slice(0, 30).map((slip) => ({
			display: slip.display, printed: day(slip.printedAt), until: day(slip.expiresAt), used: slip.usedAt === null ? undefined : day(slip.usedAt),
			state: slip.usedAt !== null ? ('used' as const) : (slip.ended ?? (slip.expiresAt > now ? ('open' as const) : ('expired' as const)))
		})),
		phones: household === undefined ? [] : (await sessions.phonesOfHousehold(household.id)).filter(({ expiresAt }) => expiresAt > now)
			.map(({ display, person, createdAt }) => ({ display, own: person === caller.person, since: day(createdAt) }))
	};
};
