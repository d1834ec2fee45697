import { err, ok } from '#domain/basics/result.ts';
import { add, strike, type DecisionContent, type ElectorateAppealContent, type ElectorateContent } from '#domain/community/electorate.ts';
import { act, officesFor, type Tx } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { readRollOf } from '../roll/standing.ts';
import { DecideAppeal } from './decide.input.ts';

/**
 * The list as it is after an appeal was upheld: its maker's line added, or the line it names struck off. Undefined when nothing of the
 * list changes. The private rows behind it change with it.
 */
async function changedBy(tx: Tx, electorate: ElectorateContent, appeal: ElectorateAppealContent): Promise<ElectorateContent | undefined> {
	const { rolls, communities, record } = tx.records;
	if (appeal.kind === 'should-not') {
		const struck = strike(electorate, appeal.n!, appeal.number);
		if (struck) await rolls.strikeMember(electorate.subject, appeal.n!);
		return struck;
	}
	if (appeal.kind !== 'missing') return undefined;
	const author = await record.author(appeal.subject);
	const person = author === undefined ? undefined : await communities.person(author);
	if (!person) return undefined;
	const listed = (await rolls.memberships(person.id)).some((member) => member.electorate === electorate.subject && !member.struck);
	const household = electorate.unit === 'household' && (await rolls.membersOf(electorate.subject)).some((member) => !member.struck && member.household === person.household);
	if (listed || household) return undefined;
	const at = (await readRollOf(tx.records, electorate.community, person)).whereOf(person);
	const added = add(electorate, { name: person.display, ...(at === undefined ? {} : { at }) }, appeal.number);
	await rolls.addMembers(electorate.subject, [{ n: added.n, person: person.id, household: person.household, area: null }]);
	return added.electorate;
}

/**
 * A clerk decides an appeal against a list of voters, with the reason, in public. Upheld, the list has a new version. Possible after the
 * three days too; then it is late, and the page says so.
 */
export const decideAppeal = act({
	name: 'electorate.decide',
	input: DecideAppeal,
	may: [ROLL_CLERKS],
	on: { object: 'electorate-appeal', states: { waiting: 'done', decided: 'roll.already-decided' } },
	refusals: ['object.not-found', 'roll.already-decided', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(ROLL_CLERKS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const held = await tx.records.contents.bySubject<ElectorateAppealContent>(input.appeal);
		if (held?.content.type !== 'electorate-appeal' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const appeal = held.content;
		if (await tx.records.rolls.decisionOf(input.appeal)) return err(refusal('roll.already-decided'));
		const electorate = await tx.records.contents.bySubject<ElectorateContent>(appeal.parent!);
		const changed = input.outcome === 'upheld' && electorate ? await changedBy(tx, electorate.content, appeal) : undefined;
		const decision: DecisionContent = {
			type: 'roll-decision', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.appeal,
			number: appeal.number, outcome: input.outcome, reason: input.reason, by: `${office.bodyName} ${office.holder}`, decided: tx.today
		};
		await tx.write(decision, office.office, { first: true });
		if (changed) await tx.write(changed, office.office);
		return ok({ subject: decision.subject, number: appeal.number, electorate: appeal.parent!, late: tx.today > appeal.due ? 1 : 0 });
	}
});
