import type { Caller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { DocumentVersionContent } from '#domain/document/document.ts';
import { done } from './joining.ts';
import { onEach } from './matter-states.ts';
import type { Make } from './office-inputs.ts';
import { beginning, sealing, sealText, suggesting, suggestionOn, textBegun, textWithComments } from './texts.ts';
import type { Town } from './town.ts';

/* Inputs of every act about a deliberation document, good ones and by the state of the object. */

const LW = 'LW';
let authors = 0;

/** Somebody of 柳湾, another one each time: a household has so many suggestions a day. */
const somebody = (town: Town) => town.person(`u-lw-g2-${String(3 + (authors++ % 30)).padStart(3, '0')}`);
const director = (town: Town) => town.person('苗立夏');
const later = (town: Town, days: number) => town.setClock(`${addDays(town.portal.today(), days)}T09:00`);
const lives = (caller: Caller) => caller.kind === 'person' && caller.community === LW;

type DocumentState = 'first-draft' | 'commenting' | 'drafting' | 'final' | 'dropped';

/** A text in one of its states. */
async function textIn(town: Town, state: DocumentState): Promise<SubjectId> {
	if (state === 'commenting' || state === 'drafting') {
		const { document } = await textWithComments(town);
		if (state === 'drafting') later(town, 8);
		return document;
	}
	const document = await textBegun(town);
	if (state === 'final') await sealText(town, document, { final: true });
	if (state === 'dropped') await done(town, 'document.drop', { community: LW, document, reason: '镇里已经有统一的办法。' }, await director(town));
	return document;
}

/** A suggestion that a drafter can decide on, was decided, or was taken back. */
async function suggestionIn(town: Town, state: 'open' | 'decided' | 'withdrawn', by?: Caller): Promise<SubjectId> {
	const author = by ?? (await somebody(town));
	const suggestion = await suggestionOn(town, await textWithComments(town), author);
	if (state === 'decided') await done(town, 'suggestion.decide', { community: LW, suggestion, is: 'declined', reason: '电费不够。', draft: 2 }, await director(town));
	if (state === 'withdrawn') await done(town, 'suggestion.withdraw', { community: LW, suggestion }, author);
	return suggestion;
}

/** A version on which comments are taken, whose time is over, or of which the list is published. */
async function versionIn(town: Town, state: 'commenting' | 'over' | 'listed'): Promise<SubjectId> {
	const { version } = await textWithComments(town);
	if (state !== 'commenting') later(town, 8);
	if (state === 'listed') await done(town, 'document.list', { community: LW, version }, { kind: 'clock' });
	return version;
}

const copy = { id: 'c0ffee01', heading: '二、充电', blocks: [{ id: 'c0ffee02', kind: 'paragraph', text: '充满自动断电。' }] };

const decision = (suggestion: SubjectId) => ({ community: LW, suggestion, is: 'adopted', reason: '大家都这么说。', draft: 2 });
const recovering = async (town: Town, document: SubjectId, draft = 1) => ({ community: LW, document, subject: town.id(), draft, why: 'restored', clauses: [copy] });

export const TEXT_INPUTS: Record<string, Make> = {
	'document.begin': async (town) => beginning(town),
	'document.drop': async (town) => ({ community: LW, document: await textBegun(town), reason: '镇里已经有统一的办法。' }),
	'document.list': async (town) => ({ community: LW, version: await versionIn(town, 'over') }),
	'document.recover': async (town) => recovering(town, await textBegun(town)),
	'document.seal': async (town) => sealing(town, await textBegun(town)),
	'suggestion.decide': async (town) => decision(await suggestionIn(town, 'open')),
	'suggestion.make': async (town) => suggesting(town, await textWithComments(town)),
	'suggestion.withdraw': async (town, caller) => ({ community: LW, suggestion: await suggestionIn(town, 'open', lives(caller) ? caller : undefined) })
};

/** What seals a text, whatever state it is in. */
async function sealingIn(town: Town, state: DocumentState) {
	const document = await textIn(town, state);
	if (state === 'final' || state === 'dropped') return { community: LW, document, subject: town.id(), draft: 1, seen: '0'.repeat(32), name: '第一稿', reason: '再看一遍' };
	return sealing(town, document);
}

export const TEXT_STATES: Record<string, Record<string, Make>> = {
	'document.drop': onEach('document', async (state, town) => ({ community: LW, document: await textIn(town, state), reason: '镇里已经有统一的办法。' })),
	'document.list': onEach('document-version', async (state, town) => ({ community: LW, version: await versionIn(town, state) })),
	'document.recover': onEach('document', async (state, town) => recovering(town, await textIn(town, state))),
	'document.seal': onEach('document', async (state, town) => sealingIn(town, state)),
	'suggestion.decide': onEach('suggestion', async (state, town) => decision(await suggestionIn(town, state))),
	'suggestion.make': onEach('document', async (state, town) => {
		const document = await textIn(town, state);
		const [version] = await town.portal.contents.ofParent<DocumentVersionContent>(document, 'document-version');
		// Where nothing is sealed there is nothing to suggest on: whoever tries names another text's version.
		const known = version?.content ?? (await town.portal.contents.bySubject<DocumentVersionContent>((await textWithComments(town)).version))!.content;
		return suggesting(town, { document, version: known.subject, clauses: known.clauses });
	}),
	'suggestion.withdraw': onEach('suggestion', async (state, town, caller) => ({ community: LW, suggestion: await suggestionIn(town, state, lives(caller) ? caller : undefined) }))
};
