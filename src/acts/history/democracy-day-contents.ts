import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { holdsOn } from '#domain/community/community.ts';
import type { Attendance, DemocracyDayContent, MinutedVote, Minutes, Signer } from '#domain/democracy-day/democracy-day.ts';
import type { CheckedFile } from './check.ts';
import { pointedAt } from './check-links.ts';
import type { DemocracyDayRow } from './democracy-day-shapes.ts';
import type { PublicNames } from './names.ts';
import { base, given, type Making, type Planned } from './planned.ts';

/** A key as the source has it, null included: null was asked for and is missing. */
function asked<K extends string>(key: K, value: Day | null | undefined): { [P in K]?: Day | null } {
	return (value === undefined ? {} : { [key]: value }) as { [P in K]?: Day | null };
}

function attendanceOf(file: CheckedFile, row: DemocracyDayRow): Attendance | undefined {
	const { attendance } = row;
	if (!attendance) return undefined;
	// Who decides in an assembly are, by this format, the representatives of households.
	const unit = file.bodies.find(({ value }) => value.id === row.body_id)?.value.kind === 'assembly' ? 'household' : 'representative';
	return {
		members: [{ unit, expected: attendance.representatives_expected, present: attendance.representatives_present }],
		...given('observing', attendance.residents_observing),
		...given('nonRegistered', attendance.non_hukou_present),
		...given('residentUnits', attendance.resident_units),
		...given('overseers', attendance.supervisors),
		...given('townStaff', attendance.town_staff),
		...given('subdistrictStaff', attendance.subdistrict_staff),
		...given('note', attendance.list_note)
	};
}

/** In what capacity somebody signed: as the chair or the recorder of the day, or as a member of an oversight committee. */
function signerOf(file: CheckedFile, row: DemocracyDayRow, person: string): Signer | undefined {
	if (person === row.chair) return 'chair';
	if (person === row.recorder) return 'recorder';
	const overseers = new Set(file.bodies.filter(({ value }) => value.kind === 'oversight_committee').map(({ value }) => value.id));
	const oversees = file.offices.some(({ value }) => value.person_id === person && overseers.has(value.body_id) && holdsOn({ from: value.from, ...(value.until ? { until: value.until } : {}) }, row.date));
	return oversees ? 'overseer' : undefined;
}

function voteOf(making: Making, row: DemocracyDayRow): MinutedVote[] {
	const vote = row.minutes?.vote;
	if (!vote) return [];
	const items = row.agenda.filter(({ type }) => type === 'vote');
	const { attended, issued, returned, yes, no, abstain, invalid, passed } = vote;
	return [{
		...(items.length === 1 ? { item: items[0]!.no } : {}),
		attended, issued, returned, yes, no, abstain, invalid, passed,
		...given('resolution', vote.resolution_no),
		...given('poll', vote.vote_id ? making.subject('votes', vote.vote_id) : undefined)
	}];
}

function minutesOf(making: Making, row: DemocracyDayRow, spoken: (person: string, on: Day) => string): Minutes | undefined {
	const { minutes } = row;
	if (!minutes) return undefined;
	return {
		...asked('published', minutes.published_at),
		signedBy: (minutes.signed_by ?? []).map((person) => ({ name: spoken(person, row.date), ...given('as', signerOf(making.file, row, person)) })),
		items: (minutes.items ?? []).map(({ no, text }) => ({ no, text })),
		votes: voteOf(making, row),
		actions: (minutes.actions ?? []).map(({ task, owner, due, status }) => ({ task, owner: spoken(owner, row.date), due, status }))
	};
}

function dayContent(making: Making, names: PublicNames, row: DemocracyDayRow): DemocracyDayContent {
	const { file } = making;
	const spoken = (person: string, on: Day) => names.inOffice(person, row.body_id, on);
	const people = file.names.get('people')!;
	const attendance = attendanceOf(file, row);
	const minutes = minutesOf(making, row, spoken);
	return {
		...base(making, 'democracy-day', 'democracy_days', row.id, row.community_id as CommunityCode),
		parent: making.subject('bodies', row.body_id),
		day: row.date,
		from: row.time[0],
		until: row.time[1],
		place: row.place,
		chair: spoken(row.chair, row.date),
		recorder: spoken(row.recorder, row.date),
		status: row.status,
		...asked('announced', row.announced_at),
		...asked('materials', row.materials_at),
		...asked('studied', row.party_review_at),
		agenda: row.agenda.map((item) => ({
			no: item.no,
			start: item.start,
			end: item.end,
			kind: item.type,
			title: item.title,
			...given('presenter', item.presenter ? (people.has(item.presenter) ? spoken(item.presenter, row.date) : item.presenter) : undefined),
			...given('rule', item.rule),
			...given('materials', item.materials),
			...(item.refs && item.refs.length > 0
				? { refs: item.refs.map((ref) => pointedAt(ref, file.names)!).map(({ list, id }) => making.subject(list, id)) }
				: {})
		})),
		...(row.attendance === null ? { attendance: null } : given('attendance', attendance)),
		...(row.minutes === null ? { minutes: null } : given('minutes', minutes)),
		...asked('archived', row.minutes?.archived_at)
	};
}

/** Democracy Days, each with its agenda, who was there in numbers, and its minutes. */
export function democracyDayContents(making: Making, names: PublicNames): Planned<DemocracyDayContent>[] {
	return making.file.democracy_days.map(({ value }) => ({ content: dayContent(making, names, value), list: 'democracy_days', happenedAt: value.date }));
}
