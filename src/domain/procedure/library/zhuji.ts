import type { Procedure } from '../procedure.ts';
import { COMMITTEES, days, DISPLAY, FOR_LARGE_SUMS, PARTY_STUDY, REPRESENTATIVES_DECIDE } from './common.ts';

/** Three rounds up and down, then three publications: the result of the vote, the plan of the work, the evaluation. */
export const ZHUJI: Procedure = {
	key: 'three-rounds',
	name: '三上三下',
	edition: '1.1',
	provenance: {
		kind: 'published',
		says: '三轮上下和三次公开出自公开报道，第三轮由村民代表无记名投票；期限由本门户补上。',
		source: '浙江日报2025-02-28，诸暨枫源村“三上三下”'
	},
	stages: [
		{
			key: 'first-round', name: '一上一下：收集议题', does: '村民的意见上来，干部下去征求意见。', owner: ['self_governance_committee'], within: days(20),
			inputs: [{ what: 'topic-card' }], outputs: [{ what: 'residents-opinion' }, { what: 'comments-answered', label: '征求意见记录' }],
			moves: [
				{ to: 'second-round', outcome: 'forward', by: ['self_governance_committee'] },
				{ to: 'closed', outcome: 'refused', by: ['self_governance_committee'], reason: true, back: true },
				{ to: 'closed', outcome: 'withdrawn', by: ['raiser'], reason: true, back: true }
			]
		},
		{
			key: 'second-round', name: '二上二下：酝酿方案', does: '初步方案上来，民主恳谈下去，改过的地方逐条说明。', owner: ['self_governance_committee'], within: days(30),
			inputs: [{ what: 'residents-opinion' }], outputs: [{ what: 'draft-plan' }, { what: 'hearing', label: '民主恳谈' }, { what: 'comments-answered' }, ...FOR_LARGE_SUMS],
			moves: [
				{ to: 'third-round', outcome: 'forward', by: ['self_governance_committee'] },
				{ to: 'first-round', outcome: 'returned', by: ['self_governance_committee'], reason: true, back: true }
			]
		},
		{
			key: 'third-round', name: '三上三下：审议决策', does: '党员先审议，再由村民代表无记名投票。', owner: ['deciding-body'], within: days(30),
			inputs: [{ what: 'draft-plan' }, ...FOR_LARGE_SUMS],
			outputs: [
				{ ...PARTY_STUDY, label: '党员审议' }, { what: 'notice', ahead: { days: days(5), of: 'poll' } }, { what: 'poll' }, { what: 'resolution' },
				{ what: 'notice-posted', label: '第一次公开：表决结果' }
			],
			decision: { ...REPRESENTATIVES_DECIDE, secret: true },
			publish: { what: 'poll', within: days(5), display: DISPLAY },
			moves: [
				{ to: 'work', outcome: 'passed', by: ['deciding-body'], verdict: 'passed' },
				{ to: 'second-round', outcome: 'failed', by: ['deciding-body'], verdict: 'failed', back: true }
			]
		},
		{
			key: 'work', name: '实施', does: '公开实施方案，照着办。', owner: COMMITTEES,
			inputs: [{ what: 'resolution' }], outputs: [{ what: 'notice-posted', label: '第二次公开：实施方案' }, { what: 'commitments' }, { what: 'completion' }],
			publish: { what: 'commitments', within: days(5), display: DISPLAY },
			moves: [{ to: 'evaluation', outcome: 'completed', by: COMMITTEES }]
		},
		{
			key: 'evaluation', name: '测评', does: '测评情况公开。', owner: ['oversight_committee'], within: days(30),
			inputs: [{ what: 'completion' }], outputs: [{ what: 'evaluation' }, { what: 'notice-posted', label: '第三次公开：测评情况' }],
			publish: { what: 'evaluation', within: days(5), display: DISPLAY },
			moves: [
				{ to: 'closed', outcome: 'evaluated', by: ['oversight_committee'] },
				{ to: 'work', outcome: 'reopened', by: ['oversight_committee'], reason: true }
			]
		}
	]
};
