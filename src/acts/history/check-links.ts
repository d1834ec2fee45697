import { pollProblems } from '#domain/ballot/poll.ts';
import { MOST_DOCUMENT_TEXT, tooMuchIn } from '#domain/document/clause.ts';
import { clausesOfDrafts } from './document-clauses.ts';
import type { CityFile } from './file.ts';
import { isKnownStage } from './procedure-stages.ts';
import type { Problems } from './problems.ts';
import type { Names } from './references.ts';
import type { Tenants } from './tree.ts';

/** What an inquiry asks about: an object of a list and, of an account, a line. */
export interface Pointed {
	list: string;
	id: string;
	line?: number;
}

/** The lists in which what an inquiry asks about is looked for, in this order; then all others. */
const ASKED_ABOUT = ['disclosures', 'finance_tables', 'proposals', 'deliberation_documents'];

/** Reads `D03`, `FT-LW-202610#22`, `P5`. Undefined when nothing bears that name. */
export function pointedAt(ref: string, names: Names): Pointed | undefined {
	const [id = '', line] = ref.split('#');
	const list = [...ASKED_ABOUT, ...names.keys()].find((candidate) => names.get(candidate)?.has(id));
	if (list === undefined || (line !== undefined && !/^[1-9]\d{0,5}$/.test(line))) return undefined;
	return { list, id, ...(line === undefined ? {} : { line: Number(line) }) };
}

/** Disclosures and their tables name each other; versions count on; a table hangs somewhere. */
function checkDisclosures(file: CityFile, problems: Problems): void {
	const tables = new Map(file.finance_tables.map(({ value }) => [value.id, value]));
	const disclosures = new Map(file.disclosures.map(({ value }) => [value.id, value]));
	for (const { value, at } of file.disclosures) {
		value.finance_table_ids?.forEach((id, index) => {
			const table = tables.get(id);
			if (table && table.disclosure_id !== value.id) problems.add([...at, 'finance_table_ids', index], 'links-differ', { name: id });
		});
		value.versions?.forEach((version, index) => {
			if (version.version !== index + 2) problems.add([...at, 'versions', index, 'version'], 'out-of-order', { expected: index + 2 });
		});
	}
	for (const { value, at } of file.finance_tables) {
		const disclosure = value.disclosure_id === undefined || value.disclosure_id === null ? undefined : disclosures.get(value.disclosure_id);
		if (disclosure && !disclosure.finance_table_ids?.includes(value.id)) problems.add([...at, 'disclosure_id'], 'links-differ', { name: disclosure.id });
		if (disclosure && disclosure.community_id !== value.community_id) problems.add([...at, 'disclosure_id'], 'other-community', { name: disclosure.id });
		if ((value.disclosure_id ?? null) === null && !value.posted) problems.add([...at, 'posted'], 'nowhere-published');
	}
}

/** What is said to be a community's is the community's: bodies, what is asked about, what is answered. */
function checkTenants(file: CityFile, tenants: Tenants, problems: Problems): void {
	for (const { value, at } of [...file.people, ...file.disclosures, ...file.finance_tables, ...file.inquiries]) {
		// Any place is a name that is known; only a community, a town or the city has a log for what is its own.
		if (tenants.ofCommunity(value.community_id) === undefined) problems.add([...at, 'community_id'], 'dangling', { name: value.community_id.slice(0, 60), list: 'communities' });
	}
	for (const { value, at } of [...file.disclosures, ...file.finance_tables, ...file.inquiries, ...file.democracy_days]) {
		const body = tenants.ofBody(value.body_id);
		const own = tenants.ofCommunity(value.community_id);
		if (body !== undefined && own !== undefined && body !== own) problems.add([...at, 'body_id'], 'other-community', { name: value.body_id });
	}
}

function checkInquiries(file: CityFile, names: Names, problems: Problems): void {
	const disclosures = new Map(file.disclosures.map(({ value }) => [value.id, value.community_id]));
	const tables = new Map(file.finance_tables.map(({ value }) => [value.id, value]));
	for (const { value, at } of file.inquiries) {
		const to = pointedAt(value.ref, names);
		if (!to) {
			problems.add([...at, 'ref'], 'dangling', { name: value.ref.slice(0, 60), list: 'disclosures' });
			continue;
		}
		const table = to.list === 'finance_tables' ? tables.get(to.id) : undefined;
		const community = to.list === 'disclosures' ? disclosures.get(to.id) : table?.community_id;
		if (community !== undefined && community !== value.community_id) problems.add([...at, 'ref'], 'other-community', { name: to.id });
		if (to.line !== undefined && !(to.list === 'finance_tables' && (!table || table.rows.some((row) => row.seq === to.line)))) {
			problems.add([...at, 'ref'], 'no-such-line', { line: to.line, name: to.id });
		}
		const answered = (value.answer ?? null) !== null;
		if (answered && (value.answered_at ?? null) === null) problems.add([...at, 'answered_at'], 'missing');
		if (answered && value.answered_at && value.answered_at < value.asked_at) problems.add([...at, 'answered_at'], 'answered-before-asked', { asked: value.asked_at });
		if (!answered && (value.answered_at ?? null) !== null) problems.add([...at, 'answer'], 'missing');
	}
}

/** A matter and its proposal name each other's community; what it goes through is known; the numbers of a vote can be. */
function checkMatters(file: CityFile, problems: Problems): void {
	const procedures = new Set(file.procedures.map(({ value }) => value.id));
	for (const { value, at } of file.procedures) {
		value.stages.forEach((stage, index) => {
			if (stage !== 'closed' && !isKnownStage(stage)) problems.add([...at, 'stages', index], 'not-in-list', { value: stage.slice(0, 40), allowed: '' });
		});
	}
	const proposals = new Map(file.proposals.map(({ value }) => [value.id, value.community_id]));
	for (const { value, at } of file.matters) {
		if (!procedures.has(value.procedure.id)) problems.add([...at, 'procedure', 'id'], 'dangling', { name: value.procedure.id.slice(0, 60), list: 'procedures' });
		const community = proposals.get(value.proposal_id);
		if (community !== undefined && community !== value.community_id) problems.add([...at, 'proposal_id'], 'other-community', { name: value.proposal_id });
		value.stages.forEach((stay, index) => {
			const before = value.stages[index - 1];
			if ((before && stay.from < before.from) || (stay.until !== null && stay.until < stay.from)) problems.add([...at, 'stages', index, 'from'], 'out-of-order', { expected: before?.from ?? stay.from });
		});
	}
	for (const { value, at } of file.votes) {
		const { yes, no, abstain, invalid } = value;
		const poll = {
			members: value.body_members, attended: value.attended, issued: value.ballots_issued, returned: value.ballots_returned, yes, no, abstain, invalid, recused: [],
			channels: Object.values(value.channels).map((count) => ({ channel: 'portal' as const, count }))
		};
		if (pollProblems(poll).length > 0) problems.add([...at, 'ballots_returned'], 'count-differs', { sum: yes + no + abstain + invalid });
	}
}

/** Assignments have their object; whoever pledged held an office of that body on that day, because the pledge stands on its page. */
function checkOffices(file: CityFile, names: Names, problems: Problems): void {
	for (const { value, at } of file.assignments) {
		if (!pointedAt(value.object, names)) problems.add([...at, 'object'], 'dangling', { name: value.object.slice(0, 60), list: 'matters' });
	}
	for (const { value, at } of file.pledges) {
		const held = file.offices.some(({ value: office }) =>
			office.person_id === value.person_id && office.body_id === value.body_id && office.from <= value.made_at && (!office.until || value.made_at < office.until)
		);
		if (!held) problems.add([...at, 'person_id'], 'links-differ', { name: value.person_id });
	}
	for (const { value, at } of file.observers) {
		if (value.until <= value.from) problems.add([...at, 'until'], 'until-before-from', { from: value.from, until: value.until });
	}
}

/** The month whose questions a slip was for, `inquiry-2026-10`; undefined when it was for something else. */
export function questionMonth(event: string): string | undefined {
	return /^inquiry-(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(event)?.[1];
}

/** A slip was for something that is there, written down by somebody who is, and typed in after it was taken. */
function checkSlips(file: CityFile, names: Names, tenants: Tenants, problems: Problems): void {
	for (const { value, at } of file.paper_slips) {
		const to = questionMonth(value.event_id) === undefined ? pointedAt(value.event_id, names) : undefined;
		if (!to && questionMonth(value.event_id) === undefined) problems.add([...at, 'event_id'], 'dangling', { name: value.event_id.slice(0, 60), list: 'democracy_days' });
		if (value.scribe && !names.get('people')?.has(value.scribe)) problems.add([...at, 'scribe'], 'dangling', { name: value.scribe.slice(0, 60), list: 'people' });
		const day = to?.list === 'democracy_days' ? file.democracy_days.find(({ value: one }) => one.id === to.id)?.value.community_id : undefined;
		const own = tenants.ofBody(value.body_id);
		if (day !== undefined && own !== undefined && day !== own) problems.add([...at, 'event_id'], 'other-community', { name: value.event_id });
		if (value.entered_at && value.entered_at < value.collected_at) problems.add([...at, 'entered_at'], 'until-before-from', { from: value.collected_at, until: value.entered_at });
	}
}

/** A document is of the community of its proposal, its drafts count on, and no draft is longer than a text can be. */
function checkDocuments(file: CityFile, problems: Problems): void {
	const proposals = new Map(file.proposals.map(({ value }) => [value.id, value.community_id]));
	for (const { value, at } of file.deliberation_documents) {
		const community = proposals.get(value.proposal_id);
		if (community !== undefined && community !== value.community_id) problems.add([...at, 'proposal_id'], 'other-community', { name: value.proposal_id });
		const clauses = clausesOfDrafts(value.drafts);
		value.drafts.forEach((draft, index) => {
			const here = [...at, 'drafts', index];
			if (draft.version !== index + 1) problems.add([...here, 'version'], 'out-of-order', { expected: index + 1 });
			if (tooMuchIn(clauses[index]!) !== undefined) problems.add([...here, 'sections'], 'too-large', { most: MOST_DOCUMENT_TEXT });
		});
	}
}

/** Everything that two objects of the file say of each other. */
export function checkLinks(file: CityFile, names: Names, tenants: Tenants, problems: Problems): void {
	checkDisclosures(file, problems);
	checkTenants(file, tenants, problems);
	checkInquiries(file, names, problems);
	checkMatters(file, problems);
	checkOffices(file, names, problems);
	checkSlips(file, names, tenants, problems);
	checkDocuments(file, problems);
	for (const { value, at } of file.offices) {
		if (value.until !== null && value.until !== undefined && value.until <= value.from) {
			problems.add([...at, 'until'], 'until-before-from', { from: value.from, until: value.until });
		}
	}
	for (const { value, at } of file.people) {
		if (value.name !== '' && value.display === value.name) problems.add([...at, 'display'], 'not-masked');
	}
}
