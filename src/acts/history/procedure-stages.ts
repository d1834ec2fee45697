import { DISPLAY, PARTY_STUDY, REPRESENTATIVES_DECIDE, days } from '#domain/procedure/library/common.ts';
import { MORE_THAN_HALF, TWO_THIRDS } from '#domain/procedure/majority.ts';
import type { Actor, Move, Need, Stage } from '#domain/procedure/procedure.ts';
import type { RowOf } from './shapes.ts';

/** What a stage that a file only names is taken to be: its name for people, whose it is, and what it brings. */
type Known = Pick<Stage, 'name' | 'owner' | 'outputs'> & Partial<Pick<Stage, 'within' | 'decision' | 'publish'>>;

const COMMITTEE: readonly Actor[] = ['self_governance_committee', 'service_centre', 'residents_council'];
const need = (...kinds: Need['what'][]): Need[] => kinds.map((what) => ({ what }));

const STAGES: Readonly<Record<string, Known>> = {
	collecting: { name: '征集和联名', owner: COMMITTEE, outputs: need('topic-card') },
	party_review: { name: '党组织研究', owner: ['party_organisation'], outputs: [PARTY_STUDY], within: days(14) },
	joint_deliberation: { name: '联席议事', owner: COMMITTEE, outputs: need('draft-plan', 'minutes') },
	hearing: { name: '听证和恳谈', owner: COMMITTEE, outputs: need('materials', 'hearing') },
	risk_assessment: { name: '风险评估', owner: COMMITTEE, outputs: need('risk-assessment') },
	agenda: { name: '列入议程', owner: COMMITTEE, outputs: need('agenda', 'notice') },
	drafting: { name: '起草和征求意见', owner: COMMITTEE, outputs: need('draft-plan', 'comments-answered') },
	vote: { name: '表决', owner: ['deciding-body'], outputs: need('poll', 'resolution'), decision: REPRESENTATIVES_DECIDE },
	village_votes: { name: '各村表决', owner: ['deciding-body'], outputs: need('poll', 'resolution'), decision: REPRESENTATIVES_DECIDE },
	owners_vote: {
		name: '业主表决', owner: ['deciding-body'], outputs: need('poll', 'resolution'),
		decision: {
			unit: 'owner', secret: false, tie: 'fails',
			quorum: { any: [{ unit: 'owner', share: TWO_THIRDS }], area: TWO_THIRDS, source: '民法典§278' },
			majority: { base: 'present', share: MORE_THAN_HALF, area: MORE_THAN_HALF, source: '民法典§278' }
		}
	},
	publicity: { name: '公示', owner: COMMITTEE, outputs: need('notice-posted', 'objections-answered'), publish: { what: 'resolution', within: days(5), display: DISPLAY } },
	execution: { name: '办理', owner: ['self_governance_committee', 'service_centre', 'association', 'collective_economic_organisation'], outputs: need('commitments', 'completion') },
	evaluation: { name: '评议', owner: ['oversight_committee'], outputs: need('evaluation') }
};

/** Whether a stage that a file names is one that is known here. */
export function isKnownStage(key: string): boolean {
	return Object.hasOwn(STAGES, key);
}

/** The stages that a file names by a word, each leading to the next; an optional one may be passed over. All of them are known. */
export function stagesOfFile(row: Pick<RowOf<'procedures'>, 'stages' | 'optional'>): Stage[] {
	const keys = row.stages.filter((key) => key !== 'closed');
	return keys.map((key, index): Stage => {
		const known = STAGES[key]!;
		const moves: Move[] = [];
		for (let next = index + 1; ; next++) {
			const to = keys[next] ?? 'closed';
			const verdict = known.decision ? { verdict: 'passed' as const } : {};
			moves.push({ to, outcome: known.decision ? 'passed' : to === 'closed' ? 'completed' : 'forward', by: known.owner, ...verdict });
			if (to === 'closed' || !row.optional?.includes(to)) break;
		}
		if (known.decision) moves.push({ to: 'closed', outcome: 'failed', by: known.owner, verdict: 'failed', back: true });
		if (index > 0) moves.push({ to: keys[index - 1]!, outcome: 'returned', by: known.owner, reason: true, back: true });
		else moves.push({ to: 'closed', outcome: 'withdrawn', by: ['raiser'], reason: true, back: true });
		return { key, ...known, inputs: [], moves };
	});
}
