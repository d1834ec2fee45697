import type { RecusalContent } from '#domain/ballot/opening.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { strike, type ElectorateContent } from '#domain/community/electorate.ts';
import { mergedFacts, type PersonMergeContent } from '#domain/community/person-merge.ts';
import { comparable } from '#domain/community/roll/row.ts';
import type { EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import type { EndorsementContent } from '#domain/proposal/proposal.ts';
import type { HeldOffice } from '#records/offices.ts';
import { factOf, factRow } from '#records/rolls.ts';
import { act, cityOffice, officesFor, type Permission, type Tx } from '../act.ts';
import { layBefore } from '../matter/laying.ts';
import { CITY_ADMINISTRATOR } from '../office/may.ts';
import { pollAtHand } from '../poll/at-hand.ts';
import { mattersByProposal } from '../proposal/at-hand.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { MergePersons } from './merge.input.ts';
import { personToChange } from './typed.ts';

const MAY: readonly Permission[] = [ROLL_CLERKS, CITY_ADMINISTRATOR];

/** What stands in the record where somebody was listed twice. */
const sameAs = (n: number): string => `和第${n}号是同一个人，只算一次。`;

/** The two entries, and the office under which they are made one. */
interface Merging {
	gone: string;
	stays: string;
	community: MergePersons['community'];
	office: HeldOffice;
	/** The household of the one that is left, and of the entry that goes. */
	household: string | null;
}

/**
 * On lists of polls and evaluations that run, one of two lines is left: the one by which something came in, else that of the entry that stays. Of a
 * poll it is said in public, and a ballot that came by the other line does not count. Forms of an evaluation are nobody's, so a second one cannot be
 * found: the close counts people once, says how many forms are too many, and lets no verdict rest on them.
 * @returns numbers of evaluations in which a form had come by both lines
 */
async function onceOnPolls(tx: Tx, { gone, stays, community, office }: Merging): Promise<string[]> {
	const { merging, polls, evaluations } = tx.records;
	const twice: string[] = [];
	const theirs = new Map((await merging.linesOf(gone)).map(({ poll, n }) => [poll, n]));
	for (const { poll, n } of await merging.linesOf(stays)) {
		const other = theirs.get(poll);
		if (other === undefined) continue;
		const at = await pollAtHand(tx, community, poll as SubjectId);
		const cameBy = async (line: number) => (at ? (await polls.ballotsOfUnit(poll, line)).length > 0 : evaluations.hasTaken(poll, line));
		const keep = (await cameBy(other)) && !(await cameBy(n)) ? other : n;
		const left = keep === n ? other : n;
		if (at?.state === 'closed') continue;
		const evaluation = at ? undefined : (await tx.records.contents.bySubject<EvaluationOpeningContent>(poll as SubjectId))?.content;
		if (evaluation?.type === 'evaluation-opening' && (await evaluations.hasTaken(poll, left))) twice.push(evaluation.number);
		await merging.leaveLine({ poll, n: left });
		if (!at || (await polls.recusal(poll, left))) continue;
		const list = (await tx.records.contents.byHash(at.opening.electorate.hash))?.content as ElectorateContent | undefined;
		const content: RecusalContent = {
			type: 'recusal', v: 1, community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: poll as SubjectId, n: left, who: list?.list.find((line) => line.n === left)?.name ?? '',
			reason: sameAs(keep), on: tx.today, by: `${office.bodyName} ${office.holder}`
		};
		await tx.write(content, office.office, { first: true });
		if (at.opening.parent) await layBefore(tx, at.opening.parent, { what: 'recusals', ref: content.subject, body: at.opening.body }, office.office);
	}
	return twice;
}

/** On published lists with which no poll has been opened yet, the second line is struck off, in public. */
async function onceOnLists(tx: Tx, { gone, stays, office }: Merging): Promise<void> {
	const { rolls, polls, contents } = tx.records;
	const own = new Set((await rolls.memberships(stays)).filter(({ struck }) => !struck).map(({ electorate }) => electorate));
	for (const { electorate, n, struck } of await rolls.memberships(gone)) {
		if (struck || !own.has(electorate) || (await polls.uses(electorate))) continue;
		const held = await contents.bySubject<ElectorateContent>(electorate as SubjectId);
		const without = held && held.content.source === undefined ? strike(held.content, n) : undefined;
		if (!without) continue;
		await rolls.strikeMember(electorate, n);
		await tx.write(without, office.office);
	}
}

/**
 * Of two endorsements of one proposal one counts, unless a matter has taken it up: then it was counted. Where households count, the entry that went
 * had spoken for another door: whoever of the door that stays has endorsed too makes that one too many.
 */
async function onceOnProposals(tx: Tx, { gone, stays, community, office, household }: Merging): Promise<void> {
	const twice = await tx.records.merging.endorsedTwice(gone, stays, household);
	const taken = twice.length > 0 ? await mattersByProposal(tx.records.contents, community) : new Map<SubjectId, unknown>();
	for (const subject of twice) {
		const held = await tx.records.contents.bySubject<EndorsementContent>(subject as SubjectId);
		if (!held || held.content.double !== undefined || taken.has(held.content.parent!)) continue;
		await tx.write<EndorsementContent>({ ...held.content, double: tx.today }, office.office);
	}
}

async function oneOfFacts(tx: Tx, { gone, stays, community }: Merging): Promise<void> {
	const { rolls } = tx.records;
	const factsOf = async (person: string) => (await rolls.factsOf(person)).map(factOf);
	const { dropped, longer } = mergedFacts(await factsOf(stays), await factsOf(gone));
	for (const { id } of [...dropped, ...longer]) await rolls.removeFact(id);
	for (const fact of longer) await rolls.addFact(factRow({ ...fact, person: stays }, community, 'desk'));
}

/**
 * Two entries of the roll are one person: phones, slips, what they wrote, follow, hold and have signed go to the entry that stays, and count once.
 * The same name must stand in both. Who merges is neither of the two; an office held today goes along only by the city's administrator, so that
 * nobody comes by an office at the roll. The record has the hash of both ids, the office the ids.
 */
export const merge = act({
	name: 'person.merge',
	input: MergePersons,
	may: MAY,
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'roll.busy', 'roll.names-differ', 'roll.office-stays', 'delivery.id-used'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { offices, rolls, sessions, merging: records } = tx.records;
		const city = cityOffice(MAY, caller);
		const office = caller.kind === 'person' ? (city ?? officesFor(ROLL_CLERKS, caller, input.community)[0]) : undefined;
		if (caller.kind !== 'person' || !office) return err(refusal('caller.not-allowed'));
		const [found, other] = [await personToChange(tx, input), await personToChange(tx, { ...input, person: input.gone })];
		if (!found.ok) return found;
		if (!other.ok) return other;
		const [stays, gone] = [found.value, other.value];
		if (stays.id === gone.id) return err(refusal('input.invalid', { fields: [{ path: 'gone', code: 'wrong' }] }));
		if (caller.person === stays.id || caller.person === gone.id) return err(refusal('caller.not-allowed'));
		if (comparable(stays.name) !== comparable(gone.name)) return err(refusal('roll.names-differ', { fields: [{ path: 'gone', code: 'wrong' }] }));
		if (!city && ((await offices.holdsFrom(gone.id, tx.today)) || (await sessions.accountOfPerson(gone.id)))) return err(refusal('roll.office-stays', { fields: [{ path: 'gone', code: 'wrong' }] }));
		const merging: Merging = { gone: gone.id, stays: stays.id, community: input.community, office, household: stays.household ?? gone.household };
		const content: PersonMergeContent = {
			type: 'person-merge', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', gone: gone.id, stays: stays.id, on: tx.today, by: `${office.bodyName} ${office.holder}`
		};
		const held = await tx.write(content, office.office, { first: true, audience: 'office' });
		const twice = await onceOnPolls(tx, merging);
		await onceOnLists(tx, merging);
		await onceOnProposals(tx, merging);
		await oneOfFacts(tx, merging);
		const changed = await sessions.ofPerson(gone.id);
		await records.moveAll(gone.id, stays.id);
		await rolls.updatePerson({ id: stays.id, name: stays.name, display: stays.display, phone: stays.phone ?? gone.phone, household: stays.household ?? gone.household });
		await rolls.touch(input.community);
		return ok({ person: stays.id, seq: held.seq, twice, changedSessions: changed.map(({ id }) => id) });
	}
});
