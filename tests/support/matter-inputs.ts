import type { Caller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { done } from './joining.ts';
import type { Town } from './town.ts';

/* Matters of 柳湾 for tests, under the procedure of its representatives' meeting: collecting → party_review → (hearing →) agenda → vote → … */

/** What 苗立夏 sends to open a matter; in parts otherwise where a test says so. */
export function openingOf(town: Town, more: object = {}) {
	return {
		community: 'LW', subject: town.id(), title: '给渡口到学校的路装路灯', kind: 'public_benefit', amount: 3_200_000, body: town.subject('bodies:LW-R'),
		procedure: town.subject('procedures:PR-REP'), card: '这段路天黑以后看不见。想装十二盏太阳能路灯。', ...more
	};
}

/** A matter that 苗立夏 has just opened; its subject. */
export async function openMatter(town: Town, more: object = {}): Promise<SubjectId> {
	const input = openingOf(town, more);
	await done(town, 'matter.open', input, await town.person('苗立夏'));
	return input.subject;
}

/** What is sent to move a matter of 柳湾. */
export const going = (town: Town, matter: SubjectId, from: string, to: string, outcome: string, reason?: string) => ({
	community: 'LW', subject: town.id(), matter, from, to, outcome, ...(reason === undefined ? {} : { reason })
});

/** A paper for a matter of 柳湾. */
export const paper = (town: Town, matter: SubjectId, what: string, text = '见村委会公开的材料。') => ({ community: 'LW', subject: town.id(), matter, what, text });

/** A matter that has come to the agenda, for which nothing is there yet. */
export async function matterOnAgenda(town: Town, more: object = {}): Promise<SubjectId> {
	const matter = await openMatter(town, more);
	const [director, secretary] = [await town.person('苗立夏'), await town.person('谷雨生')];
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	await done(town, 'matter.lay', paper(town, matter, 'party-study', '同意提交代表会议讨论。'), secretary);
	await done(town, 'matter.move', going(town, matter, 'party_review', 'agenda', 'forward'), secretary);
	return matter;
}

/** The five stages for 柳湾, open to comments for a week; its representatives' meeting is to adopt them. */
export const drafting = (town: Town, more: object = {}) => ({
	community: 'LW', subject: town.id(), library: 'five-stages', edition: '1.0', reason: '一件事从头到尾有章可循。', comments: 7, bodies: [town.subject('bodies:LW-R')], ...more
});

/** What the representatives' meeting is said to have decided. */
export const adopting = (town: Town, draft: SubjectId) => ({ community: 'LW', subject: town.id(), draft, body: town.subject('bodies:LW-R'), decision: '代表会议应到108人，实到90人，赞成85人' });

/** A draft whose comments are over. */
export async function draftOf(town: Town, more: object = {}): Promise<SubjectId> {
	const input = drafting(town, more);
	await done(town, 'procedure.draft', input, await town.person('苗立夏'));
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	return input.subject;
}

/** The five stages, or another of the library, in force in 柳湾; the subject of the procedure. */
export async function fiveStages(town: Town, library = 'five-stages'): Promise<SubjectId> {
	const draft = await draftOf(town, { library });
	const director = await town.person('苗立夏');
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	return (await done(town, 'procedure.file', { community: 'LW', draft, filed: '柳湾镇 2026-31号', from: town.portal.today() }, director)).subject as SubjectId;
}

/** Numbers of 柳湾's own, open to comments for a week: it answers within three days, and publishes by the 7th. */
export const ruling = (town: Town, more: object = {}) => ({
	community: 'LW', subject: town.id(), layer: 'community', numbers: [{ parameter: 'answer', value: 3 }, { parameter: 'disclosureDay', value: 7 }], reason: '五天太久，大家等不及。', comments: 7,
	bodies: [town.subject('bodies:LW-R')], ...more
});

/** A draft of rules of 柳湾 whose comments are over. */
export async function rulesDraftOf(town: Town, more: object = {}): Promise<SubjectId> {
	const input = ruling(town, more);
	await done(town, 'rules.draft', input, await town.person('苗立夏'));
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	return input.subject;
}

/** A hearing on a matter, announced eight days ahead. */
export const hearingOf = (town: Town, matter: SubjectId, more: object = {}) => ({
	community: 'LW', subject: town.id(), matter, on: addDays(town.portal.today(), 8), place: '村委会二楼', materials: '十二盏灯的位置图和报价。', selection: '沿路住户抽签，其余自愿报名。',
	seats: [{ group: '沿路住户', count: 6 }, { group: '居民代表', count: 4 }], ...more
});

/** A lawyer's opinion on a matter. */
export const opinionOf = (town: Town, matter: SubjectId, more: object = {}) => ({
	community: 'LW', subject: town.id(), matter, kind: 'legal', author: '青禾律师事务所 陆律师', on: '2026-11-22', text: '合同要写明保修两年。', ...more
});

/** A risk assessment of a matter, all five steps done. */
export const riskOf = (town: Town, matter: SubjectId, more: object = {}) => ({
	community: 'LW', subject: town.id(), matter, steps: ['11-10', '11-12', '11-15', '11-18', '11-20'].map((day) => ({ done: `2026-${day}`, detail: '见公示。' })),
	dimensions: { legality: '不占耕地。', rationality: '两村都受益。', feasibility: '一个月能装完。', controllability: '灯坏了有人修。' },
	points: [{ point: '灯光照进窗户', probability: 'medium', impact: 'low', measure: '灯罩朝路。' }], level: 'low', outcome: 'go', conclusion: '可以办。', ...more
});

/** A proposal of 柳湾 as somebody sends it. */
export const proposing = (town: Town, more: object = {}) => ({
	community: 'LW', subject: town.id(), title: '渡口到学校的路装路灯', text: '冬天放学时天已经黑了。孩子们走这段路要打手电。', ...more
});

let proposers = 0;
let editions = 0;

/** A draft of an edition that no other has: of each only one is filed. */
const another = () => ({ edition: `2.${++editions}` });

/** A proposal that somebody of 柳湾, another one each time, or the caller themselves, has raised; its subject. */
export async function proposalOf(town: Town, by?: Caller): Promise<SubjectId> {
	const input = proposing(town);
	await done(town, 'proposal.raise', input, by ?? (await town.person(`u-lw-g2-${String(12 + (proposers++ % 20)).padStart(3, '0')}`)));
	return input.subject;
}

/** A matter in the third of the three rounds, in which the representatives vote in secret; pushed there, with its breaches. */
export async function matterInThirdRound(town: Town): Promise<SubjectId> {
	const matter = await openMatter(town, { procedure: await fiveStages(town, 'three-rounds') });
	for (const [from, to] of [['first-round', 'second-round'], ['second-round', 'third-round']] as const) {
		await done(town, 'matter.push', going(town, matter, from, to, 'forward', '来不及了。'), await town.person('苗立夏'));
	}
	return matter;
}

/** A matter that the party organisation of 柳湾 is to study. */
export async function matterToStudy(town: Town): Promise<SubjectId> {
	const matter = await openMatter(town);
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), await town.person('苗立夏'));
	return matter;
}

/** What 禾处暑 and the others of the overseers were told of a matter; its subject. */
export async function reportOf(town: Town): Promise<SubjectId> {
	const input = { community: 'LW', subject: town.id(), matter: await openMatter(town), text: '路线和当初说的不一样。' };
	await done(town, 'matter.report', input, await town.person(`u-lw-g2-${String(45 + (proposers++ % 20)).padStart(3, '0')}`));
	return input.subject;
}

/** Whether somebody may raise a proposal in 柳湾 themselves. */
const raises = (caller: Caller) => caller.kind === 'person' && (caller.community === 'LW' || caller.offices.some(({ ofCity }) => ofCity));

/** Good inputs for every act on matters, proposals and what is laid before them. */
export const MATTER_INPUTS: Record<string, (town: Town, caller: Caller) => unknown> = {
	'hearing.announce': async (town) => hearingOf(town, await openMatter(town)),
	'hearing.hold': async (town) => {
		const hearing = hearingOf(town, await openMatter(town));
		await done(town, 'hearing.announce', hearing, await town.person('苗立夏'));
		town.setClock(`${hearing.on}T09:00`);
		return { community: 'LW', hearing: hearing.subject, present: [{ group: '沿路住户', count: 5 }], summary: '都同意装，只是不要照进窗户。', signed: '苗立夏、禾处暑' };
	},
	'matter.lay': async (town) => paper(town, await openMatter(town), 'draft-plan'),
	'matter.move': async (town) => going(town, await openMatter(town), 'collecting', 'party_review', 'forward'),
	'matter.open': (town) => openingOf(town),
	'matter.push': async (town) => going(town, await matterOnAgenda(town), 'agenda', 'vote', 'forward', '下周就要开会，来不及发通知。'),
	'matter.answer': async (town) => ({ community: 'LW', subject: town.id(), report: await reportOf(town), text: '去看过了，路线和公示的一样。' }),
	'matter.report': async (town) => ({ community: 'LW', subject: town.id(), matter: await openMatter(town), text: '路线和当初说的不一样。', claimed: '2026-12-01' }),
	'matter.study': async (town) => ({
		community: 'LW', subject: town.id(), matter: await matterToStudy(town), from: 'party_review', outcome: 'accepted', reason: '大家都要走这条路，提交代表会议。'
	}),
	'opinion.publish': async (town) => opinionOf(town, await openMatter(town)),
	'opinion.settle': async (town) => {
		const opinion = opinionOf(town, await openMatter(town));
		await done(town, 'opinion.publish', opinion, await town.person('苗立夏'));
		return { community: 'LW', opinion: opinion.subject, adopted: true, reason: '按律师说的改了合同。' };
	},
	'risk.publish': async (town) => riskOf(town, await openMatter(town)),
	'procedure.adopt': async (town) => adopting(town, await draftOf(town, another())),
	'procedure.draft': (town) => drafting(town, another()),
	'procedure.file': async (town) => {
		const draft = await draftOf(town, another());
		await done(town, 'procedure.adopt', adopting(town, draft), await town.person('苗立夏'));
		return { community: 'LW', draft, filed: '柳湾镇 2026-31号', from: town.portal.today() };
	},
	'rules.adopt': async (town) => adopting(town, await rulesDraftOf(town)),
	'rules.draft': (town) => ruling(town),
	'rules.file': async (town) => {
		const draft = await rulesDraftOf(town);
		await done(town, 'rules.adopt', adopting(town, draft), await town.person('苗立夏'));
		return { community: 'LW', draft, filed: '柳湾镇 2026-32号', from: addDays(town.portal.today(), 1) };
	},
	'proposal.endorse': async (town) => ({ community: 'LW', subject: town.id(), proposal: await proposalOf(town), claimed: '2026-12-01' }),
	'proposal.raise': (town) => proposing(town, { kind: 'public_benefit', place: town.subject('places:LW-G1'), claimed: '2026-12-01' }),
	'proposal.withdraw': async (town, caller) => ({ community: 'LW', proposal: await proposalOf(town, raises(caller) ? caller : undefined), reason: '学校已经答应装了。' })
};
