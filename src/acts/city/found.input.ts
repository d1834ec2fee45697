import * as v from 'valibot';
import { communityCode, newAccountName, newPassword, writtenText } from '../input.ts';

const named = v.strictObject({ code: communityCode, name: writtenText(40) });

/** A city with its first community and its first administrator. */
export const FoundCity = v.strictObject({
	city: named,
	community: named,
	/** Name of the city's service centre, to which the administrator belongs. */
	centre: writtenText(60),
	administrator: v.strictObject({ name: writtenText(40), account: newAccountName, password: newPassword })
});
export type FoundCity = v.InferOutput<typeof FoundCity>;
