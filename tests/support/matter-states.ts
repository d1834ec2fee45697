import type { Caller } from '#acts/act.ts';
import { OBJECT_STATES, type StatedObject } from '#acts/object-states.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { announced, held, minuted, passedPoll, planOf, published, resolved, taken, topic } from './day-inputs.ts';
import { DAY_INPUTS, WORK_INPUTS } from './day-inputs.ts';
import { done } from './joining.ts';
import { adopting, draftOf, drafting, fiveStages, going, hearingOf, MATTER_INPUTS, openMatter, opinionOf, paper, proposalOf, reportOf, riskOf, rulesDraftOf, ruling } from './matter-inputs.ts';
import type { Make } from './office-inputs.ts';
import { ballot, boxCount, countedPoll, entrusted, entrusting, evaluationOf, lineOf, listNow, pollOf, sharedPoll, tiedPoll } from './polls.ts';
import { ROLES } from './everybody.ts';
import { once } from './once.ts';
import type { Town } from './town.ts';

/* Inputs by act and state of the object, for everything that a matter meets on its way. What takes long to make is made once for a town. */

const LW = 'LW';

/** An input for every state of a kind of object. */
export const onEach = <Kind extends StatedObject>(kind: Kind, make: (state: (typeof OBJECT_STATES)[Kind][number], town: Town, caller: Caller) => Promise<unknown>): Record<string, Make> =>
	Object.fromEntries(OBJECT_STATES[kind].map((state) => [state, (town: Town, caller: Caller) => make(state as (typeof OBJECT_STATES)[Kind][number], town, caller)]));

const director = (town: Town) => town.person('苗立夏');
const clerk = (town: Town) => town.person('麦小满');
const later = (town: Town, days: number) => town.setClock(`${addDays(town.portal.today(), days)}T09:00`);

/** A matter that the party organisation has returned: it is closed. */
const closedMatter = (town: Town) => once(town, 'closed', async () => {
	const matter = await openMatter(town, { procedure: await fiveStages(town) });
	await done(town, 'matter.study', { community: LW, subject: town.id(), matter, from: 'party-opinion', outcome: 'returned', reason: '归镇里管。' }, await town.person('谷雨生'));
	return matter;
}) as Promise<SubjectId>;

/** A matter that is told by the file alone. */
const toldMatter = async (town: Town): Promise<SubjectId> => town.subject('matters:M5') as SubjectId;

/** One input for a matter that goes, that is closed, that a file tells. */
const onMatter = (make: (town: Town, matter: SubjectId) => unknown): Record<string, Make> => ({
	going: async (town) => make(town, await openMatter(town)), closed: async (town) => make(town, await closedMatter(town)), told: async (town) => make(town, await toldMatter(town))
});

/** A proposal behind which enough stand: 柳湾 asks for one in a thousand of its adults, which are four. */
async function enough(town: Town, by?: Caller): Promise<SubjectId> {
	await once(town, 'four', async () => {
		const draft = await rulesDraftOf(town, { numbers: [{ parameter: 'ofAdults', value: 10 }] });
		await done(town, 'rules.adopt', adopting(town, draft), await director(town));
		await done(town, 'rules.file', { community: LW, draft, filed: '柳湾镇 2026-33号', from: addDays(town.portal.today(), 1) }, await director(town));
		later(town, 1);
		return draft;
	});
	const proposal = await proposalOf(town, by);
	for (let n = 50; n < 60; n++) {
		const endorsed = await town.portal.perform('proposal.endorse', { community: LW, subject: town.id(), proposal }, await town.person(`u-lw-g2-0${n}`));
		if (!endorsed.ok && endorsed.error.code === 'proposal.enough') break;
	}
	return proposal;
}

/** A proposal that a matter has taken up, past the stage in which whoever raised it may still take it back. */
async function takenUp(town: Town, by?: Caller): Promise<SubjectId> {
	const proposal = await enough(town, by);
	const matter = await openMatter(town, { proposals: [proposal], ahead: '大家都等着。' });
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), await director(town));
	return proposal;
}

/** A proposal for which too few stood up in time. Everybody's are raised before time passes: no office ends meanwhile. */
async function ended(town: Town, by?: Caller): Promise<SubjectId> {
	const name = (caller?: Caller) => `ended ${caller?.kind === 'person' ? caller.person : ''}`;
	await once(town, 'ended all', async () => {
		for (const role of [undefined, ...Object.values(ROLES)]) {
			const caller = role && raiser(await role(town));
			if (!role || caller) await once(town, name(caller), () => proposalOf(town, caller));
		}
		later(town, 31);
		return '';
	});
	return (await once(town, name(by), () => proposalOf(town, by))) as SubjectId;
}

/** Whether somebody may raise a proposal in 柳湾 themselves. */
const raiser = (caller: Caller) => (caller.kind === 'person' && (caller.community === LW || caller.offices.some(({ ofCity }) => ofCity)) ? caller : undefined);

async function withdrawn(town: Town, by: Caller): Promise<SubjectId> {
	const proposal = await proposalOf(town, by);
	await done(town, 'proposal.withdraw', { community: LW, proposal, reason: '学校已经答应装了。' }, by);
	return proposal;
}

const opinion = async (town: Town, settled: boolean) => {
	const input = opinionOf(town, await openMatter(town));
	await done(town, 'opinion.publish', input, await director(town));
	const settling = { community: LW, opinion: input.subject, adopted: true, reason: '按律师说的改了合同。' };
	if (settled) await done(town, 'opinion.settle', settling, await director(town));
	return settling;
};

const hearing = async (town: Town, state: 'coming' | 'now' | 'held') => {
	const input = hearingOf(town, await openMatter(town));
	await done(town, 'hearing.announce', input, await director(town));
	const holding = { community: LW, hearing: input.subject, present: [{ group: '沿路住户', count: 5 }], summary: '都同意装。', signed: '苗立夏、禾处暑' };
	if (state !== 'coming') town.setClock(`${input.on}T09:00`);
	if (state === 'held') await done(town, 'hearing.hold', holding, await director(town));
	return holding;
};

/** Numbers of editions that no other draft has: of each only one is filed. */
let editions = 0;
const another = () => ({ edition: `2.${++editions}` });

/** A draft of a procedure, or of rules, in one of its states; `of` makes the acts' names. */
const draftIn = (of: 'procedure' | 'rules'): { adopt: Record<string, Make>; file: Record<string, Make> } => {
	// All change the same: what is filed of one overtakes the others.
	const amending = (town: Town) => ({ library: undefined, amends: town.subject('procedures:PR-REP'), ...another(), days: [{ stage: 'party_review', days: 20 + editions }] });
	const fresh = async (town: Town) => {
		const input = of === 'procedure' ? drafting(town, another()) : ruling(town);
		await done(town, `${of}.draft`, input, await director(town));
		return input.subject as SubjectId;
	};
	const over = (town: Town, more: object = {}) => (of === 'procedure' ? draftOf(town, { ...another(), ...more }) : rulesDraftOf(town));
	const adopt = async (town: Town, draft: SubjectId) => void (await done(town, `${of}.adopt`, adopting(town, draft), await director(town)));
	const adopted = async (town: Town, more: object = {}) => {
		const draft = await over(town, more);
		await adopt(town, draft);
		return draft;
	};
	const filing = (town: Town, draft: string) => ({ community: LW, draft, filed: '柳湾镇 2026-32号', from: addDays(town.portal.today(), 1) });
	const filed = async (town: Town, more: object = {}) => {
		const draft = await adopted(town, more);
		await done(town, `${of}.file`, filing(town, draft), await director(town));
		return draft;
	};
	const overtaken = (town: Town, isAdopted: boolean) => once(town, `${of} overtaken`, async () => {
		const draft = await over(town, amending(town));
		if (isAdopted) await adopt(town, draft);
		await filed(town, amending(town));
		return draft;
	}) as Promise<SubjectId>;
	const filedOnce = (town: Town) => once(town, `${of} filed`, () => filed(town)) as Promise<SubjectId>;
	return {
		adopt: {
			comments: async (town) => adopting(town, await fresh(town)), adoption: async (town) => adopting(town, await over(town)), ready: async (town) => adopting(town, await adopted(town)),
			filed: async (town) => adopting(town, await filedOnce(town)), overtaken: async (town) => adopting(town, await overtaken(town, false))
		},
		file: {
			comments: async (town) => filing(town, await fresh(town)), adoption: async (town) => filing(town, await over(town)), ready: async (town) => filing(town, await adopted(town)),
			filed: async (town) => filing(town, await filedOnce(town)), overtaken: async (town) => filing(town, await overtaken(town, true))
		}
	};
};
const procedures = draftIn('procedure');

/** Rules that are filed take the place of others: each ready draft is made after the last that was filed. */
const rules = draftIn('rules');

/** A poll by paper or by phone that is announced, open, over or closed; of one kind once for a town. */
const pollIn = (town: Town, state: 'announced' | 'open' | 'ended' | 'closed', more: Record<string, unknown> = {}): Promise<string> => {
	if (state === 'open') return sharedPoll(town, more);
	return once(town, `${state} ${JSON.stringify(more)}`, async () => {
		const list = await listNow(town);
		if (state === 'announced') return pollOf(town, more, false, { ...list, opensOn: addDays(town.portal.today(), 3) });
		const poll = await pollOf(town, more, true, list);
		if (more.secrecy === 'secret-paper' && state === 'closed') for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, poll), await town.person(teller));
		later(town, 9);
		if (state === 'closed') await done(town, 'poll.close', { community: LW, poll }, { kind: 'clock' });
		return poll;
	});
};

const evaluationIn = (town: Town, state: 'announced' | 'open' | 'ended' | 'closed'): Promise<string> =>
	once(town, `evaluation ${state}`, async () => {
		const evaluation = await evaluationOf(town, state === 'announced' ? 3 : 0);
		if (state === 'ended' || state === 'closed') later(town, 2);
		if (state === 'closed') await done(town, 'evaluation.close', { community: LW, evaluation }, { kind: 'clock' });
		return evaluation;
	});

/** A poll of the households of 上柳 for a matter of theirs that was closed before it came out, and the next matter that they decide. */
export async function untaken(town: Town): Promise<{ poll: string; matter: string }> {
	const procedure = await once(town, 'five', () => fiveStages(town));
	const more = { procedure, body: town.subject('bodies:LW-G2-H'), kind: 'public_benefit' };
	const list = await listNow(town);
	const first = await openMatter(town, more);
	const poll = await pollOf(town, { secrecy: 'secret-paper', matter: first }, true, list);
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, poll), await town.person(teller));
	await done(town, 'matter.study', { community: LW, subject: town.id(), matter: first, from: 'party-opinion', outcome: 'returned', reason: '归镇里管。' }, await town.person('谷雨生'));
	later(town, 8);
	await done(town, 'poll.close', { community: LW, poll }, await director(town));
	return { poll, matter: await openMatter(town, more) };
}

type DayState = (typeof OBJECT_STATES)['democracy-day'][number];

/** A Democracy Day in one of its states. */
async function dayIn(town: Town, state: DayState): Promise<string> {
	if (state === 'coming') return announced(town, 7);
	if (state === 'today') return announced(town);
	if (state === 'held') return held(town);
	if (state === 'minuted') return (await minuted(town)).meeting;
	if (state === 'published') return published(town);
	if (state === 'called-off') {
		const meeting = await announced(town, 7);
		await done(town, 'democracy-day.call-off', { community: LW, meeting, reason: '台风' }, await clerk(town));
		return meeting;
	}
	const meeting = await published(town);
	later(town, 8);
	if (state === 'over') return meeting;
	await done(town, 'democracy-day.archive', { community: LW, meeting }, await clerk(town));
	return meeting;
}
/** An input for each state; of minutes with the words to sign, at the door with the code that hangs there. */
const onDay = (act: string): Record<string, Make> => onEach('democracy-day', async (state, town, caller) => {
	const input = (await DAY_INPUTS[act]!(town, caller)) as { meeting: string; code?: string };
	const meeting = await dayIn(town, state);
	if ('hash' in input) return { ...input, meeting, hash: (await town.portal.contents.bySubject(meeting as never))!.hash };
	return { ...input, meeting, ...(input.code === undefined ? {} : { code: await town.look((records) => records.democracyDays.codeOf(meeting)) }) };
});

const work = (act: string, is: boolean): Make => async (town, caller) => {
	const commitment = await taken(town);
	const input = (await WORK_INPUTS[act]!(town, caller)) as object;
	if (is) await done(town, 'commitment.complete', { community: LW, commitment, proof: '三盏都亮了。' }, await clerk(town));
	return { ...input, commitment, ...(act === 'commitment.progress' ? { milestone: undefined } : {}) };
};
const onWork = (act: string): Record<string, Make> => ({ open: work(act, false), done: work(act, true) });

const atDesk = (caller: Caller) => caller.kind === 'person' && caller.offices.some(({ community, position }) => community === LW && ['director', 'accountant'].includes(position));

/** Inputs by act and state of the object. */
export const MATTER_STATES: Record<string, Record<string, Make>> = {
	'ballot.cast': onEach('poll', async (state, town) => ballot(town, await pollIn(town, state))),
	'ballot.enter': onEach('poll', async (state, town) => ballot(town, await pollIn(town, state), 'no', { n: 3 + Math.floor((lines += 1)), channel: 'paper_slip', witness: '柳惊蛰' })),
	'ballot.entrust': onEach('poll', async (state, town, caller) => entrusting(town, await pollIn(town, state, { proxiesMost: 3 }), caller)),
	'ballot.take-back': onEach('poll', async (state, town, caller) => {
		const poll = await pollIn(town, state, { proxiesMost: 3 });
		if (state === 'announced' || state === 'open') await entrusted(town, poll, caller);
		return { community: LW, poll };
	}),
	'commitment.complete': onWork('commitment.complete'),
	'commitment.inspect': onWork('commitment.inspect'),
	'commitment.move-date': onWork('commitment.move-date'),
	'commitment.progress': onWork('commitment.progress'),
	'democracy-day.archive': onDay('democracy-day.archive'),
	'democracy-day.attend': onDay('democracy-day.attend'),
	'democracy-day.call-off': onDay('democracy-day.call-off'),
	'democracy-day.change': onDay('democracy-day.change'),
	'democracy-day.count': onDay('democracy-day.count'),
	'democracy-day.minutes': onDay('democracy-day.minutes'),
	'democracy-day.note': onDay('democracy-day.note'),
	'democracy-day.sign': onDay('democracy-day.sign'),
	'evaluation.close': onEach('evaluation', async (state, town) => ({ community: LW, evaluation: await evaluationIn(town, state) })),
	'evaluation.rate': onEach('evaluation', async (state, town) => ({ community: LW, evaluation: await evaluationIn(town, state), answers: [0, 1] })),
	'hearing.announce': onMatter((town, matter) => hearingOf(town, matter)),
	'hearing.hold': Object.fromEntries((['coming', 'now', 'held'] as const).map((state) => [state, async (town: Town) => hearing(town, state)])),
	'matter.answer': {
		waiting: async (town) => ({ community: LW, subject: town.id(), report: await reportOf(town), text: '去看过了，路线和公示的一样。' }),
		answered: async (town) => {
			const input = { community: LW, subject: town.id(), report: await reportOf(town), text: '去看过了，路线和公示的一样。' };
			await done(town, 'matter.answer', input, await town.person('禾处暑'));
			return { ...input, subject: town.id() };
		}
	},
	'matter.lay': onMatter((town, matter) => paper(town, matter, 'draft-plan')),
	'matter.move': onMatter((town, matter) => going(town, matter, 'collecting', 'party_review', 'forward')),
	'matter.push': {
		missing: async (town, caller) => MATTER_INPUTS['matter.push']!(town, caller),
		ready: async (town) => going(town, await openMatter(town), 'collecting', 'party_review', 'forward', '来不及了。'),
		closed: async (town) => going(town, await closedMatter(town), 'collecting', 'party_review', 'forward', '来不及了。'),
		told: async (town) => going(town, await toldMatter(town), 'collecting', 'party_review', 'forward', '来不及了。')
	},
	'matter.report': onMatter((town, matter) => ({ community: LW, subject: town.id(), matter, text: '路线和当初说的不一样。' })),
	'matter.study': {
		...onMatter((town, matter) => ({ community: LW, subject: town.id(), matter, from: 'party-opinion', outcome: 'returned', reason: '归镇里管。' })),
		going: async (town, caller) => MATTER_INPUTS['matter.study']!(town, caller)
	},
	'opinion.publish': onMatter((town, matter) => opinionOf(town, matter)),
	'opinion.settle': { open: async (town) => opinion(town, false), settled: async (town) => opinion(town, true) },
	'poll.attend': onEach('poll', async (state, town) => ({ community: LW, subject: town.id(), poll: await pollIn(town, state, { attendance: true }), present: [1, 2, 3] })),
	'poll.close': {
		...onEach('poll', async (state, town) => ({ community: LW, poll: await pollIn(town, state) })),
		ended: async (town) => ({ community: LW, poll: await countedPoll(town) })
	},
	'poll.count': onEach('poll', async (state, town) => boxCount(town, await pollIn(town, state, { secrecy: 'secret-paper' }), { box: `会场${String(town.id())}号箱` })),
	'poll.lay': {
		open: async (town) => ({ community: LW, poll: await pollIn(town, 'open'), matter: town.subject('matters:M5') }),
		untaken: async (town, caller) => ({ community: LW, ...(atDesk(caller) ? await untaken(town) : JSON.parse(await once(town, 'untaken', async () => JSON.stringify(await untaken(town)))) as object) }),
		laid: async (town) => JSON.parse(await once(town, 'laid', async () => {
			const input = { community: LW, ...(await untaken(town)) };
			await done(town, 'poll.lay', input, await clerk(town));
			return JSON.stringify(input);
		})) as object
	},
	'poll.recuse': onEach('poll', async (state, town, caller) => {
		const poll = await pollIn(town, state);
		return { community: LW, subject: town.id(), poll, n: (await lineOf(town, poll, caller)) ?? 300 + Math.floor((lines += 1)), reason: '家里的房子在这三条巷道上。' };
	}),
	'poll.second-round': {
		open: async (town) => secondRound(town, await pollIn(town, 'open')),
		even: async (town) => secondRound(town, await tiedPoll(town)),
		decided: async (town) => {
			const poll = await countedPoll(town);
			await done(town, 'poll.close', { community: LW, poll }, await director(town));
			return secondRound(town, poll);
		}
	},
	'procedure.adopt': procedures.adopt,
	'procedure.file': procedures.file,
	'proposal.endorse': {
		collecting: async (town) => ({ community: LW, subject: town.id(), proposal: await proposalOf(town) }),
		enough: async (town) => ({ community: LW, subject: town.id(), proposal: await once(town, 'enough', () => enough(town)) }),
		ended: async (town) => ({ community: LW, subject: town.id(), proposal: await ended(town) }),
		taken: async (town) => ({ community: LW, subject: town.id(), proposal: await once(town, 'taken', () => takenUp(town)) }),
		withdrawn: async (town) => ({ community: LW, subject: town.id(), proposal: await withdrawn(town, await town.person('u-lw-g2-041')) })
	},
	'proposal.withdraw': {
		collecting: async (town, caller) => ({ community: LW, proposal: await proposalOf(town, raiser(caller)), reason: '不办了。' }),
		enough: async (town, caller) => ({ community: LW, proposal: await enough(town, raiser(caller)), reason: '不办了。' }),
		ended: async (town, caller) => ({ community: LW, proposal: await ended(town, raiser(caller)), reason: '不办了。' }),
		taken: async (town, caller) => ({ community: LW, proposal: await takenUp(town, raiser(caller)), reason: '不办了。' }),
		withdrawn: async (town, caller) => ({ community: LW, proposal: await withdrawn(town, raiser(caller) ?? (await town.person('u-lw-g2-041'))), reason: '不办了。' })
	},
	'resolution.rescind': {
		recorded: async (town, caller) => WORK_INPUTS['resolution.rescind']!(town, caller),
		rescinded: async (town, caller) => {
			if (!atDesk(caller)) return { community: LW, resolution: town.subject('decision_records:LW-JY-2026-016'), poll: town.subject('votes:V5'), reason: '重新比选。' };
			const input = { community: LW, resolution: await resolved(town), poll: await passedPoll(town), reason: '重新比选。' };
			await done(town, 'resolution.rescind', input, await clerk(town));
			return input;
		}
	},
	'risk.publish': onMatter((town, matter) => riskOf(town, matter)),
	'rules.adopt': rules.adopt,
	'rules.file': rules.file,
	'topic.decline': {
		open: async (town) => ({ community: LW, topic: await topic(town), reason: '归镇里管。' }),
		taken: async (town) => {
			const plan = await planOf(town, 7);
			const listed = await topic(town);
			const agenda = plan.agenda.map((item, index) => (index === 1 ? { ...item, refs: [listed] } : item));
			await done(town, 'democracy-day.announce', { community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), ...plan, agenda }, await clerk(town));
			return { community: LW, topic: listed, reason: '归镇里管。' };
		},
		declined: async (town) => {
			const input = { community: LW, topic: await topic(town), reason: '归镇里管。' };
			await done(town, 'topic.decline', input, await clerk(town));
			return input;
		}
	}
};

let lines = 0;

function secondRound(town: Town, poll: string) {
	const opensOn = addDays(town.portal.today(), 1);
	return { community: LW, subject: town.id(), poll, opensOn, opensAt: '08:00', closesOn: addDays(opensOn, 3), closesAt: '18:00' };
}
