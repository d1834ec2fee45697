import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bilingual, Stop } from '#server/say.ts';
import { readSettings } from '#server/settings.ts';

/** What is said of wrong settings, both languages. */
function saidOf(env: Record<string, string>): string[] {
	try {
		readSettings(env);
	} catch (error) {
		if (error instanceof Stop) return error.sayings.map((saying) => bilingual(saying));
		throw error;
	}
	return [];
}

test('with nothing set, the portal is open to this machine alone, on port 3000', () => {
	expect(readSettings({})).toEqual({
		host: '127.0.0.1', port: 3000, origin: undefined, data: resolve('data'), clock: undefined, proxies: 0, mapStyle: undefined, logLevel: 'info'
	});
	expect(readSettings({ HOST: '', PORT: ' ', ORIGIN: '' })).toEqual(readSettings({}));
});

test('the city sets it up behind a proxy', () => {
	const settings = readSettings({
		HOST: '0.0.0.0', PORT: '8080', ORIGIN: 'https://Yishi.Example/', YISHI_DATA: '/srv/yishi', YISHI_PROXY: '1', LOG_LEVEL: 'error'
	});
	expect(settings).toEqual({ host: '0.0.0.0', port: 8080, origin: 'https://yishi.example', data: '/srv/yishi', clock: undefined, proxies: 1, mapStyle: undefined, logLevel: 'error' });
});

describe('a wrong setting is said in a sentence of both languages, and all of them at once', () => {
	const wrong: [string, string[]][] = [
		['HOST', ['999.1.1.1', '127.0.0', 'http://x', 'a b', '-x', '::g']],
		['PORT', ['-1', '65536', '3000x', '3e3', '0x10', '1.5']],
		['ORIGIN', ['yishi.example', 'ftp://x', 'https://x/path', 'https://u:p@x', 'https://x?y', 'https://x#', 'javascript:1', 'null']],
		['YISHI_DATA', ['a\0b']],
		['YISHI_CLOCK', ['2026-02-30', '2026-11-22T25:00:00Z', '2026-02-30T10:00:00Z', '2026-11-22T10:00:00', '3d', '-3d', '+3', '+3w', '+99999d', 'now']],
		['YISHI_PROXY', ['-1', '10', 'yes', '1.0']],
		['YISHI_MAP_STYLE', ['style.json', 'ftp://map.example/style.json', 'https://u:p@map.example/s.json', 'https://map.example/s.json tiles.example', "https://map.example/s.json https://x/path"]],
		['LOG_LEVEL', ['INFO', 'verbose', 'warn']]
	];
	for (const [name, values] of wrong) {
		test(name, () => {
			for (const value of values) {
				const [sentence, ...more] = saidOf({ [name]: value });
				expect(more).toEqual([]);
				expect(sentence).toMatch(new RegExp(`^${name} 写的是“.* · ${name} is `, 's'));
			}
		});
	}
	test('three at once', () => {
		expect(saidOf({ PORT: 'x', HOST: '?', YISHI_PROXY: '99' })).toHaveLength(3);
	});
});

test('a base map is the address of its style, and where its tiles come from', () => {
	const styleOf = (text: string) => readSettings({ YISHI_MAP_STYLE: text }).mapStyle;
	expect(styleOf('https://map.example/style.json?key=1')).toEqual({ style: 'https://map.example/style.json?key=1', origins: ['https://map.example'] });
	expect(styleOf('https://map.example/style.json  https://tiles.example https://map.example')).toEqual({
		style: 'https://map.example/style.json', origins: ['https://map.example', 'https://tiles.example']
	});
});

test('the clock is a day, a moment with its zone, or so much later', () => {
	const clockOf = (text: string) => readSettings({ YISHI_CLOCK: text }).clock;
	expect(clockOf('2026-12-01')).toEqual({ kind: 'day', day: '2026-12-01' });
	expect(clockOf('2026-12-01T09:00+08:00')).toEqual({ kind: 'moment', at: Date.UTC(2026, 11, 1, 1) });
	expect(clockOf('2026-12-01T09:00:00.500Z')).toEqual({ kind: 'moment', at: Date.UTC(2026, 11, 1, 9, 0, 0, 500) });
	expect(clockOf('+3d')).toEqual({ kind: 'later', ms: 3 * 86_400_000 });
	expect(clockOf('+90m')).toEqual({ kind: 'later', ms: 90 * 60_000 });
});
