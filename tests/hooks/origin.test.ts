import { expect, test } from 'vitest';
import { isOwnOrigin, otherNameOf } from '../../src/hooks/origin.ts';

test('reading needs no origin; whatever may write names ours', () => {
	expect(isOwnOrigin('GET', null, 'https://yishi.example')).toBe(true);
	expect(isOwnOrigin('POST', 'https://yishi.example', 'https://yishi.example')).toBe(true);
	for (const origin of [null, 'null', 'http://yishi.example', 'https://yishi.example.org', 'https://yishi.example:8443']) {
		expect(isOwnOrigin('POST', origin, 'https://yishi.example')).toBe(false);
	}
});

test('whoever types 127.0.0.1 is led to the name the portal goes by; nobody is led anywhere else', () => {
	const url = new URL('http://localhost:3000/LW/disclosures?category=finance');
	expect(otherNameOf(url, '127.0.0.1:3000', 'http://localhost:3000')).toBe('http://localhost:3000/LW/disclosures?category=finance');
	expect(otherNameOf(url, '[::1]:3000', 'http://localhost:3000')).toBe('http://localhost:3000/LW/disclosures?category=finance');
	expect(otherNameOf(url, 'localhost:3000', 'http://localhost:3000')).toBeUndefined();
	expect(otherNameOf(url, 'evil.example', 'http://localhost:3000')).toBeUndefined();
	expect(otherNameOf(url, '127.0.0.1:3000', 'https://yishi.example')).toBeUndefined();
	expect(otherNameOf(url, null, 'http://localhost:3000')).toBeUndefined();
});
