import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import { stageOf, type Move } from '#domain/procedure/procedure.ts';
import { act, officesFor, type Permission } from '../act.ts';
import { refusal } from '../refusal.ts';
import { matterAtHand, partsOf, takeStep } from './at-hand.ts';
import { outcomeOf } from './going.ts';
import { HANDLERS } from './handlers.ts';
import { StudyMatter, type Studied } from './study.input.ts';

/** Whoever speaks for a party organisation. */
export const STUDENTS = { ...HANDLERS, bodies: ['party_organisation'] } as const satisfies Permission;

/** The way that an answer takes. A procedure that knows only on and back calls accepting `forward` and referring `returned`. */
function wayOf(moves: readonly Move[], outcome: Studied): Move | undefined {
	const own = moves.filter(({ by }) => by.includes('party_organisation'));
	const also = outcome === 'accepted' ? 'forward' : 'returned';
	return own.find((move) => move.outcome === outcome) ?? own.find((move) => move.outcome === also);
}

/**
 * The party organisation says what came of its study: accepted, returned or referred, with a reason for everybody. Its study is laid before
 * the matter and the matter leaves, in one transaction.
 */
export const study = act({
	name: 'matter.study',
	input: StudyMatter,
	may: [STUDENTS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: [
		'object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.moved-meanwhile', 'matter.no-such-way', 'matter.missing', 'matter.not-so-decided', 'delivery.id-used',
		'caller.not-allowed'
	],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(STUDENTS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const at = await matterAtHand(tx.records, input.matter, input.community);
		if (!at.ok) return at;
		const stay = presentStay(at.value.state);
		if (!stay) return err(refusal('matter.closed'));
		if (stay.stage !== input.from) return err(refusal('matter.moved-meanwhile', { params: { number: at.value.held.content.number } }));
		const way = wayOf(stageOf(at.value.procedure.content, stay.stage)?.moves ?? [], input.outcome);
		if (!way) return err(refusal('matter.no-such-way', { params: { to: input.outcome } }));
		const body = office.body as SubjectId;
		const parts = await partsOf(tx.records, at.value, office);
		const laid = { kind: 'laid', what: 'party-study', on: tx.today } as const;
		const studied = await takeStep(tx, at.value, laid, parts, { subject: subjectIdOf(tx.random(16)), body, note: input.reason }, office.office);
		if (!studied.ok) return studied;
		const gone = { kind: 'moved', to: way.to, outcome: way.outcome, by: `${office.bodyName} ${office.holder}`, on: tx.today, reason: input.reason } as const;
		const moved = await takeStep(tx, at.value, gone, parts, { subject: input.subject, body }, office.office);
		return moved.ok ? ok(outcomeOf(at.value)) : moved;
	}
});
