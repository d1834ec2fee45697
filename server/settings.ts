import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isDay, type Day } from '#domain/basics/day.ts';
import type { BaseMap } from '#acts/portal.ts';
import type { ServerWords } from '#words/server.ts';
import { Stop } from './say.ts';

/** A setting of civil time: a moment, a day with the machine's time of day, or so many ms later than the folder's own time. */
export type ClockSetting = { kind: 'moment'; at: number } | { kind: 'day'; day: Day } | { kind: 'later'; ms: number };

const LOG_LEVELS = ['debug', 'info', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
	host: string;
	/** 0 takes any free port: for tests. */
	port: number;
	/** Undefined: http://localhost and the port. */
	origin: string | undefined;
	/** Absolute path of the data folder. */
	data: string;
	clock: ClockSetting | undefined;
	/** How many proxies before the portal are believed about whom they pass on. */
	proxies: number;
	/** A base map under the maps of the portal; none by default, and then nothing comes from elsewhere. */
	mapStyle: BaseMap | undefined;
	logLevel: LogLevel;
	/** Where mail goes out and whom it is from; undefined: no mail. */
	mail: MailSettings | undefined;
}

export interface MailSettings {
	/** `smtp://` or `smtps://`, with name and password if the mail server wants them. */
	url: string;
	/** An address, with a name before it or not. */
	from: string;
}

/** Every setting there is: a variable of the environment, and what holds without it, as the READMEs say it (tests/docs/settings.test.ts). */
export const SETTINGS = [
	{ name: 'HOST', unset: '127.0.0.1' },
	{ name: 'PORT', unset: '3000' },
	{ name: 'ORIGIN', unset: 'http://localhost:PORT' },
	{ name: 'YISHI_DATA', unset: 'data/' },
	{ name: 'YISHI_CLOCK', unset: undefined },
	{ name: 'YISHI_PROXY', unset: '0' },
	{ name: 'YISHI_MAP_STYLE', unset: undefined },
	{ name: 'YISHI_SMTP_URL', unset: undefined },
	{ name: 'YISHI_MAIL_FROM', unset: undefined },
	{ name: 'LOG_LEVEL', unset: 'info' }
] as const satisfies readonly { name: keyof ServerWords['settings']; unset: string | undefined }[];

type Name = (typeof SETTINGS)[number]['name'];

/** Reads all settings. A variable that is set to nothing is not set. Stop, with a sentence for each wrong one. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
	const wrong: { name: Name; value: string }[] = [];
	const read = <T>(name: Name, reader: (text: string) => T | undefined): T | undefined => {
		const text = env[name]?.trim();
		const value = text ? reader(text) : undefined;
		// A password in an address is nobody's to read on a screen.
		if (text && value === undefined) wrong.push({ name, value: text.replace(/\/\/[^@/]*@/, '//…@').slice(0, 80) });
		return value;
	};
	const smtp = read('YISHI_SMTP_URL', smtpOf);
	const from = read('YISHI_MAIL_FROM', senderOf);
	const settings: Settings = {
		host: read('HOST', hostOf) ?? '127.0.0.1',
		port: read('PORT', (text) => wholeOf(text, 65_535)) ?? 3000,
		origin: read('ORIGIN', originOf),
		data: resolve(read('YISHI_DATA', (text) => (text.includes('\0') ? undefined : text)) ?? 'data'),
		clock: read('YISHI_CLOCK', clockOf),
		proxies: read('YISHI_PROXY', (text) => wholeOf(text, 9)) ?? 0,
		mapStyle: read('YISHI_MAP_STYLE', mapStyleOf),
		logLevel: read('LOG_LEVEL', (text) => LOG_LEVELS.find((level) => level === text)) ?? 'info',
		mail: smtp !== undefined && from !== undefined ? { url: smtp, from } : undefined
	};
	if (wrong.length > 0) throw new Stop(wrong.map(({ name, value }) => (w) => w.settings[name](value)));
	if (Boolean(env.YISHI_SMTP_URL?.trim()) !== Boolean(env.YISHI_MAIL_FROM?.trim())) throw new Stop((w) => w.mail.half);
	return settings;
}

function wholeOf(text: string, most: number): number | undefined {
	return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

/** An address, or a name that the system can look up. */
function hostOf(text: string): string | undefined {
	const name = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
	// A name of digits and points only is an address written wrongly.
	return isIP(text) !== 0 || (name.test(text) && /[a-z]/i.test(text)) ? text : undefined;
}

/** An origin as browsers write it (RFC 6454): scheme, host, and port if it is not the usual one. A slash at the end is forgiven. */
function originOf(text: string): string | undefined {
	const url = URL.parse(text);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
	return url.origin.toLowerCase() === text.replace(/\/$/, '').toLowerCase() ? url.origin : undefined;
}

/** The address of a style, then the origins that its tiles, letters and pictures come from, if they are others: separated by blanks. */
function mapStyleOf(text: string): BaseMap | undefined {
	const [style = '', ...more] = text.split(/\s+/);
	const url = URL.parse(style);
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return undefined;
	const origins = [url.origin, ...more.map(originOf)];
	if (origins.some((origin) => origin === undefined) || origins.length > 10) return undefined;
	return { style: url.href, origins: [...new Set(origins as string[])] };
}

/** The address of a mail server, as nodemailer takes it. */
function smtpOf(text: string): string | undefined {
	const url = URL.parse(text);
	return url && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '' && /^\/?$/.test(url.pathname) ? text : undefined;
}

/** `yishi@example.org` or `议事 <yishi@example.org>`: one address, on one line. */
function senderOf(text: string): string | undefined {
	return /^(?:[^<>@,;"\\\u0000-\u001f]{0,60}<[^\s<>@,;]{1,64}@[^\s<>@,;]{1,190}>|[^\s<>@,;]{1,64}@[^\s<>@,;]{1,190})$/.test(text) ? text : undefined;
}

const LATER = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

function clockOf(text: string): ClockSetting | undefined {
	if (isDay(text)) return { kind: 'day', day: text };
	const later = /^\+(\d{1,4})([dhm])$/.exec(text);
	if (later) return { kind: 'later', ms: Number(later[1]) * LATER[later[2] as keyof typeof LATER] };
	const moment = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.exec(text);
	if (!moment || !isDay(moment[1]) || !Number.isFinite(Date.parse(text))) return undefined;
	return { kind: 'moment', at: Date.parse(text) };
}
