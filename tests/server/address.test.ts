import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress } from '#server/address.ts';

function from(sender: string, forwarded?: string): IncomingMessage {
	return { socket: { remoteAddress: sender }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } } as never;
}

test('without a proxy nobody is believed about where they come from', () => {
	expect(clientAddress(from('203.0.113.7', '10.0.0.1'), 0)).toBe('203.0.113.7');
	expect(clientAddress(from('::ffff:203.0.113.7'), 0)).toBe('203.0.113.7');
});

describe('behind proxies', () => {
	test('the client stands as many places from the right as there are proxies', () => {
		expect(clientAddress(from('127.0.0.1', '203.0.113.7'), 1)).toBe('203.0.113.7');
		expect(clientAddress(from('127.0.0.1', '203.0.113.7, 10.1.1.1'), 2)).toBe('203.0.113.7');
	});
	test('what a client writes itself is further left and does not count', () => {
		expect(clientAddress(from('127.0.0.1', '1.1.1.1, 203.0.113.7'), 1)).toBe('203.0.113.7');
	});
	test('a header that is missing, too short or no address falls back to the sender', () => {
		expect(clientAddress(from('127.0.0.1'), 1)).toBe('127.0.0.1');
		expect(clientAddress(from('127.0.0.1', '203.0.113.7'), 2)).toBe('127.0.0.1');
		expect(clientAddress(from('127.0.0.1', 'unknown'), 1)).toBe('127.0.0.1');
		expect(clientAddress(from('127.0.0.1', '<script>'), 1)).toBe('127.0.0.1');
	});
	test('ports and brackets are taken off', () => {
		expect(clientAddress(from('127.0.0.1', '203.0.113.7:51234'), 1)).toBe('203.0.113.7');
		expect(clientAddress(from('127.0.0.1', '[2001:db8:1:2::3]:51234'), 1)).toBe('2001:db8:1:2::/64');
	});
});

test('a whole /64 is one address: a customer has it whole', () => {
	const homes = ['2001:db8:1:2:3:4:5:6', '2001:0DB8:0001:0002::1', '2001:db8:1:2::', '2001:db8:1:2:ffff::%eth0'].map((address) => clientAddress(from(address), 0));
	expect(new Set(homes)).toEqual(new Set(['2001:db8:1:2::/64']));
	expect(clientAddress(from('::1'), 0)).toBe('0:0:0:0::/64');
	expect(clientAddress(from('2001:db8:1:3::1'), 0)).toBe('2001:db8:1:3::/64');
});
