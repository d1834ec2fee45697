import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setHeaders } from '../../src/hooks/headers.ts';
import { isOwnOrigin } from '../../src/hooks/origin.ts';
import { chooseLang, dressHtml, localPath, readSize, readTheme } from '../../src/hooks/preferences.ts';
import { sessionCookie, sessionCookieName } from '../../src/hooks/session-cookie.ts';

const OWN = 'https://yishi.example';

describe('whether a request may change something', () => {
	test('it comes from this portal, and says so', () => {
		expect(isOwnOrigin('POST', OWN, OWN)).toBe(true);
		for (const origin of [null, 'null', '', 'https://evil.example', 'http://yishi.example', `${OWN}/`, `${OWN}:8443`, `${OWN}.evil.example`]) {
			expect(isOwnOrigin('POST', origin, OWN), String(origin)).toBe(false);
			expect(isOwnOrigin('DELETE', origin, OWN), String(origin)).toBe(false);
			expect(isOwnOrigin('GET', origin, OWN), String(origin)).toBe(true);
		}
	});
});

describe('in which language', () => {
	test('the address goes before what is remembered, that before what the browser likes', () => {
		expect(chooseLang('en', 'zh-CN', 'zh')).toBe('en');
		expect(chooseLang(null, 'en', 'zh')).toBe('en');
		expect(chooseLang(null, undefined, 'fr-FR,fr;q=0.9,en-GB;q=0.5,zh;q=0.1')).toBe('en');
		expect(chooseLang(null, undefined, 'en;q=0.2, zh-Hant;q=0.9')).toBe('zh-CN');
		expect(chooseLang('klingon', 'nonsense', 'fr')).toBe('zh-CN');
		expect(chooseLang(null, undefined, 'en;q=0')).toBe('zh-CN');
		expect(chooseLang(null, undefined, null)).toBe('zh-CN');
	});

	test('whatever a browser sends, it is one of the two', () => {
		fc.assert(fc.property(fc.string(), fc.string(), fc.string({ maxLength: 2000 }), (a, b, c) => ['zh-CN', 'en'].includes(chooseLang(a, b, c))));
	});
});

test('size and theme are one of the known ones', () => {
	expect([readSize('elder'), readSize('huge'), readSize(undefined)]).toEqual(['elder', 'standard', 'standard']);
	expect([readTheme('dark'), readTheme('light'), readTheme('"><script>'), readTheme(undefined)]).toEqual(['dark', 'light', 'auto', 'auto']);
});

test('the page wears them before anything is drawn', () => {
	const html = '<!doctype html>\n<html lang="zh-CN">\n<body lang="zh-CN">';
	expect(dressHtml(html, 'en', 'elder', 'dark')).toBe('<!doctype html>\n<html lang="en" data-size="elder" data-theme="dark">\n<body lang="zh-CN">');
	expect(dressHtml(html, 'zh-CN', 'standard', 'auto')).toBe(html);
});

describe('where a form leads back to', () => {
	test('a path of this portal', () => {
		expect(localPath('/LW/disclosures?category=party#l3')).toBe('/LW/disclosures?category=party#l3');
	});

	test('and never anywhere else', () => {
		for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example', '/x/..//evil.example', '/./\\evil.example', '\\\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '', ' /x', undefined, null, 7, `/${'x'.repeat(3000)}`]) {
			const path = localPath(bad);
			expect(new URL(path, OWN).origin, String(bad)).toBe(OWN);
			expect(path.startsWith('/') && !path.startsWith('//'), String(bad)).toBe(true);
		}
		fc.assert(fc.property(fc.string(), (text) => new URL(localPath(`/${text}`), OWN).origin === OWN));
	});
});

describe('what every answer has', () => {
	const headersOf = (given: Record<string, string>, more: { origin: string; signedIn: boolean }) => {
		const headers = new Headers(given);
		setHeaders(headers, more);
		return headers;
	};

	test('files run nothing; pages keep the policy with their nonce', () => {
		expect(headersOf({}, { origin: OWN, signedIn: false }).get('content-security-policy')).toContain('sandbox');
		expect(headersOf({ 'content-security-policy': "script-src 'nonce-x'" }, { origin: OWN, signedIn: false }).get('content-security-policy')).toBe("script-src 'nonce-x'");
	});

	test('what somebody sees signed in is kept nowhere, whatever the page said', () => {
		expect(headersOf({ 'cache-control': 'public, max-age=60' }, { origin: OWN, signedIn: true }).get('cache-control')).toBe('no-store');
		expect(headersOf({}, { origin: OWN, signedIn: false }).get('cache-control')).toBe('no-cache');
		expect(headersOf({}, { origin: OWN, signedIn: false }).get('vary')).toContain('cookie');
	});

	test('https is asked for where there is https', () => {
		expect(headersOf({}, { origin: OWN, signedIn: false }).get('strict-transport-security')).toMatch(/max-age=\d+/);
		expect(headersOf({}, { origin: 'http://localhost:3000', signedIn: false }).get('strict-transport-security')).toBeNull();
	});
});

test('the session cookie is bound to this host wherever there is https, and no script reads it', () => {
	expect(sessionCookieName(OWN)).toBe('__Host-yishi');
	expect(sessionCookieName('http://localhost:3000')).toBe('yishi');
	expect(sessionCookie(OWN)).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
	expect(sessionCookie('http://localhost:3000')).toMatchObject({ httpOnly: true, secure: false });
});
