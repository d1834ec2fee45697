import { MOST_PICTURE_TEXT } from '#acts/photo.input.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { Lang } from '#domain/content/content.ts';
import { sha256 } from '#lib/hashing.ts';
import { refusals as refusalsEn } from '#words/en/refusals.ts';
import { replica as replicaEn } from '#words/en/replica.ts';
import { refusals as refusalsZh } from '#words/zh-CN/refusals.ts';
import { replica as replicaZh } from '#words/zh-CN/replica.ts';
import { replicaContents } from './contents.ts';
import type { Keeper } from './keeper.ts';
import type { Ask, OutboxItem, StateAnswer, WipeAnswer } from './messages.ts';
import type { OutboxRow } from './open.ts';

/** Only the words that the worker says: with all of them it would be four times as large. */
const WORDS = { 'zh-CN': { replica: replicaZh, refusals: refusalsZh }, en: { replica: replicaEn, refusals: refusalsEn } };

const wordsIn = (lang: unknown) => WORDS[lang === 'en' ? 'en' : ('zh-CN' satisfies Lang)];
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Where alarms are shown: always by the worker itself, whatever the portal would say there. */
export const ALARM_PAGE = '/alarm';

/** What a page sent, if it is a question that we know, with everything in it of the right kind. */
export function readAsk(data: unknown): Ask | undefined {
	if (data === null || typeof data !== 'object') return undefined;
	const ask = data as Record<string, unknown>;
	const isText = (name: string) => typeof ask[name] === 'string' && (ask[name] as string).length <= 100;
	const known = {
		state: () => isText('lang') && (ask.community === undefined || isText('community')),
		sync: () => isText('community') && (ask.size === undefined || Number.isSafeInteger(ask.size)) && (ask.person === undefined || isText('person')),
		keep: () => isText('community'),
		queue: () => isText('act') && isFields(ask.fields) && (ask.replaces === undefined || isText('replaces')),
		outbox: () => isText('lang'),
		deliver: () => true,
		shown: () => Array.isArray(ask.ids) && ask.ids.length <= 1000 && ask.ids.every((id) => typeof id === 'string'),
		dismiss: () => isText('id'),
		wipe: () => typeof ask.givenUp === 'boolean' && isText('lang'),
		ended: () => true,
		'take-over': () => true
	} satisfies Record<Ask['ask'], () => boolean>;
	const name = text(ask.ask);
	if (name === undefined || !Object.keys(known).includes(name)) return undefined;
	return known[name as Ask['ask']]() ? (ask as Ask) : undefined;
}

function isFields(value: unknown): boolean {
	return value !== null && typeof value === 'object' && !Array.isArray(value) &&
		Object.entries(value).every(([name, field]) => typeof field === 'string' && field.length <= (name === 'image' ? MOST_PICTURE_TEXT : 20_000));
}

/** The list below which what an act makes has its page. */
const PAGES_OF: Readonly<Record<string, string>> = { 'comment.appeal': 'comments', 'comment.post': 'comments', 'comment.report': 'comments', 'proposal.raise': 'proposals', 'question.ask': 'questions', 'suggestion.make': 'suggestions' };

/** The page that shows what an act of this device has made. */
function hrefOf({ act, input, receipt }: OutboxRow): string | undefined {
	const [line] = receipt?.lines ?? [];
	if (!line) return undefined;
	// An appeal stands on the page of its list, an application among the others.
	if (act === 'electorate.appeal') return `/${line.community}/electorates/${text(input.electorate) ?? ''}`;
	if (act === 'ballot.cast') return `/${line.community}/polls/${text(input.poll) ?? ''}`;
	if (act === 'proposal.endorse') return `/${line.community}/proposals/${text(input.proposal) ?? ''}`;
	if (act === 'matter.report') return `/${line.community}/matters/${text(input.matter) ?? ''}`;
	if (act === 'board.photograph') return `/${line.community}/boards/${text(input.board) ?? ''}`;
	if (act.startsWith('commitment.')) return `/${line.community}/work/${text(input.commitment) ?? ''}`;
	if (act === 'duty.record') return `/${line.community}/duties/${text(input.body) ?? ''}`;
	if (act === 'registration.apply') return `/${line.community}/electorates`;
	return Object.hasOwn(PAGES_OF, act) ? `/${line.community}/${PAGES_OF[act]}/${text(receipt?.value.subject) ?? line.subject}` : undefined;
}

/** What a ballot of this device says. */
function choiceOf({ act, input }: OutboxRow, lang: unknown): string | undefined {
	const { choice } = wordsIn(lang).replica.outbox;
	return act === 'ballot.cast' && Object.hasOwn(choice, String(input.choice)) ? choice[input.choice as keyof typeof choice] : undefined;
}

/** An act of this device, as a page in this language shows it. */
export function itemOf(row: OutboxRow, lang: unknown): OutboxItem {
	const { refusals } = wordsIn(lang);
	const { input, receipt, refusal } = row;
	const number = text(receipt?.value.number);
	const href = hrefOf(row);
	const about = text(input.parent) ?? text(input.comment) ?? text(input.electorate) ?? text(input.body) ?? text(input.board) ?? text(input.poll) ??
		text(input.proposal) ?? text(input.matter) ?? text(input.evaluation) ?? text(input.commitment) ?? text(input.meeting) ?? text(input.suggestion) ?? text(input.document);
	const waits = text(receipt?.value.waits);
	return {
		id: row.id, act: row.act, text: text(input.text) ?? text(input.note) ?? text(input.finding) ?? text(input.proof) ?? choiceOf(row, lang) ?? '', as: row.state === 'waiting' ? (row.wants ?? 'waiting') : row.state,
		...(about === undefined ? {} : { parent: about }),
		// The page's script made it small, and a JPEG.
		...(text(input.image) === undefined ? {} : { image: `data:image/jpeg;base64,${text(input.image)!}` }),
		...(typeof input.line === 'number' ? { line: input.line } : {}),
		...(number === undefined ? {} : { number }),
		...(href === undefined ? {} : { href }),
		...(waits === undefined ? {} : { why: wordsIn(lang).replica.outbox.waits({ day: waits }) }),
		...(refusal ? { why: refusals.sentence[refusal.code]?.(refusal.params ?? {}) ?? refusal.code } : {})
	};
}

async function stateOf(keeper: Keeper, community: string | undefined, lang: unknown): Promise<StateAnswer> {
	const words = wordsIn(lang).replica.alarm;
	const alarms = community === undefined ? [] : await keeper.alarms(community);
	const state = {
		kept: community !== undefined && (await keeper.isKept(community)), joined: await keeper.isJoined(), waiting: await keeper.waiting()
	};
	if (community === undefined || alarms.length === 0) return state;
	const [held] = await replicaContents(await keeper.db(), sha256).ofType<CommunityContent>(community as never, 'community');
	return { ...state, alarm: { text: words.bar({ community: held?.content.name ?? community }), more: words.more, href: ALARM_PAGE } };
}

/** Answers a page. Nothing is answered before what it asked to be saved is on disk. */
export async function answerAsk(keeper: Keeper, ask: Ask): Promise<unknown> {
	switch (ask.ask) {
		case 'state':
			return stateOf(keeper, ask.community, ask.lang);
		case 'sync':
			return keeper.sync(ask.community, { joined: ask.joined === true, person: ask.person, size: ask.size });
		case 'keep':
			return keeper.keep(ask.community);
		case 'queue':
			return keeper.queue(ask.act, ask.fields, ask.replaces);
		case 'outbox':
			return (await keeper.outbox(ask.begin === true)).map((row) => itemOf(row, ask.lang));
		case 'deliver':
			return keeper.deliver(ask.patient !== true);
		case 'shown':
			return keeper.shown(ask.ids);
		case 'dismiss':
			return keeper.dismiss(ask.id);
		case 'wipe': {
			const done = await keeper.signOut(ask.givenUp);
			return (done.ok ? done : { ok: false, text: wordsIn(ask.lang).replica.wipe.waiting({ count: done.waiting }) }) satisfies WipeAnswer;
		}
		case 'ended':
			return keeper.ended();
		case 'take-over':
			return undefined;
	}
}
