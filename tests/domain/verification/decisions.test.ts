import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { openWriter } from '#records/database.server.ts';
import { verify } from '#server/cli/verify.ts';
import { keepTime } from '#server/timekeeper.ts';
import { forged, type ForgedLine } from '#tests/support/forging.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { done } from '#tests/support/joining.ts';
import { going, matterOnAgenda } from '#tests/support/matter-inputs.ts';
import { ballot, boxCount, evaluationTerms, listNow, pollOf, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { rewrite } from '../../browser/rewriting.ts';
import { servedLines, verifyLines } from './liuwan-story.ts';

/*
 * 柳湾 votes on its lamps: by phone, by paper in a box, and afterwards says how it went. Then whoever has the key tells it otherwise, and makes
 * every hash and the signature fit. Who reads the public file, and who reads the ledger, is told what no longer follows.
 */

vi.setConfig({ testTimeout: 30_000 });

const LW = 'LW';
let town: Town;
let folder: string;
let ledger: string;
let lines: string[];
/** A matter that a poll in a box decided, one that waits on the agenda; a poll by phone; an evaluation. */
let decided: SubjectId;
let waiting: SubjectId;
let open: string;
let evaluation: string;

beforeAll(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	const [director, clerk] = [await town.person('苗立夏'), await town.person('麦小满')];
	[decided, waiting] = [await matterOnAgenda(town, { body: town.subject('bodies:LW-G2-H') }), await matterOnAgenda(town)];
	await done(town, 'matter.push', going(town, decided, 'agenda', 'vote', 'forward', '下周就要开会，来不及发通知。'), director);
	const list = await listNow(town);
	const box = await pollOf(town, { matter: decided, secrecy: 'secret-paper' }, false, list);
	open = await pollOf(town, { title: '渡口要不要装座椅', proxiesMost: 1 }, false, list);
	const said = { ...evaluationTerms(town, list), subject: town.id(), opensOn: list.opensOn, closesOn: addDays(list.opensOn, 2) };
	evaluation = said.subject;
	town.setClock(`${list.opensOn}T09:00`);
	await done(town, 'evaluation.open', said, clerk);
	for (const [n, choice] of [[1, 'yes'], [2, 'yes'], [3, 'no'], [4, 'abstain']] as const) await done(town, 'ballot.cast', ballot(town, open, choice), await voterAt(town, open, n));
	await done(town, 'poll.recuse', { community: LW, subject: town.id(), poll: open, reason: '座椅装在自家门口。' }, await voterAt(town, open, 4));
	for (const n of [1, 2, 3, 4, 5]) await done(town, 'evaluation.rate', { community: LW, evaluation, answers: [0, n === 5 ? 2 : 0] }, await voterAt(town, evaluation, n));
	// 7 lets 9 vote, and takes it back: nothing of it counts.
	await done(town, 'ballot.entrust', { community: LW, subject: town.id(), poll: open, by: 9 }, await voterAt(town, open, 7));
	await done(town, 'ballot.take-back', { community: LW, poll: open }, await voterAt(town, open, 7));
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, box), await town.person(teller));
	town.setClock(`${addDays(list.opensOn, 8)}T09:00`);
	await keepTime(town.portal);
	const resident = await town.person('柳霜降');
	await done(town, 'comment.post', (await INPUTS['comment.post']!(town, resident)) as object, resident);
	await done(town, 'poll.close', { community: LW, poll: box }, director);
	lines = await servedLines(town);
	folder = mkdtempSync(join(tmpdir(), 'yishi-forged-'));
	ledger = join(folder, 'honest.db');
	const { client } = openWriter(town.ledgerFile);
	client.exec(`vacuum into '${ledger}'`);
	client.close();
}, 60_000);
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	await town.close();
});

const of = (type: string, is: (content: NonNullable<ForgedLine['content']>) => boolean = () => true) => (log: ForgedLine[]) => log.find(({ entry, content }) => content?.type === type && entry.act !== 'history.import' && is(content))!;
const resultOf = (poll: string) => of('poll', ({ opening }) => opening === poll);
const change = (find: (log: ForgedLine[]) => ForgedLine, to: (content: NonNullable<ForgedLine['content']>) => void) => (log: ForgedLine[]) => to(find(log).content!);

/** What somebody with the public file is told, by the command, in Chinese and in English. */
async function told(tampering: (log: ForgedLine[]) => void): Promise<{ checks: string[]; zh: string; en: string }> {
	const file = forged(lines, LW, town.seed, tampering);
	const path = join(folder, 'record.jsonl');
	writeFileSync(path, `${file.join('\n')}\n`);
	return { checks: verifyLines(file, town).at(-1)!.findings.map(({ check }) => check), ...(await said(path)) };
}

async function said(source: string): Promise<{ zh: string; en: string }> {
	const speak = async (lang: string) => {
		let text = '';
		await verify([source, '--seen', join(folder, `seen-${town.id()}`)], { env: { LANG: lang }, out: (more) => void (text += more), err: (more) => void (text += more) });
		return text;
	};
	return { zh: await speak('zh_CN.UTF-8'), en: await speak('en_GB.UTF-8') };
}

/** What somebody with the ledger is told, when a content in it says something else. */
async function toldOfLedger(which: string, to: (content: Record<string, unknown>) => void): Promise<{ zh: string; en: string }> {
	const file = join(folder, `${town.id()}.db`);
	copyFileSync(ledger, file);
	const seq = await town.look(async (_records, db) => (db.client.prepare(`select seq from contents where community = 'LW' and ${which} order by seq`).raw(true).get() as [number])[0]);
	rewrite({ file, seed: town.seed, community: LW as never, instance: 'yishi-testtown' }, seq, to);
	return said(file);
}

test('an honest record: every poll and evaluation comes out as it was published, every step could be taken; the breach is no finding', async () => {
	const own = verifyLines(lines, town).at(-1)!;
	expect(own).toMatchObject({ verdict: 'verified', findings: [], counts: { polls: 2, evaluations: 1, recounted: 0 } });
	expect(own.counts.steps).toBeGreaterThan(8);
	const { zh, en } = await said(ledger);
	expect(zh).toContain('从收到的票和表重新数过3次。');
	expect(en).toContain('3 counts made again from the ballots and forms that came in.');
	expect(zh).not.toContain('✗');
});

describe('with the public file alone', () => {
	test('the outcome that a matter went by is not the one of its vote', async () => {
		const { checks, zh, en } = await told(change(of('matter-step', ({ event }) => (event as { what?: string }).what === 'poll'), ({ event }) => {
			(event as { verdict: string }).verdict = 'failed';
		}));
		expect(checks).toEqual(['matter-step-unfounded']);
		expect(zh).toMatch(/✗ 第\d+条：事项LW-M-2026-\d{4}的第\d+步交上了“表决”，记录里没有，或与记录不符。/);
		expect(en).toMatch(/✗ Line \d+: step \d+ of matter LW-M-2026-\d{4} lays “[^”]+” before it; the record has no such thing, or says otherwise\./);
	});

	test('more votes than members, than ballots, than fit together; other terms than were fixed', async () => {
		expect((await told(change(resultOf(open), (poll) => Object.assign(poll, { members: 438 })))).checks).toEqual(['poll-count-differs']);
		expect((await told(change(resultOf(open), (poll) => Object.assign(poll, { yes: 3 })))).checks).toEqual(['poll-does-not-add-up']);
		const stuffed = await told(change(resultOf(open), (poll) => Object.assign(poll, { yes: 300, attended: 301, issued: 301, returned: 301, channels: [{ channel: 'portal', count: 301 }] })));
		expect(stuffed.checks).toEqual(['poll-more-than-came']);
		expect(stuffed.zh).toContain('表决LW-V-2026-0002公布了302张票，记录里只收到4张。');
		expect(stuffed.en).toContain('for vote LW-V-2026-0002, 302 ballots were published; only 4 came in.');
		const easier = await told(change(resultOf(open), ({ rule }) => Object.assign(rule as object, { quorum: { any: [{ unit: 'household', share: { of: [1, 438] } }] } })));
		expect(easier.checks).toEqual(['poll-terms-differ']);
		expect(easier.zh).toContain('表决LW-V-2026-0002的结果里，表决规则与事先定的不符');
	});

	test('a step that nobody could take: on without what it needs, and no breach recorded', async () => {
		const forge = (event: object, more: object = {}) => (log: ForgedLine[]) => {
			const last = log.filter(({ content }) => content?.type === 'matter-step' && content.parent === waiting).at(-1)!;
			log.push({
				entry: { ...last.entry, subject: 'forgedforgedforgedforg', recordedAt: log.at(-1)!.entry.recordedAt },
				content: { ...last.content!, subject: 'forgedforgedforgedforg' as never, no: Number(last.content!.no) + 1, event: { kind: 'moved', to: 'vote', outcome: 'forward', by: '苗立夏', on: town.portal.today(), ...event }, body: town.subject('bodies:LW-C'), ...more },
				salt: last.salt!
			});
		};
		const skipped = await told(forge({}));
		expect(skipped.checks).toEqual(['matter-step-out-of-turn']);
		expect(skipped.zh).toMatch(/✗ 第\d+条：事项LW-M-2026-\d{4}的第5步不该走：缺.+。也没有记为程序缺项。/);
		expect(skipped.en).toMatch(/✗ Line \d+: step 5 of matter LW-M-2026-\d{4} could not be taken: without .+\. No breach is recorded\./);
		expect((await told(forge({ to: 'execution', outcome: 'passed' }))).zh).toContain('程序里没有这条路');
		expect((await told(forge({}, { body: town.subject('bodies:LW-S') }))).zh).toContain('不归这个组织走');
		expect((await told(forge({}, { no: 9 }))).en).toContain('a step before it is missing');
		expect((await told(forge({ kind: 'laid', what: 'poll', verdict: 'passed', ref: town.id() }))).checks).toEqual(['matter-step-unfounded']);
		// What came of another matter's vote, or was judged without any matter, is no step of this one.
		const judged = (await town.portal.contents.ofType(LW as never, 'evaluation')).find(({ content }) => (content as { opening?: string }).opening === evaluation)!.content.subject;
		const [elsewhere] = await town.portal.contents.ofParent(decided, 'poll');
		expect((await told(forge({ kind: 'laid', what: 'poll', verdict: 'passed', ref: elsewhere!.content.subject }))).checks).toEqual(['matter-step-unfounded']);
		expect((await told(forge({ kind: 'laid', what: 'evaluation', ref: judged }))).checks).toEqual(['matter-step-unfounded']);
		// The party organisation's study is nobody else's.
		expect((await told(change(of('matter-step', ({ event }) => (event as { what?: string }).what === 'party-study'), (step) => Object.assign(step, { body: town.subject('bodies:LW-C') })))).checks).toEqual(['matter-step-out-of-turn']);
		// Pushed on with its reason, it is what the record says: a breach, and no finding.
		expect((await told(forge({ kind: 'pushed', reason: '等不及了。' }))).checks).toEqual([]);
	});

	test('a step left out, the result of a vote never laid, a procedure changed under a matter', async () => {
		const steps = (log: ForgedLine[]) => log.filter(({ content }) => content?.type === 'matter-step' && content.parent === decided);
		const without = (index: number) => (log: ForgedLine[]) => void log.splice(log.indexOf(steps(log).at(index)!), 1);
		expect((await told(without(1))).checks).toEqual(['matter-step-out-of-turn']);
		const unlaid = await told(without(-1));
		expect(unlaid.checks).toEqual(['matter-step-missing']);
		expect(unlaid.zh).toMatch(/表决有了结果，事项LW-M-2026-\d{4}却没有这一步。/);
		expect((await told(change(of('matter'), ({ procedure }) => Object.assign(procedure as object, { hash: 'ab'.repeat(32) })))).checks).toEqual(['matter-procedure-unknown']);
		expect((await told((log) => {
			const matter = of('matter')(log);
			log.push({ ...matter, entry: { ...matter.entry, recordedAt: log.at(-1)!.entry.recordedAt }, content: { ...matter.content!, opened: town.portal.today() } });
		})).checks).toEqual(['matter-terms-changed']);
	});

	test('an evaluation with more forms than came, and another weight', async () => {
		const more = await told(change(of('evaluation'), (result) => Object.assign(result, { returned: 6 })));
		expect(more.checks).toEqual(['evaluation-differs', 'evaluation-differs']);
		expect(more.zh).toContain('评议LW-T-2026-0001重新统计，收回数应为5，公布的是6。');
		expect(more.en).toContain('counted again, the number returned of evaluation LW-T-2026-0001 should be 5; 6 was published.');
		expect((await told(change(of('evaluation'), ({ weights }) => Object.assign(weights as object, { basically: 900 })))).checks).toEqual(['evaluation-differs']);
	});

	test('what was fixed is fixed again, a result without its terms, twice, before its time, or on another day', async () => {
		/** The same content once more at the end, as another entry. */
		const again = (find: (log: ForgedLine[]) => ForgedLine, more: object = {}) => (log: ForgedLine[]) => {
			const line = find(log);
			log.push({ ...line, entry: { ...line.entry, recordedAt: log.at(-1)!.entry.recordedAt, ...('subject' in more ? { subject: String(more.subject) } : {}) }, content: { ...line.content!, ...more } });
		};
		expect((await told(again(of('poll-opening')))).checks).toContain('poll-terms-changed');
		expect((await told(again(of('evaluation-opening')))).checks).toContain('evaluation-terms-changed');
		const subject = 'forgedforgedforgedforg';
		expect((await told(again(resultOf(open), { subject, published: town.portal.today() }))).checks).toContain('poll-closed-twice');
		expect((await told(change(resultOf(open), (poll) => Object.assign(poll, { opening: subject })))).checks).toContain('poll-without-opening');
		expect((await told(change(of('evaluation'), (result) => Object.assign(result, { opening: subject })))).checks).toContain('evaluation-without-opening');
		expect((await told(change(of('poll-opening', (content) => content.subject === open), (opening) => Object.assign(opening, { closes: '2030-01-01T00:00:00.000Z' })))).checks).toEqual(['poll-closed-early']);
		expect((await told(change(resultOf(open), (poll) => Object.assign(poll, { published: '2026-11-30' })))).checks).toContain('day-differs');
		expect((await told(change(of('matter'), (matter) => Object.assign(matter, { rules: 'ab'.repeat(32) })))).checks).toEqual(['matter-rules-differ']);
	});

	test('a resolution that no vote carries; who is said to have voted how, and who is said to be elected', async () => {
		const resolved = (poll: string) => (log: ForgedLine[]) => {
			const line = resultOf(open)(log);
			const content = { type: 'resolution', v: 1, community: LW, subject: 'forgedforgedforgedforg', lang: 'zh-CN', number: '柳湾决〔2026〕9号', body: line.content!.body, kind: 'households', title: '装座椅', on: town.portal.today(), poll };
			log.push({ ...line, entry: { ...line.entry, act: 'resolution.record', subject: content.subject, recordedAt: log.at(-1)!.entry.recordedAt }, content: content as never });
		};
		const subjectOf = async (poll: string) => (await town.portal.contents.ofType(LW as never, 'poll')).find(({ content }) => (content as { opening?: string }).opening === poll)!.content.subject;
		expect((await told(resolved(await subjectOf(open)))).checks).toEqual(['resolution-unfounded']);
		expect((await told(resolved('nosuchvotenosuchvoteno'))).checks).toEqual(['resolution-unfounded']);
		const recorded = (...of: [number, string][]) => change(resultOf(open), (poll) => Object.assign(poll, { recorded: of.map(([n, choice]) => ({ n, who: '柳**', choice })) }));
		expect((await told(recorded([1, 'yes'], [2, 'yes'], [3, 'no']))).checks).toEqual([]);
		expect((await told(recorded([1, 'yes'], [9999, 'yes'], [3, 'no']))).checks).toEqual(['poll-count-differs']);
		expect((await told(recorded([1, 'yes'], [2, 'no'], [3, 'no']))).checks).toEqual(['poll-count-differs', 'poll-count-differs']);
		const elects = (elected: object[]) => (log: ForgedLine[]) => {
			Object.assign(of('poll-opening', (content) => content.subject === open)(log).content!, { election: { position: '楼栋长', seats: 1, candidates: ['柳一', '柳二'] } });
			Object.assign(resultOf(open)(log).content!, { elected });
		};
		expect((await told(elects([{ candidate: '柳一', votes: 2, elected: true }, { candidate: '柳二', votes: 1, elected: false }]))).checks).toEqual([]);
		expect((await told(elects([{ candidate: '柳一', votes: 2, elected: false }, { candidate: '柳二', votes: 1, elected: true }]))).checks).toEqual(['poll-count-differs']);
	});

	test('a list of proxies says who acted for whom: on the list, once each, within the cap, and as many as came that way', async () => {
		const list = (proxies: [number, number][] | undefined, came = 1) => (log: ForgedLine[]) => {
			Object.assign(of('poll-opening', (content) => content.subject === open)(log).content!, { proxyList: true, proxiesMost: 1 });
			const channels = [{ channel: 'portal', count: 3 - came }, { channel: 'written_proxy', count: came }];
			Object.assign(resultOf(open)(log).content!, { channels, ...(proxies ? { proxies: proxies.map(([n, by]) => ({ n, by })) } : {}) });
		};
		expect((await told(list([[2, 1]]))).checks).toEqual([]);
		for (const [proxies, came] of [[[[2, 9999]], 1], [[[2, 2]], 1], [[[2, 1], [3, 1]], 2], [[[2, 1], [2, 3]], 2], [[[2, 1]], 2], [undefined, 1]] as [[number, number][] | undefined, number][]) {
			expect((await told(list(proxies, came))).checks, JSON.stringify(proxies)).toEqual(['poll-count-differs']);
		}
	});

	test('a written proxy over the cap, passed on, of nobody on the list, or given after the close', async () => {
		const given = (changed: object) => (log: ForgedLine[]) => {
			Object.assign(of('written-proxy')(log).content!, changed);
		};
		for (const changed of [{ by: 9999 }, { by: 7 }, { n: 9 }]) expect((await told(given(changed))).checks, JSON.stringify(changed)).toEqual(['proxy-out-of-turn']);
		expect((await told((log) => Object.assign(of('poll-opening', (content) => content.subject === open)(log).content!, { proxiesMost: 0 }))).checks).toEqual(['proxy-out-of-turn']);
	});

	test('something of the imported history that was public is held back', async () => {
		const { checks, zh, en } = await told((log) => {
			const shown = log.find(({ entry, content }) => entry.act === 'history.import' && content?.type === 'disclosure')!;
			delete shown.content;
		});
		expect(checks).toContain('import-withheld');
		expect(zh).toMatch(/✗ 不公开的历史资料写明有\d+份，实有\d+份：有应公开的被扣下了。/);
		expect(en).toMatch(/should not be public; \d+ are held back: something public is withheld\./);
	});

	test('a comment that was public is held back as if it waited for review', async () => {
		const { checks, zh, en } = await told((log) => {
			delete log.find(({ content }) => content?.type === 'comment')!.content;
		});
		expect(checks).toEqual(['comment-withheld']);
		expect(zh).toContain('✗ 待审的评论和举报（comment.post）写明有0份，实有1份：有应公开的被扣下了。');
		expect(en).toContain('0 comments and reports (comment.post) should not be public; 1 are held back: something public is withheld.');
	});
});

describe('with the ledger', () => {
	test('a changed ballot: the count is named, and who reads it learns what it should be', async () => {
		const { zh, en } = await toldOfLedger(`type = 'ballot'`, (content) => {
			content.choice = 'no';
		});
		expect(zh).toMatch(/✗ 第\d+条：表决LW-V-2026-0002重新计票，赞成票应为1，公布的是2。/);
		expect(zh).toContain('重新计票，反对票应为2，公布的是1。');
		expect(en).toMatch(/✗ Line \d+: counted again, the number of votes for of vote LW-V-2026-0002 should be 1; 2 was published\./);
	});

	test('a box that two tellers did not agree on, a form, numbers that fit one another and nothing else', async () => {
		const box = await toldOfLedger(`type = 'box-count'`, (content) => Object.assign(content, { yes: 30, no: 250 }));
		expect(box.zh).toContain('表决LW-V-2026-0001的结果应为“人数不够”，公布的算出来是“通过”。');
		expect(box.en).toContain('the outcome of vote LW-V-2026-0001 should be “no quorum”; what was published comes to “passed”.');
		const form = await toldOfLedger(`type = 'evaluation-form'`, (content) => {
			content.answers = [2, 2];
		});
		expect(form.zh).toContain('评议LW-T-2026-0001重新统计，各项得数应为');
		const turned = await toldOfLedger(`type = 'poll' and bytes like '%渡口要不要装座椅%'`, (content) => Object.assign(content, { yes: 1, no: 2 }));
		expect(turned.zh).toContain('表决LW-V-2026-0002重新计票，赞成票应为2，公布的是1。');
	});

	test('a ballot that was there already, told otherwise', async () => {
		const first = await town.look(async (_records, db) => (db.client.prepare("select subject from contents where type = 'ballot' order by seq").raw(true).get() as [string])[0]);
		const { zh } = await toldOfLedger(`type = 'ballot' and subject <> '${first}'`, (content) => {
			content.subject = first;
		});
		expect(zh).toContain('表决LW-V-2026-0002的这张票，是结束以后才有的，或者改过。');
	});
});
