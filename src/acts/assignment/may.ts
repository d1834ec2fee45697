import type { Content } from '#domain/content/content.ts';
import type { HeldOffice } from '#records/offices.ts';
import { cityOffice, officeIn, officesFor, type Caller, type Permission } from '../act.ts';
import { BODY_HEADS, CITY_ADMINISTRATOR } from '../office/may.ts';

/** Who says who has which part in an object: the head of the body whose it is, and the city's administrator. */
export const ASSIGNING: readonly Permission[] = [CITY_ADMINISTRATOR, BODY_HEADS];

/** The office by which somebody gives and ends assignments in an object. One that names no body is any head's of its community. */
export function assigningOffice(caller: Caller, object: Content): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	const { body } = object as { body?: unknown };
	const own = typeof body === 'string' ? officeIn(ASSIGNING, caller, body) : officesFor(BODY_HEADS, caller, object.community)[0];
	return cityOffice(ASSIGNING, caller) ?? own;
}
