import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * From where a request comes, as limits and logs know it: an IPv4 address, or the /64 of an IPv6 one, which one customer has whole.
 * `proxies` machines before the portal are believed: each adds to X-Forwarded-For whom it passed on, so the client stands so many places
 * from the right. Whatever is further left anybody can write. When the header is too short, or holds no address there, the sender counts.
 */
export function clientAddress(req: IncomingMessage, proxies: number): string {
	const sender = req.socket.remoteAddress ?? '';
	const passedOn = String(req.headers['x-forwarded-for'] ?? '').split(',');
	const named = proxies === 0 ? undefined : plain(passedOn.at(-proxies) ?? '');
	return grouped(named ?? plain(sender) ?? sender);
}

/** An address without port, brackets and the prefix of an IPv4 address written as IPv6; undefined when it is none. */
function plain(text: string): string | undefined {
	const trimmed = text.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '');
	const address = trimmed.replace(/%.*$/, '');
	return isIP(address) === 0 ? undefined : address;
}

function grouped(address: string): string {
	if (isIP(address) !== 6) return address;
	// Written out by the URL parser in its one shortest form, then filled up again.
	const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
	const [head = '', tail] = short.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = !tail ? [] : tail.split(':');
	const all = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
	return `${all.slice(0, 4).join(':')}::/64`;
}
