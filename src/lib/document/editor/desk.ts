import { digest } from 'lib0/hash/sha256';
import { clauseText, tooMuchIn, type Clause, type ClauseId } from '#domain/document/clause.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { isUnlocked } from '#lib/replica/lock.ts';
import { openReplica, type ReplicaDb } from '#lib/replica/open.ts';
import { getSetting } from '#lib/replica/settings.ts';
import { forgetTexts, keptTexts, noteUnsaved, takeText, type KeptText } from '#lib/replica/texts.ts';
import { openPage, placeNow, readPlace, type DraftPlace, type Noted, type Page, type Saying } from './page.ts';
import { summed } from './people.ts';
import { clausesIn } from './reading.ts';
import { clausesKept, differing, fateOf, handOver } from './recovery.ts';
import { openSession, type Session } from './session.ts';
import { createStanding, type Saved } from './standing.ts';
import { openTools } from './tools.ts';
import { enterWindow, openWindows } from './windows.ts';
import { calledBy, filled, type EditorWords } from './words.ts';
import { openWriting, type Writing } from './writing.ts';

/* Everything on the page of a draft together: what this device kept, the line to the portal, the editor, the buttons, and what is said about all of them. */

/** Somebody who wrote in a clause so lately, in ms, is still writing in it. */
const LATELY_MS = 12_000;
/** A line that was gone for less, in ms, is not worth a word. */
const LONG_AWAY_MS = 15_000;
/** Whoever else had no network is back after so long, in ms, or writes later. */
const COMING_BACK_MS = 30_000;
/** The portal is asked how things stand when the line could not be opened so many times. */
const TRIES = 3;

/** What the portal says when it closes a line that comes back by itself: nothing of it is the network's fault. */
const TROUBLE: Readonly<Record<number, keyof EditorWords>> = { 1001: 'stopping', 1009: 'tooBig', 4507: 'noDisk', 4508: 'slow', 4528: 'windows', 4529: 'tooMuch' };
const WORDS_OF: Readonly<Record<number, Saying>> = { 4400: 'failed', 4401: 'ended', 4403: 'gone', 4413: 'full', 4423: 'gone' };

/**
 * The draft that this device opens. Whoever may not write any more reads in a database of its own: what they wrote there and the portal has not got stays theirs, and is never sent where it
 * is not taken. Without network it is the newest one.
 */
function opened(mine: readonly KeptText[], { no, may, epoch }: DraftPlace): KeptText | undefined {
	const here = mine.filter((text) => text.no === no && (epoch === undefined || text.epoch === epoch));
	if (may === undefined) return here.findLast(({ write }) => write) ?? here.at(-1);
	const write = may === 'write';
	return here.find((text) => text.write === write) ?? here.find((text) => write || text.unsaved.length === 0);
}

export async function openDesk(root: HTMLElement): Promise<void> {
	const place = readPlace(root);
	const page = openPage(root);
	if (place.who === undefined) return;
	const { no, who } = place;
	const opens = no !== undefined && place.may !== 'none';
	if (opens) page.tell('loading');
	const db = await openReplica().catch(() => undefined);
	if (!(await mayShow(db, place))) return page.tell('locked');
	const mine = db ? (await keptTexts(db)).filter((text) => text.document === place.document && text.who === who) : [];
	if (!opens) return giveBack({ place, page, db, others: mine, live: { epoch: place.epoch, no }, current: [] });
	const before = opened(mine, place);
	if (place.may === undefined && !before) return page.tell('not-kept');
	const fresh = `yishi-text ${who} ${place.document}.${no} ${place.epoch}`;
	const text: KeptText = {
		name: before?.name ?? (mine.some(({ name }) => name === fresh) ? `${fresh} read` : fresh), community: place.community, document: place.document, no, epoch: before?.epoch ?? place.epoch!, who,
		write: place.may === undefined ? before!.write : place.may === 'write', unsaved: before?.unsaved ?? []
	};
	const window = enterWindow();
	if (db) text.unsaved = await takeText(db, text, window, await openWindows());
	await write({ place, page, db, text, window, others: mine.filter(({ name }) => name !== text.name) });
}

/** On a phone what is written here is read after one's PIN, without network too. */
async function mayShow(db: ReplicaDb | undefined, { who }: DraftPlace): Promise<boolean> {
	if (!db || who!.startsWith('desk ') || !(await getSetting(db, 'lock'))) return true;
	return isUnlocked(db, Date.now());
}

interface Opened {
	place: DraftPlace;
	page: Page;
	db: ReplicaDb | undefined;
	text: KeptText;
	/** What this window is called. */
	window: string;
	/** What else this device keeps of the document: drafts that were sealed meanwhile, or of a portal that was put back. */
	others: KeptText[];
}

/** Drafts that can take nothing more: what only this device has of them goes to the drafters. What cannot go is shown, to be taken along. */
async function giveBack({ place: { words }, page, db, others, live, current }: Pick<Opened, 'place' | 'page' | 'db' | 'others'> & { live: { epoch?: string | undefined; no?: number | undefined }; current: readonly Clause[] }): Promise<void> {
	const parts: Noted[] = [];
	let copied = false;
	for (const old of others.splice(0)) {
		const fate = fateOf(old, live);
		if (fate === 'keep') continue;
		const clauses = fate === 'forget' ? [] : await clausesKept(old);
		const only = fate === 'restored' ? differing(current, clauses) : clauses.filter(({ id }) => old.unsaved.includes(id));
		if (only.length === 0 && fate !== 'show') await forgetTexts(db!, ({ name }) => name === old.name);
		else if (fate === 'show' && only.length > 0) {
			parts.push(live.epoch === undefined ? words.keptWaiting : words.keptYours, ...quoted(only, words));
			copied = true;
		} else if (fate === 'sealed-meanwhile' || fate === 'restored') {
			const done = await handOver(db, old, fate, clauses);
			if (done === 'known') continue;
			parts.push(saidOf(done, words), ...quoted(only, words));
			copied ||= done === 'refused';
		}
	}
	if (parts.length > 0) page.note('kept', parts, words, copied);
}

const quoted = (clauses: readonly Clause[], words: EditorWords): Noted[] => clauses.map((clause) => ({ title: calledBy(clause.heading ?? '', words), text: clauseText(clause) }));
const saidOf = (done: 'done' | 'later' | 'refused', words: EditorWords): string => ({ done: words.kept, later: words.keptWaiting, refused: words.keptRefused })[done];

async function write({ place, page, db, text, window, others }: Opened): Promise<void> {
	const { words } = place;
	let writing: Writing | undefined;
	let over = false;
	let stillUnsaved = text.unsaved;
	const standing = createStanding();
	let again: ReturnType<typeof setTimeout> | undefined;
	/** Whether the portal answers, and the line to the draft does not open. */
	let busy = false;
	const wroteAt = new Map<ClauseId, number>();
	/** What this device had, and what of it was its own, when the line opened. */
	let before: { here: Map<ClauseId, string>; ours: Set<ClauseId> } | undefined;
	let awaySince: number | undefined;
	/** What others changed while the line was closed; and the clauses written in here meanwhile, as they were, for as long as others may come back with theirs. */
	let changedAway: ClauseId[] = [];
	let merging: { mine: Map<ClauseId, string>; until: number } | undefined;
	const both = new Set<ClauseId>();

	const session: Session = await openSession({
		draft: `${place.document}.${text.no}`, epoch: text.epoch, database: db && text.name, write: text.write, unsaved: text.unsaved,
		changed: () => later(),
		wrote: (clauses) => clauses.forEach((clause) => wroteAt.set(clause, Date.now())),
		others: (clauses) => tellAway(clauses),
		reaching: () => reaching(),
		caughtUp: (touched) => caughtUp(touched),
		ended: (why) => void ended(why),
		unreachable: (tries) => void unreachable(tries)
	});
	const tools = openTools(page.part('tools')!, () => writing);
	const headingOf = (id: ClauseId): string => {
		let heading = '';
		writing?.view.state.doc.forEach((clause) => {
			if (clause.attrs.id === id) heading = clause.firstChild?.type.name === 'heading' ? clause.firstChild.textContent : '';
		});
		return calledBy(heading, words);
	};
	const textsNow = () => new Map(clausesIn(session.shown).map((clause) => [clause.id, clauseText(clause)]));

	function open(): void {
		if (writing || over) return;
		page.tell(text.write ? undefined : 'read');
		page.show('base', false);
		page.show('desk', true);
		page.show('tools', text.write);
		page.show('decide', text.write);
		writing = openWriting({
			mount: page.part('text')!, session, write: text.write, describedBy: 'draft-help', lang: place.lang, words: { label: words.text, unsaved: words.unsaved },
			changed: () => later(), toTools: () => tools.focus()
		});
		const { view } = writing;
		view.dom.addEventListener('focus', () => document.body.classList.add('is-writing'));
		view.dom.addEventListener('blur', () => document.body.classList.remove('is-writing'));
		if (!session.keeps) page.show('not-here', true);
		later();
	}

	/* What is said: a little after things change, together. */
	let soon: ReturnType<typeof setTimeout> | undefined;
	function later(): void {
		soon ??= setTimeout(() => {
			soon = undefined;
			show();
		}, 80);
	}

	function show(): void {
		if (!writing) return;
		tools.show();
		const unsaved = session.unsaved.clauses();
		note([...unsaved]);
		const { is, again: soon } = standing.at({ line: session.line, online: navigator.onLine, since: session.unsaved.since, now: Date.now() });
		if (soon !== undefined) again ??= setTimeout(() => {
			again = undefined;
			show();
		}, soon);
		writing.dot(is === 'saved' || is === 'saving' ? new Set() : unsaved);
		const said = stateText(is, unsaved.size);
		page.say('state', said);
		// Whoever listens hears what lasts, and each once.
		const lasting = is === 'saving' || is === 'connecting' || said === '' ? heard : `${is} ${troubleNow() ?? ''}`;
		if (lasting !== heard) page.hear('state', said);
		heard = lasting;
		tellPeople();
		tellSameTime();
		awaySince = session.line === 'away' ? (awaySince ?? Date.now()) : awaySince;
		page.show('too-long', tooMuchIn(clausesIn(session.shown)) !== undefined);
	}

	let heard = '';
	const troubleNow = (): keyof EditorWords | undefined => TROUBLE[session.trouble ?? 0] ?? (busy ? 'busy' : undefined);

	function stateText(is: Saved, count: number): string {
		if (over) return '';
		if (is === 'saved') return text.write ? words.saved : '';
		if (is === 'saving' || is === 'late') return text.write ? words.saving : '';
		if (is === 'connecting') return words.connecting;
		const trouble = troubleNow();
		const stays = !text.write || trouble === 'tooBig' ? '' : session.keeps ? (trouble ? words.stays : count > 0 ? words.staysAway : words.staysClean) : words.staysNot;
		return [words[trouble ?? 'away'], stays, count > 0 ? filled(words.unsavedCount, { count }) : ''].filter((one) => one !== '').join(words.gap);
	}

	let here: string | undefined;
	function tellPeople(): void {
		const [who, ...where] = peopleTexts();
		page.say('people', [who, ...where].join(words.then));
		// Where they write moves with every cursor; who is here is what is worth hearing.
		if (who !== undefined && who !== here && (here !== undefined || who !== words.alone)) page.hear('people', who);
		here = who ?? here;
	}

	function peopleTexts(): string[] {
		if (over || !writing || session.line !== 'open') return [];
		const { names, writing: where } = summed(writing.present(), session.person);
		if (names.length === 0) return [words.alone];
		return [filled(words.watching, { names: names.join(words.and) }), ...where.map(({ clause, count }) => filled(words.writing, { count, clause: headingOf(clause) }))];
	}

	/** What this device would lose sight of is noted on its disk, before the portal has it. */
	function note(now: string[]): void {
		if (now.length === stillUnsaved.length && now.every((clause) => stillUnsaved.includes(clause))) return;
		stillUnsaved = now;
		if (db) void noteUnsaved(db, text, window, now).catch(() => undefined);
	}

	function reaching(): void {
		const here = textsNow();
		before = here.size > 0 ? { here, ours: session.unsaved.clauses() } : undefined;
	}

	/** Says what others changed meanwhile, and shows side by side what both changed. */
	function caughtUp(touched: ReadonlySet<ClauseId>): void {
		open();
		if (before) {
			const now = textsNow();
			const { here, ours } = before;
			const changed = [...touched].filter((id) => here.get(id) !== now.get(id));
			if (awaySince === undefined || Date.now() - awaySince > LONG_AWAY_MS) changedAway = changed;
			// Whoever was away too comes back a little later, with what they wrote in the same clause.
			merging = { mine: new Map([...ours].flatMap((id) => (here.has(id) ? [[id, here.get(id)!]] : []))), until: Date.now() + COMING_BACK_MS };
			tellAway(touched);
		}
		before = undefined;
		awaySince = undefined;
		busy = false;
		void giveBack({ place, page, db, others, live: { epoch: text.epoch, no: text.no }, current: clausesIn(session.shown) });
	}

	function tellAway(clauses: ReadonlySet<ClauseId>): void {
		if (!merging || Date.now() > merging.until) return;
		const now = textsNow();
		const { mine } = merging;
		const more = [...clauses].filter((id) => mine.has(id) && now.has(id) && now.get(id) !== mine.get(id));
		for (const id of more) both.add(id);
		if (more.length === 0 && changedAway.length === 0) return;
		page.note(
			'news',
			[
				...(changedAway.length > 0 ? [filled(words.awayChanged, { clauses: changedAway.map((id) => headingOf(id)).join(words.and) })] : []),
				...[...both].filter((id) => now.has(id)).flatMap((id) => [filled(words.both, { clause: headingOf(id) }), { title: words.yours, text: mine.get(id) ?? '' }, { title: words.together, text: now.get(id)! }])
			],
			words
		);
		changedAway = [];
	}

	async function ended(why: number | 'restored'): Promise<void> {
		if (over) return;
		over = true;
		writing?.lock();
		page.show('tools', false);
		page.show('decide', false);
		page.say('state', '');
		page.say('people', '');
		const clauses = clausesIn(session.shown);
		const now = await placeNow();
		const restored = why === 'restored' || why === 4409;
		const sealed = !restored && (why === 4410 || now === 'not-there' || (now !== undefined && now.no !== text.no));
		page.tell(restored ? 'restored' : sealed ? 'over' : (WORDS_OF[why as number] ?? 'failed'), session.keeps || !session.unsaved.any);
		// What a draft cannot take any more goes to its drafters at once; whatever is only paused stays here until it can go on. After a restore the comparison is made
		// with what the portal has, when the page is opened again.
		const unsaved = session.unsaved.clauses();
		const any = text.write && session.unsaved.any;
		await session.close();
		if (!sealed || !any) return;
		const only = clauses.filter(({ id }) => unsaved.has(id));
		if (only.length === 0) return;
		const done = await handOver(db, { ...text, unsaved: [...unsaved] }, 'sealed-meanwhile', clauses);
		if (done !== 'known') page.note('kept', [session.keeps || done === 'done' ? saidOf(done, words) : words.keptRefused, ...quoted(only, words)], words, done === 'refused' || !session.keeps);
	}

	/** A line that does not open says nothing about why; the page does. */
	async function unreachable(tries: number): Promise<void> {
		if (tries === 1 || tries % TRIES !== 0 || over || !navigator.onLine) return;
		const now = await placeNow();
		if (now === 'not-there' || (now && now.no !== text.no)) return ended(4410);
		if (now && now.epoch !== undefined && now.epoch !== text.epoch) return ended('restored');
		if (now && now.who === undefined) return ended(4401);
		if (now?.may === 'none') return ended(4403);
		busy = now !== undefined;
		later();
	}

	let told = '';
	/** Two in one clause at once: said in words, because nothing else on the page changes. */
	function tellSameTime(): void {
		const here = writing?.here();
		if (!writing || here === undefined || Date.now() - (wroteAt.get(here) ?? 0) > LATELY_MS) return;
		const names = [...new Set(writing.present().filter((one) => one.person !== session.person && one.in === here).map(({ name }) => name))];
		const saying = names.length === 0 ? '' : filled(words.sameTime, { names: names.join(words.and), clause: headingOf(here) });
		if (saying === told) return;
		told = saying;
		page.say('same', saying);
	}
	// Adopted in part, the drafter writes what goes in, beginning with what was suggested.
	place.root.addEventListener('change', ({ target }) => {
		const chosen = target as HTMLInputElement;
		const area = chosen.name === 'is' ? chosen.form?.querySelector<HTMLTextAreaElement>('[data-part]') : undefined;
		if (!area) return;
		const partly = chosen.value === 'partly';
		area.value = partly ? area.value || (area.dataset.part ?? '') : '';
		area.closest('details')!.open = partly;
	});
	// What whoever decides has read is the clause as it stands here now: another one by then, and it is refused.
	place.root.addEventListener('submit', ({ target }) => {
		const seen = (target as HTMLElement).querySelector<HTMLInputElement>('[name=seen]');
		const clause = seen && clausesIn(session.shown).find(({ id }) => id === seen.dataset.clause);
		if (seen) seen.value = clause ? fingerprint(digest, [clause]) : '';
	});
	addEventListener('offline', () => later());
	addEventListener('online', () => later());
	if (session.text.length > 0) open();
	session.connect();
}
