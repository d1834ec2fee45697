import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { Portal } from '../portal.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { guessedRight, mayGuess } from './guessing.ts';
import { endOf, slipHash } from './slips.ts';

/** The door a slip was made for. No name: whoever found it on the stairs learns no more than the letter box says. */
export interface SlipDoor {
	community: CommunityCode;
	/** The village, street or house, when the person is on the roll of one. */
	place?: string;
	door?: string;
}

/** Which door a code is for, before it is used. Looking is guessing, so it takes from the same purse. */
export async function lookAtSlip(portal: Portal, code: string, address: string): Promise<Result<SlipDoor, Refusal>> {
	if (!mayGuess(portal.rates, address)) return err(refusal('rate.too-many'));
	const slip = await portal.records.sessions.slip(slipHash(code));
	if (!slip) return err(refusal('slip.unknown'));
	guessedRight(portal.rates, address);
	if (slip.usedAt !== null) return err(refusal('slip.used'));
	if (slip.expiresAt <= portal.machineNow()) return err(refusal(endOf(slip)));
	const person = await portal.records.communities.person(slip.person);
	if (!person) return err(refusal('slip.unknown'));
	const household = person.household === null ? undefined : await portal.records.communities.household(person.household);
	const place = household && (await portal.contents.bySubject<PlaceContent>(household.place as SubjectId));
	return ok({
		community: person.community as CommunityCode,
		...(place ? { place: place.content.name } : {}),
		...(household ? { door: household.door } : {})
	});
}
