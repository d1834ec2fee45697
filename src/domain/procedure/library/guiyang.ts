import type { Procedure } from '../procedure.ts';
import { days, DISPLAY, FOR_LARGE_SUMS, LARGE_SUM, PARTY_STUDY, REPRESENTATIVES_DECIDE } from './common.ts';

/** Three meetings and one review: residents propose, the party committee decides on what is taken up, the centre carries out, residents judge. */
export const GUIYANG: Procedure = {
	key: 'three-meetings-one-review',
	name: '三会一评',
	edition: '1.1',
	provenance: {
		kind: 'published',
		says: '三个会、一次评议和四类主体出自公开报道；期限和表决要求由本门户补上。议事会的意见供参考，须由法律规定的组织决定的事项，仍由该组织表决。',
		source: '贵阳市居民议事会“三会一评”（2012年公开材料）'
	},
	stages: [
		{
			key: 'opinion-meeting', name: '群众意见收集会', does: '每一条意见都编号，合并成议题。', owner: ['residents_council'], within: days(31),
			inputs: [{ what: 'topic-card' }], outputs: [{ what: 'minutes' }, { what: 'residents-opinion' }],
			moves: [
				{ to: 'topic-meeting', outcome: 'forward', by: ['residents_council'] },
				{ to: 'closed', outcome: 'refused', by: ['residents_council'], reason: true, back: true },
				{ to: 'closed', outcome: 'withdrawn', by: ['raiser'], reason: true, back: true }
			]
		},
		{
			key: 'topic-meeting', name: '议题讨论会', does: '把办法、花费、好处和坏处摆在一起，少数人的意见也记下。', owner: ['residents_council'], within: days(20),
			inputs: [{ what: 'residents-opinion' }],
			outputs: [
				{ what: 'options' }, { what: 'cost' }, { what: 'minutes' },
				{ what: 'expert-opinion', when: { kinds: ['owners_common_parts', 'village_works'], amountFrom: LARGE_SUM } }, ...FOR_LARGE_SUMS
			],
			moves: [
				{ to: 'party-decision', outcome: 'forward', by: ['residents_council'] },
				{ to: 'opinion-meeting', outcome: 'returned', by: ['residents_council'], reason: true, back: true }
			]
		},
		{
			key: 'party-decision', name: '社区党委决策', does: '研究是否提交议事决策，公开说明理由。', owner: ['party_organisation'], within: days(10),
			inputs: [{ what: 'options' }], outputs: [PARTY_STUDY],
			moves: [
				{ to: 'decision-meeting', outcome: 'accepted', by: ['party_organisation'] },
				{ to: 'topic-meeting', outcome: 'returned', by: ['party_organisation'], reason: true, back: true },
				{ to: 'closed', outcome: 'referred', by: ['party_organisation'], reason: true, back: true }
			]
		},
		{
			key: 'decision-meeting', name: '议事决策会', does: '由有权决定的组织表决；议事会只能提出意见。', owner: ['deciding-body'], within: days(30),
			inputs: [PARTY_STUDY, ...FOR_LARGE_SUMS], outputs: [{ what: 'poll' }, { what: 'resolution' }],
			decision: REPRESENTATIVES_DECIDE,
			publish: { what: 'resolution', within: days(5), display: DISPLAY },
			moves: [
				{ to: 'execution', outcome: 'passed', by: ['deciding-body'], verdict: 'passed' },
				{ to: 'topic-meeting', outcome: 'failed', by: ['deciding-body'], verdict: 'failed', reason: true, back: true }
			]
		},
		{
			key: 'execution', name: '社区服务中心执行', does: '按清单办理，每周写进展。', owner: ['service_centre'],
			inputs: [{ what: 'resolution' }], outputs: [{ what: 'commitments' }, { what: 'progress' }, { what: 'completion' }],
			moves: [
				{ to: 'review', outcome: 'completed', by: ['service_centre'] },
				{ to: 'decision-meeting', outcome: 'returned', by: ['service_centre'], reason: true, back: true }
			]
		},
		{
			key: 'review', name: '述职评议', does: '办事的人述职，群众评议成效。', owner: ['residents_council'], within: days(30),
			inputs: [{ what: 'completion' }], outputs: [{ what: 'report' }, { what: 'evaluation' }],
			moves: [
				{ to: 'closed', outcome: 'evaluated', by: ['residents_council', 'oversight_committee'] },
				{ to: 'execution', outcome: 'reopened', by: ['residents_council', 'oversight_committee'], reason: true }
			]
		}
	]
};
