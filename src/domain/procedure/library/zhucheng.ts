import type { Procedure } from '../procedure.ts';
import { COMMITTEES, days, DISPLAY, FOR_LARGE_SUMS, HEARING_ANALOGUE, PARTY_STUDY, REPRESENTATIVES_DECIDE, STUDY_LAW } from './common.ts';

/** Five stages in this order: party committee's first opinion, joint deliberation, hearing and decision, work in the open, evaluation at set times. */
export const ZHUCHENG: Procedure = {
	key: 'five-stages',
	name: '五制管理',
	edition: '1.1',
	provenance: {
		kind: 'published',
		says: '五个环节和先后次序出自公开报道；各环节的天数、材料和出席要求，由本门户按法律和常例补上，社区通过时可以修改。',
		source: '诸城市社区“五制管理”（2012年公开材料）'
	},
	stages: [
		{
			key: 'party-opinion', name: '社区党委初议', does: '研究要不要议、由谁议，公开说明理由。', owner: ['party_organisation'], within: days(10),
			inputs: [{ what: 'topic-card' }], outputs: [PARTY_STUDY],
			moves: [
				{ to: 'joint-deliberation', outcome: 'accepted', by: ['party_organisation'] },
				{ to: 'closed', outcome: 'returned', by: ['party_organisation'], reason: true, back: true },
				{ to: 'closed', outcome: 'referred', by: ['party_organisation'], reason: true, back: true },
				{ to: 'closed', outcome: 'withdrawn', by: ['raiser'], reason: true, back: true }
			]
		},
		{
			key: 'joint-deliberation', name: '联席议事', does: '党组织、居委会、监督委员会、代表和驻区单位一起拿出草案。', owner: ['self_governance_committee'], within: days(20),
			inputs: [PARTY_STUDY], outputs: [{ what: 'draft-plan' }, { what: 'comments-answered' }, { what: 'minutes' }],
			moves: [
				{ to: 'hearing', outcome: 'forward', by: ['self_governance_committee', 'service_centre'] },
				{ to: 'party-opinion', outcome: 'returned', by: ['self_governance_committee', 'service_centre'], reason: true, back: true }
			]
		},
		{
			key: 'hearing', name: '决策听证', does: '材料提前七天公开，听证以后由有权决定的组织表决。', owner: ['deciding-body'], within: days(45),
			inputs: [{ what: 'draft-plan' }],
			outputs: [
				{ what: 'materials', ahead: { days: days(7, HEARING_ANALOGUE), of: 'hearing' }, source: HEARING_ANALOGUE },
				{ what: 'hearing', source: HEARING_ANALOGUE },
				...FOR_LARGE_SUMS,
				{ what: 'legal-opinion', when: { kinds: ['community_rules'] } },
				{ what: 'poll' }, { what: 'resolution' }, { what: 'notice-posted', source: STUDY_LAW }
			],
			decision: REPRESENTATIVES_DECIDE,
			publish: { what: 'resolution', within: days(5), display: DISPLAY },
			moves: [
				{ to: 'work', outcome: 'passed', by: ['deciding-body'], verdict: 'passed' },
				{ to: 'closed', outcome: 'failed', by: ['deciding-body'], verdict: 'failed', back: true },
				{ to: 'joint-deliberation', outcome: 'returned', by: ['deciding-body'], reason: true, back: true }
			]
		},
		{
			key: 'work', name: '公开办理', does: '谁办、何时办成、花多少钱，一路公开。', owner: COMMITTEES,
			inputs: [{ what: 'resolution' }], outputs: [{ what: 'commitments' }, { what: 'completion' }],
			moves: [
				{ to: 'evaluation', outcome: 'completed', by: COMMITTEES },
				{ to: 'hearing', outcome: 'returned', by: COMMITTEES, reason: true, back: true }
			]
		},
		{
			key: 'evaluation', name: '定期评议', does: '由监督委员会主持，居民说办得怎么样。', owner: ['oversight_committee'], within: days(30),
			inputs: [{ what: 'completion' }], outputs: [{ what: 'evaluation' }],
			moves: [
				{ to: 'closed', outcome: 'evaluated', by: ['oversight_committee'] },
				{ to: 'work', outcome: 'reopened', by: ['oversight_committee'], reason: true }
			]
		}
	]
};
