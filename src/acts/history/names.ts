import type { Day } from '#domain/basics/day.ts';
import { holdsOn } from '#domain/community/community.ts';
import type { CheckedFile } from './check.ts';

/** How people appear in public: office-holders by name, everybody else masked. */
export interface PublicNames {
	/** The name of somebody who holds or held an office, else the masked form. */
	ofPerson(id: string): string;
	/** Body and name, `北仓社区居民委员会 …`: the office held on that day in the body that is spoken of, else in any other. */
	inOffice(id: string, body: string, on: Day): string;
}

/** Reads the names of a file. */
export function publicNames(file: CheckedFile): PublicNames {
	const people = new Map(file.people.map(({ value }) => [value.id, value]));
	const bodies = new Map(file.bodies.map(({ value }) => [value.id, value.name]));
	const offices = new Map<string, { body: string; from: Day; until?: Day }[]>();
	for (const { value } of file.offices) {
		const held = offices.get(value.person_id) ?? [];
		held.push({ body: value.body_id, from: value.from, ...(value.until ? { until: value.until } : {}) });
		offices.set(value.person_id, held);
	}
	const ofPerson = (id: string) => {
		const person = people.get(id);
		return (offices.has(id) ? person?.name : person?.display) ?? '';
	};
	return {
		ofPerson,
		inOffice(id, body, on) {
			const held = offices.get(id) ?? [];
			const then = held.filter((office) => holdsOn(office, on));
			const office = then.find((one) => one.body === body) ?? then[0] ?? held[0];
			return office ? `${bodies.get(office.body)} ${ofPerson(id)}` : ofPerson(id);
		}
	};
}
