import { isObject } from './file.ts';
import { READ_LISTS, type ReadList } from './shapes.ts';

type Raw = Record<string, unknown>;

/** The keys of a read object that its content carries: always, or only when they are not null (an absent key of a content cannot say null). */
interface Carried {
	always: readonly string[];
	whenSet?: readonly string[];
	/** Lists and objects inside: carried when they have no other keys than these, and they again. */
	inside?: Readonly<Record<string, Inside>>;
	/** That a null inside is not carried, and keeps what it stands in. */
	keepsNulls?: true;
}
type Inside = readonly (string | { readonly [key: string]: Inside })[];

const ROW_KEYS = [
	'seq', 'date', 'voucher_no', 'direction', 'category', 'summary', 'amount_fen', 'balance_fen', 'counterparty', 'funding_source', 'handler',
	'witness', 'approver', 'contract_ref', 'decision_ref', 'attachments', 'recurring', 'supervisor_reviewed'
];

/** What community-contents.ts, disclosure-contents.ts, slip-contents.ts, office-contents.ts, people.ts and roll.ts take out of each list. */
const CARRIED: Readonly<Record<ReadList, Carried>> = {
	towns: { always: ['id', 'name', 'kind'] },
	communities: { always: ['id', 'name', 'town_id'], whenSet: ['community_type', 'topology', 'households', 'population', 'adults_18plus', 'intro', 'hotline'] },
	places: { always: ['id', 'parent_id', 'kind', 'name'], whenSet: ['households'] },
	households: { always: ['id', 'place_id', 'door'], whenSet: ['cell_id', 'representative_id', 'tenure'] },
	people: { always: ['id', 'name', 'display', 'phone', 'household_id'] },
	bodies: {
		always: ['id', 'place_id', 'kind', 'name', 'duties_from'],
		whenSet: ['member_count', 'note', 'ruleset', 'members_from', 'members_until'],
		inside: { duties: ['duty', 'every', 'from'], members: ['committee', 'representatives'], extensions: ['duty', 'period', 'due_at', 'reason', 'approved_by', 'approved_at'] }
	},
	offices: {
		always: ['id', 'person_id', 'body_id', 'position', 'from', 'until'],
		whenSet: ['portfolio', 'note', 'unit', 'scope'],
		inside: { declaration: ['signed_at', 'near_relatives', 'interests'] }
	},
	disclosures: {
		always: ['id', 'community_id', 'body_id', 'category', 'title', 'period', 'published_at', 'supervisor_reviewed_at'],
		whenSet: ['due_at', 'display_until', 'objection_until', 'summary', 'body_text', 'event_at', 'covers_bodies', 'finance_table_ids', 'note'],
		inside: { board_photo: ['file', 'taken_at', 'board_id'], versions: ['version', 'published_at', 'supervisor_reviewed_at', 'display_until', 'change'] }
	},
	finance_tables: {
		always: [
			'id', 'community_id', 'body_id', 'kind', 'unit', 'period', 'disclosure_id', 'opening_balance_fen', 'closing_balance_fen', 'income_total_fen', 'expense_total_fen'
		],
		whenSet: ['prepared_by', 'approved_by', 'reviewed_by', 'reviewed_at', 'note'],
		inside: { rows: ROW_KEYS, posted: ['published_at', 'display_until', 'channels'] }
	},
	inquiries: {
		always: ['id', 'community_id', 'body_id', 'asked_at', 'channel', 'ref', 'question'],
		whenSet: ['answer', 'answered_by', 'answered_at', 'satisfaction', 'entered_by']
	},
	procedures: { always: ['id', 'name', 'version', 'effective_from', 'adopted_by', 'stages', 'optional', 'statutory'] },
	proposals: {
		always: ['id', 'community_id', 'body_id', 'title', 'submitted_at', 'submitter', 'channel', 'summary'],
		whenSet: ['tags', 'entered_by', 'endorsements_needed', 'collect_until', 'jurisdiction_note'],
		// Who endorsed stays with the office: the list is kept whole.
		inside: { hearing: ['date', 'place', 'participants', 'materials_sent_at', 'record_published_at', 'summary'] }
	},
	matters: { always: ['id', 'proposal_id', 'community_id', 'title', 'kind', 'deciding_body_id', 'current_stage'], inside: { stages: ['stage', 'body_id', 'from', 'until', 'outcome'] } },
	votes: {
		always: [
			'id', 'proposal_id', 'community_id', 'body_id', 'date', 'unit', 'secret', 'body_members', 'attended', 'ballots_issued', 'ballots_returned', 'yes', 'no', 'abstain', 'invalid',
			'channels', 'quorum_rule', 'quorum_needed', 'pass_rule', 'pass_needed', 'passed'
		],
		whenSet: ['topic', 'tellers', 'chair', 'notice_at', 'party_review_at', 'result_published_at', 'resolution_no', 'note'],
		inside: { recused: ['person', 'reason'] }
	},
	commitments: { always: ['id', 'matter_id', 'body_id', 'task', 'owner', 'due', 'status'], whenSet: ['resolution_no', 'done_at', 'evidence'] },
	consultations: { always: ['id', 'matter_id', 'form', 'date', 'body_id'], whenSet: ['participants', 'outcome_published_at'] },
	opinions: { always: ['id', 'matter_id', 'kind', 'author', 'date', 'text'], whenSet: ['conclusion', 'adopted', 'published_at'] },
	risk_assessments: {
		always: ['id', 'community_id', 'ref', 'body_id', 'level', 'conclusion'],
		inside: {
			five_steps: ['step', 'name', 'done_at', 'detail'], dimensions: ['legality', 'rationality', 'feasibility', 'controllability'],
			risk_points: ['point', 'probability', 'impact', 'measure']
		}
	},
	decision_records: {
		always: ['no', 'community_id', 'body_id', 'kind', 'date', 'matter'],
		whenSet: ['party_review_at', 'joint_meeting_at', 'open_selection', 'risk_assessment', 'publicity', 'vote_id']
	},
	evaluations: {
		always: ['id', 'kind', 'community_id', 'title', 'held_at', 'body_id', 'host_body_id', 'issued', 'returned'],
		whenSet: [
			'invalid', 'satisfied', 'basically', 'dissatisfied', 'channels', 'main_complaints', 'rows', 'note', 'year', 'grades', 'grade_points', 'composite_weights', 'composite_scores',
			'composite_total'
		]
	},
	democracy_days: {
		keepsNulls: true,
		always: [
			'id', 'community_id', 'body_id', 'date', 'time', 'place', 'chair', 'recorder', 'status', 'announced_at', 'materials_at', 'party_review_at'
		],
		inside: {
			agenda: ['no', 'start', 'end', 'type', 'title', 'presenter', 'rule', 'materials', 'refs'],
			attendance: [
				'representatives_expected', 'representatives_present', 'residents_observing', 'non_hukou_present', 'resident_units', 'supervisors', 'town_staff',
				'subdistrict_staff', 'list_note'
			],
			minutes: [
				'published_at', 'signed_by', 'archived_at',
				{
					items: ['no', 'text'], actions: ['task', 'owner', 'due', 'status'],
					vote: ['resolution_no', 'attended', 'issued', 'returned', 'invalid', 'yes', 'no', 'abstain', 'passed', 'vote_id']
				}
			]
		}
	},
	pledges: {
		always: ['id', 'person_id', 'body_id', 'made_at', 'period'],
		inside: {
			items: ['no', 'text', 'measure', 'due', 'status', 'evidence'],
			reviews: ['year', 'held_at', 'host_body_id', 'issued', 'returned', 'kept', 'partly', 'broken']
		}
	},
	paper_slips: {
		always: [
			'id', 'event_id', 'body_id', 'collected_at', 'collected_by', 'written_by_self', 'scribe', 'witness', 'text', 'signed', 'photo', 'entered_at', 'read_back_confirmed'
		]
	},
	receptions: {
		always: ['id', 'community_id', 'kind', 'date', 'place', 'hosts'],
		whenSet: ['visitors'],
		inside: { cases: ['no', 'visitor', 'matter', 'due', 'outcome', 'done_at', 'ref'] }
	},
	observers: {
		always: ['id', 'person_id', 'organisation', 'appointed_by', 'scope', 'from', 'until'],
		inside: { report: ['date', 'text'] }
	},
	assignments: { always: ['object', 'function', 'person_id'] },
	deliberation_documents: {
		always: ['id', 'community_id', 'proposal_id', 'title'],
		whenSet: ['status'],
		// How many characters a draft has is counted.
		inside: {
			drafts: ['version', 'date', 'author', 'basis', 'title', 'char_count', { sections: ['heading', 'text'], changes: ['section', 'change', 'source', 'accepted', 'reason'] }]
		}
	}
};

function wholly(value: unknown, keys: Inside, keepsNulls: boolean): boolean {
	if (Array.isArray(value)) return value.every((item) => wholly(item, keys, keepsNulls));
	if (!isObject(value)) return false;
	return Object.entries(value).every(([key, inner]) => {
		if (inner === null && keepsNulls) return false;
		return keys.some((one) => (typeof one === 'string' ? one === key : Object.hasOwn(one, key) && wholly(inner, one[key]!, keepsNulls)));
	});
}

/** What of a read object no content carries: other keys, and keys that say null. Undefined when nothing is left. */
export function leftover(list: ReadList, raw: Raw): Raw | undefined {
	const { always, whenSet = [], inside = {}, keepsNulls = false } = CARRIED[list];
	const left = Object.entries(raw).filter(([key, value]) => {
		if (always.includes(key)) return false;
		if (whenSet.includes(key)) return value === null;
		return !(Object.hasOwn(inside, key) && wholly(value, inside[key]!, keepsNulls));
	});
	return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** Whether a list is read, wholly or in part. */
export function isReadList(list: string): list is ReadList {
	return Object.hasOwn(READ_LISTS, list);
}
