import type { RollOf } from '#acts/roll/standing.ts';
import type { Day } from '#domain/basics/day.ts';
import { factHolds } from '#domain/community/person-fact.ts';
import type { FactLine } from '#lib/roll/rights.ts';
import { factOf, type FactRow } from '#records/rolls.ts';

/** A fact as pages show it: the body or place it is about by name. */
export function factLine(row: FactRow, roll: Pick<RollOf, 'bodies' | 'places'>, today: Day): FactLine {
	const fact = factOf(row);
	const about = roll.bodies.find(({ subject }) => subject === fact.body)?.name ?? roll.places.find(({ subject }) => subject === fact.place)?.name;
	return {
		id: fact.id, kind: fact.kind, holds: factHolds(fact, today),
		...(about === undefined ? {} : { about }), ...(fact.area === undefined ? {} : { area: fact.area }),
		...(fact.from === undefined ? {} : { from: fact.from }), ...(fact.until === undefined ? {} : { until: fact.until })
	};
}
