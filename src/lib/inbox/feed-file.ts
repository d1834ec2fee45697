import { Feed } from 'feed';
import type { Lang } from '#domain/content/content.ts';
import type { FeedItem } from '#domain/oversight/feed-view.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import { words, type Words } from '#words/words.ts';

/** What XML 1.0 has no place for. */
const NO_XML = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A text that people wrote, as HTML that shows it. Feeds carry titles as HTML inside CDATA: a text put there as it is would be markup, and one
 * with `]]>` in it would end the file.
 */
function html(text: string): string {
	return text.replace(NO_XML, '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** What our own words say below a title: when and where, and what came of a vote. */
function factsOf(said: Words, { meets, votes }: FeedItem): string[] {
	return [
		...(meets ? [said.inbox.news.meets({ ...meets, day: said.common.day.full(dayParts(meets.day)) })] : []),
		...(votes ? [said.matter.poll.verdict[votes.verdict], said.inbox.sheet.counts(votes)] : [])
	];
}

/** What came out in a community as a feed (RFC 4287): absolute addresses, an id for each version, newest first. */
export function feedFile({ name, community, items, origin, now, lang }: { name: string; community: string; items: readonly FeedItem[]; origin: string; now: string; lang: Lang }): string {
	const said = words[lang].inbox.feed;
	const self = `${origin}/${community}/feed.atom${lang === 'en' ? '?lang=en' : ''}`;
	const feed = new Feed({
		id: self, link: `${origin}/${community}`, title: html(said.title({ community: name })), description: html(said.subtitle), language: lang,
		updated: new Date(items[0]?.at ?? now), author: { name: html(name), link: `${origin}/${community}` }, feedLinks: { atom: self }, generator: 'Yishi'
	});
	for (const item of items) {
		const title =
			item.kind === 'published' ? said.published({ title: item.title })
			: item.kind === 'corrected' ? said.corrected({ title: item.title })
			: item.kind === 'sealed' ? said.sealed({ number: item.number ?? '', title: item.title }) : item.kind === 'asked' || item.kind === 'answered' ? said[item.kind]({ number: item.number ?? '', text: item.title })
			: said[item.kind]({ title: item.title });
		const paragraphs = [...factsOf(words[lang], item), ...item.text].flatMap((text) => text.split('\n')).filter(Boolean).map((text) => `<p>${html(text)}</p>`);
		feed.addItem({
			id: origin + item.id, link: origin + item.address, title: html(title), date: new Date(item.at), published: new Date(item.at),
			...(paragraphs.length > 0 ? { content: paragraphs.join('') } : {})
		});
	}
	return feed.atom1();
}
