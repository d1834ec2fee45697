import type { Procedure } from '../procedure.ts';
import { COMMITTEES, days, DISPLAY, FOR_LARGE_SUMS, PARTY_STUDY, REPRESENTATIVES_DECIDE } from './common.ts';

/** A Democracy Day in six steps. That there are six is published; which they are is not: this is a reconstruction, and says so everywhere. */
export const DEMOCRACY_DAY: Procedure = {
	key: 'democracy-day',
	name: '民主日六步走',
	edition: '1.1',
	provenance: {
		kind: 'reconstruction',
		says: '公开报道只说“坚持六步走”，没有说是哪六步。这里的六步是本门户的推想，不是原文；社区可以改成自己的六步，经表决通过后生效。',
		source: '莱西市“民主日”（2015年公开材料）只有名称'
	},
	stages: [
		{
			key: 'collect', name: '征集议题', does: '纸条、手机、电话、上门，每一条都登记。', owner: ['self_governance_committee', 'service_centre'], within: days(20),
			inputs: [], outputs: [{ what: 'topic-card' }],
			moves: [
				{ to: 'choose', outcome: 'forward', by: ['self_governance_committee', 'service_centre'] },
				{ to: 'closed', outcome: 'refused', by: ['self_governance_committee', 'service_centre'], reason: true, back: true },
				{ to: 'closed', outcome: 'withdrawn', by: ['raiser'], reason: true, back: true }
			]
		},
		{
			key: 'choose', name: '确定议题', does: '党组织先研究，排哪些、不排哪些，都说明理由。', owner: ['party_organisation'], within: days(10),
			inputs: [{ what: 'topic-card' }], outputs: [PARTY_STUDY],
			moves: [
				{ to: 'prepare', outcome: 'accepted', by: ['party_organisation'] },
				{ to: 'collect', outcome: 'returned', by: ['party_organisation'], reason: true, back: true },
				{ to: 'closed', outcome: 'referred', by: ['party_organisation'], reason: true, back: true }
			]
		},
		{
			key: 'prepare', name: '会前准备', does: '排出议程，通知、材料和回避名单提前公开；没有人回避，也写明。', owner: ['self_governance_committee', 'service_centre'], within: days(15),
			inputs: [PARTY_STUDY], outputs: [{ what: 'agenda' }, { what: 'notice' }, { what: 'materials' }, { what: 'recusals' }, ...FOR_LARGE_SUMS],
			moves: [
				{ to: 'meet', outcome: 'forward', by: ['self_governance_committee', 'service_centre'] },
				{ to: 'choose', outcome: 'returned', by: ['self_governance_committee', 'service_centre'], reason: true, back: true }
			]
		},
		{
			key: 'meet', name: '开会：公开、质询、协商、表决、测评', does: '纪要五天内公布，结果张贴出来。', owner: ['deciding-body'], within: days(10),
			inputs: [{ what: 'notice', ahead: { days: days(5), of: 'attendance' } }, { what: 'materials' }, ...FOR_LARGE_SUMS],
			outputs: [{ what: 'attendance' }, { what: 'poll' }, { what: 'resolution' }, { what: 'notice-posted' }, { what: 'minutes' }],
			decision: REPRESENTATIVES_DECIDE,
			publish: { what: 'minutes', within: days(5), display: DISPLAY },
			moves: [
				{ to: 'carry-out', outcome: 'passed', by: ['deciding-body'], verdict: 'passed' },
				{ to: 'look-back', outcome: 'failed', by: ['deciding-body'], verdict: 'failed', back: true },
				{ to: 'prepare', outcome: 'returned', by: ['deciding-body'], reason: true, back: true }
			]
		},
		{
			key: 'carry-out', name: '公示与办理', does: '承诺写成清单，一路公开。', owner: COMMITTEES,
			inputs: [{ what: 'resolution' }], outputs: [{ what: 'commitments' }, { what: 'completion' }],
			moves: [{ to: 'look-back', outcome: 'completed', by: COMMITTEES }]
		},
		{
			key: 'look-back', name: '反馈、评议、归档', does: '下一个民主日先看上一次的承诺。', owner: ['oversight_committee'], within: days(30),
			inputs: [], outputs: [{ what: 'evaluation', label: '满意度' }, { what: 'archive' }],
			moves: [
				{ to: 'closed', outcome: 'evaluated', by: ['oversight_committee'] },
				{ to: 'carry-out', outcome: 'reopened', by: ['oversight_committee'], reason: true }
			]
		}
	]
};
