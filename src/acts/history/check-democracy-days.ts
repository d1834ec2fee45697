import { pointedAt } from './check-links.ts';
import type { DemocracyDayRow } from './democracy-day-shapes.ts';
import type { CityFile, Listed } from './file.ts';
import type { Place, Problems } from './problems.ts';
import type { Names } from './references.ts';

/** A word in Latin letters or digits where a person is named is meant as a name of the file, not as what people read. */
const LOOKS_LIKE_AN_ID = /^[\w.:-]+$/;

function checkPeople(value: DemocracyDayRow, at: Place, names: Names, problems: Problems): void {
	const known = (place: Place, person: string) => {
		if (!names.get('people')?.has(person)) problems.add(place, 'dangling', { name: person.slice(0, 60), list: 'people' });
	};
	known([...at, 'chair'], value.chair);
	known([...at, 'recorder'], value.recorder);
	value.agenda.forEach(({ presenter }, index) => {
		if (presenter && LOOKS_LIKE_AN_ID.test(presenter)) known([...at, 'agenda', index, 'presenter'], presenter);
	});
	value.minutes?.signed_by?.forEach((person, index) => known([...at, 'minutes', 'signed_by', index], person));
	value.minutes?.actions?.forEach(({ owner }, index) => known([...at, 'minutes', 'actions', index, 'owner'], owner));
}

function checkAgenda(value: DemocracyDayRow, at: Place, names: Names, problems: Problems): void {
	const [from, until] = value.time;
	if (until <= from) problems.add([...at, 'time', 1], 'until-before-from', { from, until });
	value.agenda.forEach((item, index) => {
		const place = [...at, 'agenda', index];
		if (item.no !== index + 1) problems.add([...place, 'no'], 'seq-not-continuous', { expected: index + 1 });
		if (item.end <= item.start) problems.add([...place, 'end'], 'until-before-from', { from: item.start, until: item.end });
		item.refs?.forEach((ref, number) => {
			if (!pointedAt(ref, names)) problems.add([...place, 'refs', number], 'dangling', { name: ref.slice(0, 60), list: 'disclosures' });
		});
	});
	value.minutes?.items?.forEach(({ no }, index) => {
		if (no > value.agenda.length) problems.add([...at, 'minutes', 'items', index, 'no'], 'dangling', { name: no, list: 'agenda' });
	});
}

function checkNumbers(value: DemocracyDayRow, at: Place, problems: Problems): void {
	const { attendance } = value;
	if (attendance && attendance.representatives_present > attendance.representatives_expected) {
		problems.add([...at, 'attendance', 'representatives_present'], 'more-than', { most: attendance.representatives_expected });
	}
	const vote = value.minutes?.vote;
	if (!vote) return;
	const place = [...at, 'minutes', 'vote'];
	if (attendance && vote.attended > attendance.representatives_present) problems.add([...place, 'attended'], 'more-than', { most: attendance.representatives_present });
	if (vote.issued > vote.attended) problems.add([...place, 'issued'], 'more-than', { most: vote.attended });
	if (vote.returned > vote.issued) problems.add([...place, 'returned'], 'more-than', { most: vote.issued });
	const sum = vote.yes + vote.no + vote.abstain + vote.invalid;
	if (sum !== vote.returned) problems.add([...place, 'returned'], 'sum-differs', { expected: sum, found: vote.returned });
}

function checkDays({ date, minutes, announced_at: announced }: DemocracyDayRow, at: Place, problems: Problems): void {
	if (announced && announced > date) problems.add([...at, 'announced_at'], 'until-before-from', { from: announced, until: date });
	if (minutes?.published_at && minutes.published_at < date) problems.add([...at, 'minutes', 'published_at'], 'until-before-from', { from: date, until: minutes.published_at });
}

/** Whether each Democracy Day holds together: people, order and references of the agenda, numbers of those present and of the vote, days. */
export function checkDemocracyDays({ democracy_days: days }: Pick<CityFile, 'democracy_days'>, names: Names, problems: Problems): void {
	for (const { value, at } of days as Listed<DemocracyDayRow>[]) {
		checkPeople(value, at, names, problems);
		checkAgenda(value, at, names, problems);
		checkNumbers(value, at, problems);
		checkDays(value, at, problems);
	}
}
