import { createHash } from 'node:crypto';
import type { Portal } from '#acts/portal.ts';
import type { CodeLetter, Letter } from '#acts/notice/claim.ts';
import type { Content } from '#domain/content/content.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { stepOf } from '#domain/oversight/deciding.ts';
import { addressOf, bodySubjectOf, keyOf, type HappeningKind } from '#domain/oversight/happening.ts';
import { namedOf } from '#domain/oversight/inbox-view.ts';
import { newsText } from '#words/news.ts';
import { words } from '#words/words.ts';

/** A mail as it goes out: plain text, for every device and every eye. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	/** The same for the same letter, so that a mail server that gets it twice can tell. */
	messageId: string;
}

/** Most things that a letter names; the rest is in the inbox, to which it leads. */
const MOST_NAMED = 30;

/** RFC 5322 §3.6.4. */
function messageIdOf(portal: Portal, of: string): string {
	return `<${createHash('sha256').update(of).digest('hex').slice(0, 32)}@${new URL(portal.origin).hostname}>`;
}

async function cityName(portal: Portal): Promise<string> {
	const code = await portal.city();
	return (code && (await portal.contents.ofType<CommunityContent>(code, 'community'))[0]?.content.name) ?? '';
}

/** Whether somebody wrote this, or a proposal that a matter took up. */
async function isTheirs({ records }: Portal, person: string, content: Content): Promise<boolean> {
	const { proposals = [] } = content as Content & Partial<MatterContent>;
	for (const subject of [content.subject, ...proposals]) if ((await records.record.author(subject)) === person) return true;
	return false;
}

/** What is new for somebody, oldest first, each with its address. */
export async function letterMail(portal: Portal, { person, to, lang, about }: Letter): Promise<Mail> {
	const said = words[lang];
	const { mail } = said.inbox;
	const display = (await portal.records.communities.person(person))?.display ?? '';
	const lines: string[] = [];
	for (const { object, kind, nth } of about.slice(0, MOST_NAMED)) {
		const held = await portal.contents.bySubject(object as SubjectId);
		const named = held && namedOf(held);
		if (!held || !named) continue;
		const owner = bodySubjectOf(held.content);
		const body = owner && (await portal.contents.bySubject(owner));
		const who = body && 'name' in body.content ? String(body.content.name) : '';
		const own = await isTheirs(portal, person, held.content);
		const step = await stepOf(portal.contents, held.content.subject, nth);
		const text = named.text.replace(/\s+/g, ' ').slice(0, 120);
		lines.push(`${newsText(said, { kind: kind as HappeningKind, own, who, step })}${said.common.separator}${named.number ? `${named.number} ` : ''}${text}`, `  ${portal.origin}${addressOf(held.content) ?? ''}`, '');
	}
	return {
		to,
		subject: mail.subject({ city: await cityName(portal), count: about.length }),
		text: [
			mail.hello({ display }), '', ...lines, mail.inbox({ address: `${portal.origin}/me/inbox` }), mail.foot({ address: `${portal.origin}/me/notices` }), '', mail.never, ''
		].join('\n'),
		messageId: messageIdOf(portal, [person, ...about.map(keyOf)].join(' '))
	};
}

/** The code that confirms an address. */
export async function codeMail(portal: Portal, { person, to, lang, code }: CodeLetter): Promise<Mail> {
	const { mail } = words[lang].inbox;
	return {
		to, subject: mail.codeSubject({ city: await cityName(portal) }), text: [mail.code({ code }), `${portal.origin}/me/notices`, '', mail.codeWhy, ''].join('\n'),
		messageId: messageIdOf(portal, `${person} ${to} ${code}`)
	};
}
