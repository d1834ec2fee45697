import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import { legalRule } from '#domain/ballot/legal-rule.ts';
import { forged, type ForgedLine } from '#tests/support/forging.ts';
import { done } from '#tests/support/joining.ts';
import { matterInThirdRound, matterOnAgenda } from '#tests/support/matter-inputs.ts';
import { boxCount, countedPoll, LOST, pollOf, representatives } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { servedLines, verifyLines } from './liuwan-story.ts';

/*
 * The households of 上柳 vote a matter down; the representatives of 柳湾 vote in secret on another, as their procedure asks. Whoever has the key tells
 * of another body, of a second vote in the same stage, of hands instead of paper, of a smaller share: everything fits, and each is found.
 */

vi.setConfig({ testTimeout: 30_000 });

let town: Town;
let lines: string[];
/** The polls, by their openings. */
let lost: string;
let secret: string;

beforeAll(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	const director = await town.person('苗立夏');
	lost = await countedPoll(town, { matter: await matterOnAgenda(town, { body: town.subject('bodies:LW-G2-H') }) }, LOST);
	await done(town, 'poll.close', { community: 'LW', poll: lost }, director);
	const matter = await matterInThirdRound(town);
	secret = await pollOf(town, { matter, authorised: '2026年3月居民会议', secrecy: 'secret-paper' }, true, await representatives(town));
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, secret, { issued: 90, returned: 90, yes: 80, no: 10, abstain: 0, invalid: 0 }), await town.person(teller));
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	expect((await done(town, 'poll.close', { community: 'LW', poll: secret }, director)).verdict).toBe('passed');
	lines = await servedLines(town);
}, 60_000);
afterAll(() => town.close());

const found = (change: (log: ForgedLine[]) => void) => verifyLines(forged(lines, 'LW', town.seed, change), town).at(-1)!.findings;
const checks = (change: (log: ForgedLine[]) => void) => found(change).map(({ check }) => check);
/** What was fixed and what came of it, both told the same other way. */
const both = (poll: string, to: (content: NonNullable<ForgedLine['content']>) => void) => (log: ForgedLine[]) => {
	for (const { content } of log) if (content && (content.subject === poll || content.opening === poll) && ['poll-opening', 'poll'].includes(content.type)) to(content);
};
/** Another vote, announced at the end on the matter that was voted down. */
const again = (more: object) => (log: ForgedLine[]) => {
	const line = log.find(({ content }) => content?.subject === lost)!;
	const subject = 'forgedforgedforgedforg';
	log.push({ ...line, entry: { ...line.entry, subject, recordedAt: log.at(-1)!.entry.recordedAt }, content: { ...line.content!, subject: subject as never, ...more } });
};

test('as it was held, nothing is found', () => {
	expect(verifyLines(lines, town).at(-1)).toMatchObject({ verdict: 'verified', findings: [] });
});

test('a vote of a body that does not decide the matter', () => {
	const other = found(both(lost, (content) => Object.assign(content, { body: town.subject('bodies:LW-R') })));
	expect(other).toMatchObject([{ check: 'poll-of-other-body', params: { number: 'LW-V-2026-0001', matter: expect.stringMatching(/^LW-M-2026-/) } }]);
});

test('a second vote in the same stage, also where it is called a second round of one that was no even split', () => {
	expect(checks(again({}))).toEqual(['poll-again-in-stage']);
	expect(checks(again({ first: lost }))).toEqual(['poll-again-in-stage']);
	expect(checks(again({ rule: { ...legalRule({ unit: 'household', law: 'village', collective: false }), consultative: true } }))).toEqual([]);
});

test('a result by a rule that asks for less than the stage: hands for paper, a smaller share', () => {
	const hands = found(both(secret, (content) => Object.assign(content, { secrecy: 'show-of-hands' })));
	expect(hands).toMatchObject([{ check: 'poll-laxer-than-stage', params: { number: 'LW-V-2026-0002', stage: '三上三下：审议决策' } }]);
	const rule = (change: object) => checks(both(secret, (content) => Object.assign(content.rule as object, change)));
	expect(rule({ quorum: { any: [{ unit: 'representative', share: { of: [1, 2] } }] } })).toEqual(['poll-laxer-than-stage']);
	expect(rule({ majority: { base: 'valid', share: { of: [1, 2], more: true } } })).toEqual(['poll-laxer-than-stage']);
	expect(rule({ quorum: { any: [{ unit: 'representative', share: { of: [4, 5] } }] } })).toEqual([]);
});
