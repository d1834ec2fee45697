import type { Caller } from '#acts/act.ts';
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
export async function matterOnAgenda(town: Town): Promise<SubjectId> {
	const matter = await openMatter(town);
	const [director, secretary] = [await town.person('苗立夏'), await town.person('谷雨生')];
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	await done(town, 'matter.lay', paper(town, matter, 'party-study', '同意提交代表会议讨论。'), secretary);
	await done(town, 'matter.move', going(town, matter, 'party_review', 'agenda', 'forward'), secretary);
	return matter;
}

/** A proposal of 柳湾 as somebody sends it. */
export const proposing = (town: Town, more: object = {}) => ({
	community: 'LW', subject: town.id(), title: '渡口到学校的路装路灯', text: '冬天放学时天已经黑了。孩子们走这段路要打手电。', ...more
});

let proposers = 0;

/** A proposal that somebody of 柳湾, another one each time, or the caller themselves, has raised; its subject. */
export async function proposalOf(town: Town, by?: Caller): Promise<SubjectId> {
	const input = proposing(town);
	await done(town, 'proposal.raise', input, by ?? (await town.person(`u-lw-g2-${String(12 + (proposers++ % 20)).padStart(3, '0')}`)));
	return input.subject;
}

/** A matter that the party organisation of 柳湾 is to study. */
export async function matterToStudy(town: Town): Promise<SubjectId> {
	const matter = await openMatter(town);
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), await town.person('苗立夏'));
	return matter;
}

/** Whether somebody may raise a proposal in 柳湾 themselves. */
const raises = (caller: Caller) => caller.kind === 'person' && (caller.community === 'LW' || caller.offices.some(({ ofCity }) => ofCity));

/** Good inputs for every act on matters, proposals and what is laid before them. */
export const MATTER_INPUTS: Record<string, (town: Town, caller: Caller) => unknown> = {
	'matter.lay': async (town) => paper(town, await openMatter(town), 'draft-plan'),
	'matter.move': async (town) => going(town, await openMatter(town), 'collecting', 'party_review', 'forward'),
	'matter.open': (town) => openingOf(town),
	'matter.push': async (town) => going(town, await matterOnAgenda(town), 'agenda', 'vote', 'forward', '下周就要开会，来不及发通知。'),
	'matter.report': async (town) => ({ community: 'LW', subject: town.id(), matter: await openMatter(town), text: '路线和当初说的不一样。', claimed: '2026-12-01' }),
	'matter.study': async (town) => ({
		community: 'LW', subject: town.id(), matter: await matterToStudy(town), from: 'party_review', outcome: 'accepted', reason: '大家都要走这条路，提交代表会议。'
	}),
	'proposal.endorse': async (town) => ({ community: 'LW', subject: town.id(), proposal: await proposalOf(town), claimed: '2026-12-01' }),
	'proposal.raise': (town) => proposing(town, { kind: 'public_benefit', place: town.subject('places:LW-G1'), claimed: '2026-12-01' }),
	'proposal.withdraw': async (town, caller) => ({ community: 'LW', proposal: await proposalOf(town, raises(caller) ? caller : undefined), reason: '学校已经答应装了。' })
};
