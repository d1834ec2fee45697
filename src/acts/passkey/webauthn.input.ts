import * as v from 'valibot';
import { whole } from '../input.ts';

/** base64url of at most so many characters; nothing that a passkey says is shorter than 16. */
export const base64url = (most: number) => v.pipe(v.string('missing'), v.maxLength(most, 'too-long'), v.minLength(16, 'too-short'), v.regex(/^[A-Za-z0-9_-]+$/, 'malformed'));

/** What every answer of a passkey has (W3C Web Authentication 3, §5.1.8: RegistrationResponseJSON, AuthenticationResponseJSON). */
const answer = {
	id: base64url(1400),
	rawId: base64url(1400),
	authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'])),
	clientExtensionResults: v.strictObject({ credProps: v.optional(v.strictObject({ rk: v.optional(v.boolean()) })) }),
	type: v.literal('public-key')
};

/** A new passkey, as the browser gives it. */
export const Registration = v.strictObject({
	...answer,
	response: v.strictObject({
		clientDataJSON: base64url(4000),
		attestationObject: base64url(20_000),
		authenticatorData: v.optional(base64url(8000)),
		transports: v.optional(v.pipe(v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])), v.maxLength(7, 'too-long'))),
		publicKeyAlgorithm: v.optional(whole(-70_000, 70_000)),
		publicKey: v.optional(base64url(8000))
	})
});

/** A challenge signed by a passkey, as the browser gives it. */
export const Authentication = v.strictObject({
	...answer,
	response: v.strictObject({
		clientDataJSON: base64url(4000),
		authenticatorData: base64url(8000),
		signature: base64url(4000),
		userHandle: v.optional(base64url(200))
	})
});
