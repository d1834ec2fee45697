import { toHex } from '#domain/basics/bytes.ts';
import { addDays } from '#domain/basics/day.ts';
import { inOrder } from '#domain/basics/order.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { BodyKind } from '#domain/community/community.ts';
import { eligibility, unitsOf } from '#domain/community/eligibility.ts';
import { appealUntil, countByPlace, type ElectorateContent } from '#domain/community/electorate.ts';
import { act, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { readRollOf } from '../roll/standing.ts';
import { FreezeElectorate } from './freeze.input.ts';

/** How far the day of a list may lie from today: a list is of now, or of a vote that is being prepared. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 180;

/** One who may vote, and the line that is published. */
interface Voter {
	person: string;
	household: string | null;
	area: number | null;
	name: string;
	at: string | undefined;
}

/**
 * Freezes who may vote in a body as of a day, and publishes the list masked: surname and cell, no door, no telephone. Appeals run from the
 * day of publication. Everybody's right is computed before the transaction; if the roll changes meanwhile, the act is refused and done again.
 */
export const freeze = act({
	name: 'electorate.freeze',
	input: FreezeElectorate,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found', 'input.invalid', 'electorate.nobody', 'roll.busy', 'roll.changed', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async prepare(office, input) {
		const body = await office.records.communities.body(input.body);
		if (body?.community !== input.community) return err(refusal('object.not-found'));
		const wrong = (path: string, code: 'not-in-list' | 'too-small' | 'too-large') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (input.day < addDays(office.today, -DAYS_BACK)) return wrong('day', 'too-small');
		if (input.day > addDays(office.today, DAYS_AHEAD)) return wrong('day', 'too-large');
		if (input.poll !== undefined && input.poll < office.today) return wrong('poll', 'too-small');
		const revision = await office.records.rolls.revision(input.community);
		const roll = await readRollOf(office.records, input.community);
		if (!unitsOf(body.kind as BodyKind, roll.lawOf(input.body)).includes(input.unit)) return wrong('unit', 'not-in-list');
		const asked = roll.askedOf(body, input.unit);
		const voters: (Voter & { key: string })[] = [];
		const households = new Set<string>();
		for (const person of roll.persons) {
			const may = eligibility(roll.standingOf(person, input.day), asked, input.day);
			if (may.may !== 'vote') continue;
			// One household, one vote, whoever is said to speak for it.
			if (input.unit === 'household' && (person.household === null || households.has(person.household))) continue;
			if (person.household !== null) households.add(person.household);
			voters.push({ person: person.id, household: person.household, area: may.area ?? null, name: person.display, at: roll.whereOf(person), key: toHex(office.random(8)) });
		}
		if (voters.length === 0) return err(refusal('electorate.nobody'));
		voters.sort((a, b) => inOrder(a.at ?? '', b.at ?? '') || inOrder(a.name, b.name) || inOrder(a.key, b.key));
		return ok({ revision, voters: voters as Voter[] });
	},
	async decide(tx, input, caller, prepared) {
		const office = caller.kind === 'person' ? officesFor(ROLL_CLERKS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const { rolls } = tx.records;
		// A roll of which half is written is nobody's.
		if ((await rolls.working()).some(({ community }) => community === input.community)) return err(refusal('roll.busy'));
		if ((await rolls.revision(input.community)) !== prepared.revision) return err(refusal('roll.changed'));
		const { voters } = prepared;
		const list = voters.map(({ name, at }, index) => ({ n: index + 1, name, ...(at === undefined ? {} : { at }) }));
		const year = tx.today.slice(0, 4);
		const serial = await rolls.nextElectorate(input.community, year);
		const area = voters.reduce((sum, voter) => sum + (voter.area ?? 0), 0);
		const content: ElectorateContent = {
			type: 'electorate', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.body,
			number: `${input.community}-E-${year}-${String(serial).padStart(2, '0')}`,
			title: input.title, unit: input.unit, day: input.day,
			...(input.poll === undefined ? {} : { poll: input.poll }),
			published: tx.today, appealUntil: appealUntil(tx.today), count: list.length,
			...(input.unit === 'owner' ? { area } : {}),
			byPlace: countByPlace(list), list
		};
		await tx.write(content, office.office, { first: true });
		await rolls.addMembers(input.subject, voters.map(({ person, household, area: owned }, index) => ({ n: index + 1, person, household, area: owned })));
		return ok({ subject: content.subject, number: content.number, count: content.count });
	}
});
