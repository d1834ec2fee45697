import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/* A passkey in software: what a browser and a device would answer (W3C Web Authentication 3, §6.1, §6.5; packed as `none`). */

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949), as much of it as a passkey needs. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
	const head = (major: number, n: number): Buffer => {
		if (n < 24) return Buffer.from([(major << 5) | n]);
		if (n < 256) return Buffer.from([(major << 5) | 24, n]);
		return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
	};
	if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
	if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one as never)])]);
	return Buffer.concat([head(2, value.length), value]);
}

export interface SoftPasskey {
	id: string;
	counter: number;
	register(options: { challenge: string }, more?: { origin?: string; verified?: boolean }): Record<string, unknown>;
	signIn(options: { challenge: string }, more?: { origin?: string; verified?: boolean; counter?: number }): Record<string, unknown>;
}

/** A device that keeps one passkey for this host. */
export function softPasskey(host = 'localhost', home = 'http://localhost:3000'): SoftPasskey {
	const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x, y } = publicKey.export({ format: 'jwk' });
	const id = randomBytes(32);
	const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x!, 'base64url')], [-3, Buffer.from(y!, 'base64url')]]));
	const clientData = (type: string, challenge: string, origin: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	/** User present 1, user verified 4, attested credential data 64. */
	const authData = (flags: number, counter: number, attested?: Buffer) => {
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
	};
	const key: SoftPasskey = {
		id: b64(id),
		counter: 0,
		register({ challenge }, { origin = home, verified = true } = {}) {
			const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
			const attestation = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData(verified ? 69 : 65, 0, attested)]]));
			return {
				id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {},
				response: { clientDataJSON: b64(clientData('webauthn.create', challenge, origin)), attestationObject: b64(attestation) }
			};
		},
		signIn({ challenge }, { origin = home, verified = true, counter = ++key.counter } = {}) {
			const data = authData(verified ? 5 : 1, counter);
			const client = clientData('webauthn.get', challenge, origin);
			return {
				id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {},
				response: { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)) }
			};
		}
	};
	return key;
}
