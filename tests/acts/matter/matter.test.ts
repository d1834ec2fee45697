import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { going, matterOnAgenda, openingOf, openMatter, paper } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 苗立夏, director of the committee of 柳湾, opens a matter: street lamps from the ferry to the school. 谷雨生 is the party secretary, who
 * studies it first. The representatives' meeting decides; it has no desk, so the committee that convenes it enters what it did.
 */

let town: Town;
let director: PersonCaller;
let secretary: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	director = await town.person('苗立夏');
	secretary = await town.person('谷雨生');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

async function read(matter: SubjectId) {
	const held = await town.portal.contents.bySubject<MatterContent>(matter);
	return readMatter(town.portal.contents, held!);
}

test('a matter starts with its topic card, under the procedure and the rules of that day, and keeps their hashes', async () => {
	const input = openingOf(town);
	const { number } = await done(town, 'matter.open', input, director);
	expect(number).toMatch(/^LW-M-2026-\d{4}$/);
	const { held, state, procedure } = await read(input.subject);
	expect(held.content).toMatchObject({ opened: '2026-11-23', rules: (await town.portal.rules())!.hash, procedure: { edition: '2.0', hash: procedure!.hash } });
	expect(presentStay(state)).toMatchObject({ stage: 'collecting', from: '2026-11-23', laid: [{ what: 'topic-card', on: '2026-11-23' }] });
	expect(await town.look((records) => records.matters.open('LW'))).toContain(input.subject);
});

test('each step is its own body’s: the committee cannot study in the place of the party organisation, and the overseers move nothing', async () => {
	const matter = await openMatter(town);
	expect((await refused(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), await town.person('禾处暑'))).code).toBe('matter.not-yours');
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	expect((await refused(town, 'matter.lay', paper(town, matter, 'party-study'), director)).code).toBe('matter.not-yours');
	expect(await refused(town, 'matter.move', going(town, matter, 'party_review', 'agenda', 'forward'), secretary)).toMatchObject({ code: 'matter.missing', params: { what: 'party-study' } });
	await done(town, 'matter.lay', paper(town, matter, 'party-study'), secretary);
	expect(await done(town, 'matter.move', going(town, matter, 'party_review', 'agenda', 'forward'), secretary)).toMatchObject({ stage: 'agenda' });
});

test('nobody moves on what somebody else has just moved, and nobody goes a way that the procedure does not have', async () => {
	const matter = await openMatter(town);
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	expect((await refused(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director)).code).toBe('matter.moved-meanwhile');
	expect((await refused(town, 'matter.move', going(town, matter, 'party_review', 'execution', 'passed'), secretary)).code).toBe('matter.no-such-way');
	expect((await refused(town, 'matter.move', going(town, matter, 'party_review', 'collecting', 'returned'), secretary)).code).toBe('matter.reason-missing');
	await done(town, 'matter.move', going(town, matter, 'party_review', 'collecting', 'returned', '先问问沿路的住户。'), secretary);
	expect((await read(matter)).state.stays.at(1)).toMatchObject({ stage: 'party_review', outcome: 'returned', reason: '先问问沿路的住户。' });
});

test('a plan that goes down to the residents and comes up again shows what was changed, clause by clause', async () => {
	const matter = await openMatter(town);
	for (const text of ['装十二盏灯，灯距三十米。夜里全亮。', '装十二盏灯，灯距二十五米。夜里全亮。']) await done(town, 'matter.lay', paper(town, matter, 'draft-plan', text), director);
	await done(town, 'matter.lay', paper(town, matter, 'minutes', '到会五人。'), director);
	const model = (await matterPage(town.portal.contents, { community: 'LW', matter }, { today: town.portal.today(), zone: 480 }))!;
	const papers = model.stays.flatMap(({ happened }) => happened).filter(({ what }) => what === 'draft-plan' || what === 'minutes');
	expect(papers.map(({ version }) => version?.no)).toEqual([undefined, 2, undefined]);
	expect(papers[1]!.version!.changes).toEqual([
		{ is: 'same', text: '装十二盏灯，' }, { is: 'gone', text: '灯距三十米。' }, { is: 'new', text: '灯距二十五米。' }, { is: 'same', text: '夜里全亮。' }
	]);
});

test('what is pushed on with something missing is a breach for ever; a vote that was not held is nobody’s to pass over', async () => {
	const matter = await matterOnAgenda(town);
	const push = going(town, matter, 'agenda', 'vote', 'forward', '下周就要开会，来不及发通知。');
	await done(town, 'matter.push', push, director);
	expect((await read(matter)).state.breaches).toEqual([{
		stage: 'agenda', to: 'vote', on: '2026-11-23', by: '柳湾社区（村）居民委员会 苗立夏', reason: '下周就要开会，来不及发通知。',
		missing: [{ what: 'agenda', code: 'missing' }, { what: 'notice', code: 'missing' }]
	}]);
	const passed = going(town, matter, 'vote', 'publicity', 'passed', '大家都同意。');
	expect(await refused(town, 'matter.move', passed, director)).toMatchObject({ code: 'matter.not-so-decided', params: { verdict: 'none' } });
	expect((await refused(town, 'matter.push', passed, director)).code).toBe('matter.not-so-decided');
});

test('a poll, a hearing or an evaluation is never laid by hand', async () => {
	const matter = await openMatter(town);
	for (const what of ['poll', 'hearing', 'evaluation', 'resolution', 'endorsements']) {
		expect(await refused(town, 'matter.lay', paper(town, matter, what), director)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'what', code: 'not-in-list' }] });
	}
});

test('a body that may not decide such a matter is refused with the words of the law', async () => {
	const owners = await refused(town, 'matter.open', openingOf(town, { kind: 'owners_common_parts' }), director);
	expect(owners).toMatchObject({ code: 'matter.not-competent', params: { verdict: 'owners', source: '民法典§278' } });
	const committee = await refused(town, 'matter.open', openingOf(town, { body: town.subject('bodies:LW-C') }), director);
	expect(committee).toMatchObject({ code: 'matter.not-competent', params: { verdict: 'organises' } });
});

test('what a file tells is shown and not moved; another community’s matter is not there', async () => {
	const imported = await town.portal.contents.ofType<MatterContent>('LW' as never, 'matter');
	expect((await refused(town, 'matter.lay', paper(town, imported[0]!.content.subject, 'draft-plan'), director)).code).toBe('matter.told-elsewhere');
	expect((await refused(town, 'matter.lay', paper(town, town.subject('matters:M1'), 'draft-plan'), director)).code).toBe('object.not-found');
	expect((await refused(town, 'matter.open', openingOf(town, { procedure: town.subject('procedures:PR-COM') }), director)).code).toBe('object.not-found');
});
