import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Clause } from '#domain/document/clause.ts';
import { keepTime } from '#server/timekeeper.ts';
import { forged, type ForgedLine } from '#tests/support/forging.ts';
import { done } from '#tests/support/joining.ts';
import { sealText, suggestionOn, textWithComments } from '#tests/support/texts.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { servedLines, verifyLines } from './liuwan-story.ts';

/*
 * 柳湾 writes rules for electric bicycles: a version, three suggestions, the list, the last version. Then whoever has the key tells it otherwise, and makes every hash and the
 * signature fit. Who reads the public file is told what no longer follows.
 */

let town: Town;
let lines: string[];
let adopted: SubjectId;

beforeAll(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	const director = await town.person('苗立夏');
	const text = await textWithComments(town);
	adopted = await suggestionOn(town, text, await town.person('u-lw-g2-003'));
	const declined = await suggestionOn(town, text, await town.person('u-lw-g2-004'), { reason: '再便宜些' });
	const late = await suggestionOn(town, text, await town.person('u-lw-g2-005'), { reason: '防火' });
	const deciding = (suggestion: SubjectId, is: string) => ({ community: 'LW', suggestion, is, reason: '看过了。', draft: 2 });
	await done(town, 'suggestion.decide', deciding(adopted, 'adopted'), director);
	await done(town, 'suggestion.decide', deciding(declined, 'declined'), director);
	town.setClock('2026-12-01T09:00');
	await keepTime(town.portal);
	await done(town, 'suggestion.decide', deciding(late, 'declined'), director);
	await sealText(town, text.document, { final: true });
	lines = await servedLines(town);
});
afterAll(() => town.close());

type Said = NonNullable<ForgedLine['content']>;
const found = (log: ForgedLine[], type: string, is: (content: Said) => boolean = () => true): Said => log.find(({ content }) => content?.type === type && content.source === undefined && is(content))!.content!;
const told = (tampering: (log: ForgedLine[]) => void) => verifyLines(forged(lines, 'LW', town.seed, tampering), town).at(-1)!.findings.map(({ check, params }) => `${check} ${params?.why ?? ''}`.trim());

test('an honest record of a text has nothing to say', () => {
	expect(verifyLines(lines, town).at(-1)).toMatchObject({ verdict: 'verified', findings: [] });
});

test.each<[string, (log: ForgedLine[]) => void, string[]]>([
	['a version that comes while comments are taken', (log) => void (found(log, 'document-version').commentsUntil = '2026-12-20'), ['suggestion-list-differs', 'version-out-of-turn comments']],
	['a version that is missing before it', (log) => void (found(log, 'document-version', ({ final }) => final === true).no = 3), ['version-out-of-turn no']],
	['fewer days than everybody has', (log) => void (found(log, 'document-version').commentsUntil = '2026-11-26'), ['version-out-of-turn days']],
	['a last version without an answer', (log) => void delete found(log, 'suggestion', ({ reason, decided }) => reason === '防火' && decided !== undefined).decided, ['day-differs', 'version-out-of-turn undecided']],
	['a suggestion on a clause that was never there', (log) => log.forEach(({ content }) => content?.subject === adopted && (content.clause = 'nowhere')), ['suggestion-out-of-turn clause']],
	['other words in the mouth of whoever made it', (log) => void (found(log, 'suggestion', ({ subject, decided }) => subject === adopted && decided !== undefined).text = '二、充电\n服务费每度五角。'), ['suggestion-out-of-turn changed']],
	['an answer for another draft', (log) => void ((found(log, 'suggestion', ({ subject, decided }) => subject === adopted && decided !== undefined).decided as { into: number }).into = 1), ['suggestion-out-of-turn draft']],
	['a list without the one that was declined', (log) => void (found(log, 'suggestion-list').suggestions as unknown[]).splice(1, 1), ['suggestion-list-differs']],
	['a list that says adopted of one that nobody had decided', (log) => void Object.assign((found(log, 'suggestion-list').suggestions as object[])[2]!, { is: 'adopted', reason: '看过了。' }), ['suggestion-list-differs']]
])('%s is found', (_, tampering, checks) => {
	expect(told(tampering)).toEqual(checks);
});

test('a version that is written anew is found, and which words were changed can be seen by anybody who kept the first', () => {
	const again = (log: ForgedLine[]) => {
		const at = log.findIndex(({ content }) => content?.type === 'document-version');
		const content = JSON.parse(JSON.stringify(log[at]!.content)) as Said & { clauses: Clause[] };
		content.clauses[1]!.blocks = [{ id: 'forged-1', kind: 'paragraph', text: '服务费由居委会定。' }];
		const next = log.findLast(({ content: one }) => one?.type === 'document-version')!;
		next.content = { ...content };
		next.entry.subject = content.subject;
	};
	expect(told(again)).toContain('version-out-of-turn changed');
});
