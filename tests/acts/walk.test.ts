import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTS } from '#acts/registry.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { asRole, inputsOf, ROLES, type Role } from '#tests/support/everybody.ts';
import { weigh } from '#tests/support/weighing.ts';
import { checkGrown, sizesOf } from '#tests/support/check-record.ts';
import { done, idOf } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * Every act × everybody who might try it, × what is not theirs; whatever can be sent is tried in generated.test.ts. The table is written out here, not read from the
 * acts: whoever changes a permission changes it in two places.
 */

const CLOCK = '2026-12-02T09:00';
const IN = 'caller.sign-in-first';
const NO = 'caller.not-allowed';
const GONE = 'object.not-found';
const OK = 'done';

const COLUMNS: readonly Role[] = ['guest', 'resident', 'stranger', 'member', 'accountant', 'director', 'overseer', 'elsewhere', 'administrator', 'operator', 'clock'];

/** What each of them is told, in the order of COLUMNS. The town has a city, so founding and importing are refused for that reason alone. */
const TABLE: Record<string, readonly string[]> = {
	'account.create': [IN, NO, NO, NO, NO, NO, NO, NO, NO, OK, NO],
	'assignment.end': [IN, NO, GONE, NO, NO, OK, NO, GONE, OK, NO, NO],
	'assignment.give': [IN, NO, GONE, NO, NO, OK, NO, GONE, OK, NO, NO],
	'authenticator.begin': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'authenticator.confirm': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'authenticator.reset': [IN, NO, NO, NO, NO, NO, NO, NO, OK, OK, NO],
	'ballot.cast': [IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO],
	'ballot.enter': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'ballot.entrust': [IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO],
	'ballot.take-back': [IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO],
	'board.photograph': [IN, NO, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'board.put-up': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'body.change': [IN, NO, GONE, NO, NO, NO, NO, GONE, OK, NO, NO],
	'body.dissolve': [IN, NO, GONE, NO, NO, NO, NO, GONE, OK, NO, NO],
	'body.form': [IN, NO, GONE, NO, NO, NO, NO, GONE, OK, NO, NO],
	'city.found': [IN, NO, NO, NO, NO, NO, NO, NO, NO, 'city.exists', NO],
	'comment.appeal': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'comment.decline': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'comment.enter': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'comment.hide': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'comment.keep': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'comment.lapse': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK],
	'comment.post': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'comment.release': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'comment.report': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'comment.restore': [IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO],
	'comment.uphold': [IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO],
	'commitment.complete': [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
	'commitment.inspect': [IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO],
	'commitment.move-date': [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
	'commitment.progress': [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
	'commitment.take': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'community.create': [IN, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OK, NO, NO],
	'delegation.end': [IN, NO, GONE, OK, OK, OK, OK, GONE, OK, NO, NO],
	'delegation.give': [IN, NO, GONE, OK, OK, OK, OK, GONE, OK, NO, NO],
	'democracy-day.announce': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.archive': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.attend': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'democracy-day.call-off': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.change': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.count': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.minutes': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.note': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'democracy-day.sign': [IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO],
	'device.enrol': [OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK],
	'device.forget': [IN, OK, OK, NO, NO, NO, NO, NO, NO, NO, NO],
	'device.lock': [IN, OK, OK, NO, NO, NO, NO, NO, NO, NO, NO],
	'device.set-pin': [IN, OK, OK, NO, NO, NO, NO, NO, NO, NO, NO],
	'device.unlock': [IN, OK, OK, NO, NO, NO, NO, NO, NO, NO, NO],
	'disclosure.publish': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'document.begin': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'document.drop': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'document.list': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK],
	'document.recover': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, OK],
	'document.seal': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'electorate.appeal': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'electorate.decide': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'electorate.freeze': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'evaluation.close': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK],
	'evaluation.open': [IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO],
	'evaluation.rate': [IN, OK, GONE, 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', GONE, GONE, NO, NO],
	'follow.begin': [IN, OK, OK, OK, OK, OK, OK, OK, OK, NO, NO],
	'follow.end': [IN, OK, OK, OK, OK, OK, OK, OK, OK, NO, NO],
	'erasure.carry-out': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, GONE],
	'erasure.request': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'erasure.withdraw': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'hearing.announce': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'hearing.hold': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'history.import': [IN, NO, NO, NO, NO, NO, NO, NO, NO, 'import.not-empty', NO],
	'map.import': [IN, NO, NO, NO, NO, NO, NO, NO, OK, OK, NO],
	'matter.answer': [IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO],
	'matter.lay': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'matter.move': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'matter.open': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'matter.push': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'matter.report': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	// Whoever speaks for the party organisation is none of these.
	'matter.study': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, NO],
	'notice.agree': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'notice.call': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'notice.choose': [IN, OK, OK, OK, OK, OK, OK, OK, OK, NO, NO],
	'notice.claim': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK],
	'notice.confirm': [IN, 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', 'notice.code-gone', NO, NO],
	'notice.look': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'notice.make': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK],
	'notice.read': [IN, OK, OK, OK, OK, OK, OK, OK, OK, NO, NO],
	'notice.sent': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK],
	'observer.appoint': [IN, NO, GONE, NO, NO, NO, OK, GONE, OK, NO, NO],
	'observer.report': [IN, NO, GONE, NO, NO, NO, OK, GONE, OK, NO, NO],
	'office.declare': [IN, NO, GONE, OK, OK, OK, OK, GONE, OK, NO, NO],
	'office.end': [IN, NO, GONE, NO, NO, OK, NO, GONE, OK, NO, NO],
	'office.grant': [IN, NO, GONE, NO, NO, OK, NO, GONE, OK, NO, NO],
	'office.lapse': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK],
	'opinion.publish': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'opinion.settle': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'passkey.add': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'passkey.ask': [OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK],
	'passkey.begin': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'passkey.remove': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'passkey.sign-in': [OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK],
	'place.add': [IN, NO, GONE, NO, NO, NO, NO, GONE, OK, NO, NO],
	'place.change': [IN, NO, GONE, NO, NO, NO, NO, GONE, OK, NO, NO],
	'duty.record': [IN, NO, GONE, NO, OK, NO, OK, GONE, GONE, NO, NO],
	'duty.withdraw': [IN, NO, GONE, NO, OK, NO, OK, GONE, GONE, NO, NO],
	'duty-report.give': [IN, NO, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'pledge.make': [IN, NO, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'pledge.mark': [IN, NO, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'pledge.review': [IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO],
	'person.add': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'person.correct': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'person.attribute': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'person.export': [IN, OK, OK, OK, OK, OK, OK, OK, OK, NO, NO],
	'person.leave': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'person.look': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'person.merge': [IN, NO, GONE, NO, OK, OK, NO, GONE, OK, NO, NO],
	'procedure.adopt': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'procedure.draft': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'procedure.file': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'rules.adopt': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, 'matter.not-yours', NO, NO],
	'rules.draft': [IN, NO, GONE, NO, OK, OK, NO, GONE, NO, NO, NO],
	'rules.file': [IN, NO, GONE, NO, OK, OK, NO, GONE, NO, NO, NO],
	'proposal.endorse': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'proposal.raise': [IN, OK, GONE, OK, OK, OK, OK, GONE, OK, NO, NO],
	'proposal.withdraw': [IN, OK, GONE, OK, OK, OK, OK, GONE, OK, NO, NO],
	'poll.attend': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'poll.close': [IN, NO, GONE, NO, NO, OK, NO, GONE, GONE, NO, OK],
	'poll.count': [IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO],
	'poll.lay': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'poll.open': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'poll.recuse': [IN, OK, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO],
	'poll.second-round': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'question.answer': [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
	'question.rate': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'question.ask': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'question.enter': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'reception.announce': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'reception.cancel': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'reception.report': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'registration.apply': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'registration.decide': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'resolution.record': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'resolution.rescind': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'risk.publish': [IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO],
	'roll.apply': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.cancel': [IN, NO, GONE, NO, 'roll.wrong-state', 'roll.wrong-state', NO, GONE, GONE, NO, NO],
	'roll.continue': [IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, 'roll.wrong-state'],
	'roll.end': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.expire': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK],
	'roll.look': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.map': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.mend': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.record': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.undo': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'roll.upload': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'retention.run': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK],
	'session.confirm': [IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO],
	'session.sign-in': [OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK],
	'session.sign-out': [IN, NO, NO, OK, OK, OK, OK, OK, OK, NO, NO],
	'slip.print': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'slip.return': [OK, OK, OK, OK, OK, OK, OK, OK, OK, OK, OK],
	'suggestion.decide': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'suggestion.make': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'suggestion.withdraw': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'topic.decline': [IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO],
	'topic.raise': [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO],
	'template.adopt': [IN, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OK, OK, NO]
};

let town: Town;

it('the table has every act and everybody', () => {
	expect(Object.keys(TABLE).sort()).toEqual([...ACTS.keys()].sort());
	expect(Object.keys(INPUTS).sort()).toEqual([...ACTS.keys()].sort());
	expect([...COLUMNS].sort()).toEqual(Object.keys(ROLES).sort());
});

/** A town for each test that follows here. */
function freshTowns(): void {
	beforeEach(async () => {
		town = await openTown({ clock: CLOCK });
	});
	afterEach(() => town.close());
}

describe('every act, tried by everybody', () => {
	freshTowns();

	it.each(Object.keys(TABLE))('%s', async (act) => {
		const told: Record<string, string> = {};
		const sizes = await sizesOf(town);
		const inputs = inputsOf((caller) => INPUTS[act]!(town, caller));
		for (const [index, role] of COLUMNS.entries()) {
			const caller = await asRole(town, role);
			const input = await inputs(caller, TABLE[act]![index]!);
			const before = await weigh(town);
			const performed = await town.portal.perform(act, input, caller);
			told[role] = performed.ok ? OK : performed.error.code;
			if (!performed.ok) expect(await weigh(town), role).toEqual(before);
			// What one did stands in the way of the next: a month is published once.
			if (performed.ok && act === 'disclosure.publish') {
				await town.close();
				town = await openTown({ clock: CLOCK });
			}
		}
		expect(told).toEqual(Object.fromEntries(COLUMNS.map((role, index) => [role, TABLE[act]![index]])));
		await checkGrown(town, sizes);
	});
});

describe('whoever pretends, and what is elsewhere', () => {
	freshTowns();

	it('the transaction asks anew who somebody is: offices that the door once saw are not believed', async () => {
		const officer = await town.person('麦小满');
		const input = await INPUTS['slip.print']!(town, officer);
		const resident = await town.person('u-lw-g2-002');
		const pretending = { ...officer, person: resident.person, session: resident.session };
		expect(await town.portal.perform('slip.print', input, pretending)).toMatchObject({ ok: false, error: { code: NO } });
		expect(await town.portal.perform('slip.print', input, { ...officer, session: 'a'.repeat(24) })).toMatchObject({ ok: false, error: { code: IN } });
		await done(town, 'slip.print', input, officer);
	});

	it('what belongs to another community, or to nobody, is not there', async () => {
		const accountant = await town.person('麦小满');
		const resident = await town.person('u-lw-g2-002');
		const foreignPhone = await town.person('坡杏莳', { through: 'device' });
		const foreign = await town.look(async (_records, db) => {
			const one = (sql: string) => (db.client.prepare(sql).raw(true).get() as [string])[0];
			return {
				body: one("select subject from bodies where community = 'SQ' and kind = 'self_governance_committee'"),
				disclosure: one("select d.subject from disclosures d join finance_tables t on t.disclosure = d.subject where d.community = 'SQ'"),
				table: one("select t.subject from finance_tables t where t.community = 'SQ' and t.disclosure is not null"),
				question: one("select subject from questions where community <> 'LW'"),
				person: one("select id from persons where community = 'SQ'")
			};
		});
		const input = async (act: string) => (await INPUTS[act]!(town, accountant)) as Record<string, unknown>;
		const tries: [string, Record<string, unknown>, typeof accountant][] = [
			['disclosure.publish', { body: foreign.body }, accountant],
			['disclosure.publish', { body: foreign.disclosure }, accountant],
			['question.ask', { parent: foreign.disclosure }, resident],
			['question.ask', { parent: foreign.disclosure, table: foreign.table }, resident],
			['question.ask', { table: foreign.table }, resident],
			['question.ask', { parent: foreign.body }, resident],
			['question.enter', { parent: foreign.disclosure }, accountant],
			['question.enter', { table: foreign.table }, accountant],
			['question.answer', { question: foreign.question }, accountant],
			['question.answer', { question: foreign.disclosure }, accountant],
			['slip.print', { persons: [foreign.person] }, accountant],
			['comment.enter', { parent: foreign.disclosure }, accountant],
			['comment.post', { parent: foreign.disclosure }, resident],
			['comment.post', { parent: foreign.body }, resident],
			['comment.hide', { comment: foreign.disclosure }, accountant],
			['comment.report', { comment: foreign.question }, resident],
			['device.forget', { device: foreignPhone.session }, resident]
		];
		const ids = ['body', 'comment', 'parent', 'table', 'question'];
		for (const [act, change, caller] of tries) {
			const good = await input(act);
			const before = await weigh(town);
			for (const changed of [change, Object.fromEntries(Object.keys(change).map((key) => [key, ids.includes(key) ? town.id() : key === 'persons' ? [town.id()] : 'a'.repeat(24)]))]) {
				const performed = await town.portal.perform(act, { ...good, ...changed }, caller);
				expect(performed.ok ? OK : performed.error.code, `${act} ${JSON.stringify(changed)}`).toBe(GONE);
			}
			expect(await weigh(town), act).toEqual(before);
		}
		// A community that does not exist has nothing either.
		expect(await town.portal.perform('question.ask', { ...(await input('question.ask')), community: 'NOWHERE' }, resident)).toMatchObject({ error: { code: GONE } });
	});

});

describe('what is no input at all', () => {
	freshTowns();

	it('what is no object at all, and acts that do not exist', async () => {
		const caller = await town.person('麦小满');
		const before = await weigh(town);
		for (const act of ACTS.keys()) {
			for (const input of [undefined, null, 5, 'x', [], [[]], true, new Map(), () => 1]) {
				const performed = await town.portal.perform(act, input, caller);
				expect(performed.ok ? OK : performed.error.code, act).toBe('input.invalid');
			}
		}
		for (const act of ['', 'question', 'question.', 'toString', '__proto__', 'x'.repeat(10_000)]) {
			expect(await town.portal.perform(act, {}, caller)).toMatchObject({ ok: false, error: { code: 'act.unknown' } });
		}
		for (const id of ['', 'x', 'A'.repeat(23), '../etc', 'AAAAAAAAAAAAAAAAAAAAAB']) {
			expect(await town.portal.perform('question.ask', await INPUTS['question.ask']!(town, caller), caller, { id })).toMatchObject({ ok: false, error: { fields: [{ path: 'id' }] } });
		}
		expect(await weigh(town)).toEqual(before);
		expect(await idOf(town, '麦小满')).toBe(caller.person);
	});
});
