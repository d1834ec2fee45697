import { afterAll, beforeAll, expect, it } from 'vitest';
import xml from 'xml-js';
import type { Day } from '#domain/basics/day.ts';
import type { Content } from '#domain/content/content.ts';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { feedOf, type FeedItem } from '#domain/oversight/feed-view.ts';
import { calendarFile } from '#lib/inbox/calendar-file.ts';
import { feedFile } from '#lib/inbox/feed-file.ts';
import { noticeSheet } from '#domain/oversight/sheet-view.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* The calendar and the feed of 柳湾, as telephones and feed readers get them. */

const ORIGIN = 'https://yishi.example';
const when = (today: string) => ({ today: today as Day, zone: 480 });

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

async function calendar(lang: 'zh-CN' | 'en' = 'zh-CN', today = '2026-11-22'): Promise<string> {
	return calendarFile({ ...(await calendarOf(town.portal.contents, 'LW', when(today)))!, community: 'LW', origin: ORIGIN, lang });
}

/** What RFC 5545 asks of a calendar of whole days: throws where it is not kept, and gives the events. */
function readCalendar(text: string): Record<string, string>[] {
	if (!text.endsWith('\r\n')) throw new Error('the last line does not end (3.1)');
	const raw = text.split('\r\n').slice(0, -1);
	for (const line of raw) {
		if (new TextEncoder().encode(line).length > 75) throw new Error(`a line of more than 75 octets (3.1): ${line}`);
		if (/[\n\r]/.test(line)) throw new Error('a bare line break');
	}
	const lines = raw.join('\r\n').replace(/\r\n[ \t]/g, '').split('\r\n');
	if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar (3.4)');
	for (const needed of ['VERSION:2.0', 'METHOD:PUBLISH']) if (!lines.includes(needed)) throw new Error(`without ${needed}`);
	if (!lines.some((line) => line.startsWith('PRODID:'))) throw new Error('without PRODID (3.7.3)');
	const events: Record<string, string>[] = [];
	let event: Record<string, string> | undefined;
	for (const line of lines.slice(1, -1)) {
		if (line === 'BEGIN:VEVENT') event = {};
		else if (line === 'END:VEVENT') {
			for (const needed of ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'SUMMARY']) if (!event?.[needed]) throw new Error(`an event without ${needed} (3.6.1)`);
			events.push(event!);
			event = undefined;
		} else {
			const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line);
			if (!match) throw new Error(`no content line (3.1): ${line}`);
			// Commas and semicolons of texts are escaped (3.3.11).
			if (['SUMMARY', 'DESCRIPTION'].includes(match[1]!) && /(?<!\\)[,;]/.test(match[2]!)) throw new Error(`not escaped: ${line}`);
			if (event) event[match[1]!] = match[2]!;
		}
	}
	return events;
}

it('days of reception are in it, with who receives, when and where; a cancelled one is not', async () => {
	const { marks } = (await calendarOf(town.portal.contents, 'LW', when('2026-10-01')))!;
	const receptions = marks.filter(({ kind }) => kind === 'reception');
	expect(receptions.length).toBeGreaterThan(0);
	const [one] = receptions;
	const event = readCalendar(await calendar('zh-CN', '2026-10-01')).find(({ DESCRIPTION }) => DESCRIPTION!.includes(one!.address));
	expect(event!.SUMMARY).toContain('接待日');
	expect(event!.DESCRIPTION).toContain(one!.receives!.place);
	const held = await town.portal.contents.ofType<Content & { cancelled?: string }>('LW' as never, 'reception');
	for (const { content } of held.filter(({ content }) => content.cancelled !== undefined)) expect(marks.some(({ address }) => address.endsWith(content.subject))).toBe(false);
});

it('the calendar is one that phones can read: every day once, with an address', async () => {
	const events = readCalendar(await calendar());
	expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
	for (const event of events) {
		expect(event['DTSTART;VALUE=DATE']).toMatch(/^\d{8}$/);
		expect(event.DTSTAMP).toMatch(/^\d{8}T\d{6}Z$/);
		expect(event['URL;VALUE=URI']).toMatch(/^https:\/\/yishi\.example\/LW/);
	}
	const on = (day: string) => events.filter((event) => event['DTSTART;VALUE=DATE'] === day).map(({ SUMMARY }) => SUMMARY);
	expect(on('20261209')).toContain('公开日');
	expect(on('20261211')).toContain('质询日');
	expect(on('20271109')).toEqual(['公开日']);
});

it('what is owed, waits or is on display has its last day in it, in both languages', async () => {
	const text = readCalendar(await calendar('en', '2026-12-20')).map((event) => `${event['DTSTART;VALUE=DATE']} ${event.SUMMARY}`);
	expect(text.find((line) => line.startsWith('20261209 柳湾社区（村）居民委员会: last day to publish'))).toMatch(/Nov.*2026/);
	expect(text.some((line) => line.includes('last day on display'))).toBe(true);
	const asked = await town.person('柳霜降');
	const question = town.id();
	const done = await town.portal.perform('question.ask', { community: 'LW', subject: question, parent: town.subject('disclosures:D08'), text: '名单在哪里；哪天，贴？' }, asked);
	expect(done.ok).toBe(true);
	const event = readCalendar(await calendar()).find(({ UID }) => UID === `answer-${question}.LW@yishi.example`);
	expect(event).toMatchObject({ 'DTSTART;VALUE=DATE': '20261127', SUMMARY: '提问 LW-Q-2026-0005 最晚今天答复' });
});

it('the same calendar has the same bytes, so that nothing is fetched twice', async () => {
	expect(await calendar()).toBe(await calendar());
});

/** What RFC 4287 asks of a feed: throws where it is not kept, and gives the entries. */
function readFeed(text: string): { id: string; title: string; link: string; updated: string; content: string }[] {
	const { feed } = xml.xml2js(text, { compact: true }) as unknown as { feed: Record<string, never> };
	const textOf = (node: unknown) => {
		const { _text, _cdata } = (node ?? {}) as { _text?: string; _cdata?: string | string[] };
		return _text ?? [_cdata ?? ''].flat().join('');
	};
	const list = (node: unknown) => [node ?? []].flat();
	const { _attributes } = feed as unknown as { _attributes: { xmlns: string } };
	if (_attributes.xmlns !== 'http://www.w3.org/2005/Atom') throw new Error('not a feed (2)');
	const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
	for (const needed of ['id', 'title', 'updated'] as const) if (list(feed[needed]).length !== 1 || !textOf(feed[needed])) throw new Error(`without ${needed} (4.1.1)`);
	if (list(feed.author).length === 0) throw new Error('without author (4.1.1)');
	return list(feed.entry).map((one) => {
		const entry = one as Record<string, unknown>;
		const link = (list(entry.link)[0] as { _attributes: { href: string } })._attributes.href;
		const read = { id: textOf(entry.id), title: textOf(entry.title), link, updated: textOf(entry.updated), content: textOf(entry.content) };
		if (!date.test(read.updated)) throw new Error(`no date (3.3): ${read.updated}`);
		for (const address of [read.id, link]) if (!URL.canParse(address)) throw new Error(`no address: ${address}`);
		return read;
	});
}
const feed = (items: FeedItem[], lang: 'zh-CN' | 'en' = 'zh-CN') => feedFile({ name: '柳湾社区', community: 'LW', items, origin: ORIGIN, now: '2026-11-22T00:00:00.000Z', lang });

it('the feed is one that readers can read: newest first, absolute addresses, an id for each version', async () => {
	const { items } = (await feedOf(town.portal.contents, 'LW'))!;
	const entries = readFeed(feed(items));
	expect(entries.length).toBe(items.length);
	expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
	expect([...entries].sort((a, b) => (a.updated < b.updated ? 1 : -1)).map(({ updated }) => updated)).toEqual(entries.map(({ updated }) => updated));
	for (const { link } of entries) expect(link).toMatch(/^https:\/\/yishi\.example\/LW\/(disclosures|questions|democracy-days|polls|resolutions|proposals|matters)\/[\w-]{22}$/);
	expect(readFeed(feed(items, 'en')).some(({ title }) => title.startsWith('Answer to LW-Q-'))).toBe(true);
});

it('a text with markup, the end of a CDATA section or characters that XML has not is shown as it was written', () => {
	const nasty = ']]> ]]><script>alert(1)</script> & "x" \ufffe';
	const [entry] = readFeed(feed([{ kind: 'published', address: '/LW/disclosures/x', id: '/LW/disclosures/x#1', title: nasty, text: [nasty, '第二段\n第三段'], at: '2026-11-22T00:00:00.000Z', lang: 'zh-CN' }]));
	expect(entry!.title).not.toMatch(/<|\ufffe/);
	expect(entry!.title.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toBe(nasty.replace('\ufffe', ''));
	expect(entry!.content).toMatch(/<p>第二段<\/p><p>第三段<\/p>$/);
});

it('there is neither for a community that is not there', async () => {
	expect(await calendarOf(town.portal.contents, 'XX', when('2026-11-22'))).toBeUndefined();
	expect(await feedOf(town.portal.contents, 'XX')).toBeUndefined();
});

it('the sheet for the board has what came out and was answered in its days, and the days to come', async () => {
	const sheet = (await noticeSheet(town.portal.contents, 'LW', 31, when('2026-11-22')))!;
	expect([sheet.from, sheet.until]).toEqual(['2026-10-23', '2026-11-22']);
	expect(sheet.published.length).toBeGreaterThan(0);
	for (const { day } of [...sheet.published, ...sheet.answered]) expect(day >= '2026-10-23' && day <= '2026-11-22').toBe(true);
	expect(sheet.dates[0]!.day >= '2026-11-22').toBe(true);
	expect(sheet.dates.map(({ kind }) => kind)).toContain('questioning-day');
	expect((await noticeSheet(town.portal.contents, 'LW', 1, when('2026-12-30')))!.published).toEqual([]);
});
