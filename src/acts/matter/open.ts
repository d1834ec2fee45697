import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent, type PlaceContent } from '#domain/community/community.ts';
import { competenceOf, lawOf } from '#domain/community/matter.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { ProcedureContent } from '#domain/procedure/procedure.ts';
import { procedureOn } from '#domain/procedure/read-matter.ts';
import { act, officesFor, type Tx } from '../act.ts';
import { proposalAtHand, proposalsWaiting, type ProposalAtHand } from '../proposal/at-hand.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { layersIn } from '../rules-in.ts';
import { matterAtHand, takeStep } from './at-hand.ts';
import { OPENERS } from './handlers.ts';
import { OpenMatter } from './open.input.ts';

/** Rule R43: the body named decides such a matter; one that only advises may be named where the procedure decides nothing that binds. */
async function competent(tx: Tx, input: OpenMatter, procedure: ProcedureContent): Promise<Result<BodyContent, Refusal>> {
	const { contents } = tx.records;
	const body = (await contents.bySubject<BodyContent>(input.body))?.content;
	if (body?.type !== 'body' || body.community !== input.community || !isThereOn(body, tx.today)) return err(refusal('object.not-found'));
	const around = (await contents.ofType<BodyContent>(input.community, 'body')).map(({ content }) => content);
	const { verdict, source } = competenceOf(input.kind, body.kind, lawOf(body, around));
	const binds = procedure.stages.some(({ decision }) => decision && !decision.consultative);
	if (verdict === 'decides' || (verdict === 'advises' && !binds)) return ok(body);
	return err(refusal('matter.not-competent', { params: { body: body.name, verdict, ...(source === undefined ? {} : { source }) } }));
}

/** The proposals a matter takes up: each waits to be put on its way, and none has waited longer than them unless it is said why. */
async function takenUp(tx: Tx, input: OpenMatter): Promise<Result<ProposalAtHand[], Refusal>> {
	const wanted = input.proposals ?? [];
	if (wanted.length === 0) return ok([]);
	const waiting = await proposalsWaiting(tx, input.community);
	const taken = [];
	for (const subject of wanted) {
		const one = waiting.find(({ held }) => held.content.subject === subject);
		if (one) {
			taken.push(one);
			continue;
		}
		const at = await proposalAtHand(tx, input.community, subject);
		if (!at) return err(refusal('object.not-found'));
		const { number = '' } = at.held.content;
		return err(at.standing.state === 'taken' ? refusal('proposal.taken', { params: { number: at.matter!.content.number } }) : refusal('proposal.not-ready', { params: { number } }));
	}
	const first = waiting[0]!.held.content;
	if (!wanted.includes(first.subject) && input.ahead === undefined && taken.every(({ standing }) => standing.since > waiting[0]!.standing.since)) {
		return err(refusal('matter.older-waits', { params: { number: first.number ?? first.title } }));
	}
	return ok(taken);
}

/**
 * Opens a matter: it starts on its way with a topic card, under the procedure and the rule set in force today, whose hashes it keeps. What is
 * amended later binds later matters.
 */
export const open = act({
	name: 'matter.open',
	input: OpenMatter,
	may: [OPENERS],
	refusals: ['object.not-found', 'matter.no-procedure', 'matter.not-competent', 'matter.older-waits', 'proposal.taken', 'proposal.not-ready', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(OPENERS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const { contents, matters } = tx.records;
		const procedure = await procedureOn(contents, input.procedure, tx.today);
		if (procedure?.content.community !== input.community) return err(refusal('object.not-found'));
		if (procedure.content.kinds && !procedure.content.kinds.includes(input.kind)) return err(refusal('matter.no-procedure', { params: { name: procedure.content.name } }));
		const body = await competent(tx, input, procedure.content);
		if (!body.ok) return body;
		const place = input.place && (await contents.bySubject<PlaceContent>(input.place));
		if (input.place && (!place || place.content.type !== 'place' || place.content.community !== input.community)) return err(refusal('object.not-found'));
		const taken = await takenUp(tx, input);
		if (!taken.ok) return taken;
		const year = tx.today.slice(0, 4);
		const serial = await matters.nextSerial(input.community, year);
		const layers = await layersIn(tx, input.community);
		const matter: MatterContent = {
			type: 'matter', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.body,
			number: `${input.community}-M-${year}-${String(serial).padStart(4, '0')}`, title: input.title, kind: input.kind, opened: tx.today, proposals: input.proposals ?? [],
			procedure: { subject: input.procedure, edition: procedure.content.edition, hash: procedure.hash },
			...(tx.rules ? { rules: tx.rules.hash } : {}), ...(layers.length > 0 ? { layers } : {}), ...(input.amount === undefined ? {} : { amount: input.amount }),
			...(input.place === undefined ? {} : { place: input.place }), ...(input.ahead === undefined ? {} : { ahead: input.ahead })
		};
		await tx.write(matter, office.office, { first: true });
		const at = await matterAtHand(tx.records, matter.subject);
		if (!at.ok) return at;
		const card = { kind: 'laid', what: 'topic-card', on: tx.today } as const;
		const desk = office.body as SubjectId;
		const laid = await takeStep(tx, at.value, card, [], { subject: subjectIdOf(tx.random(16)), body: desk, note: input.card, refs: matter.proposals }, office.office);
		if (!laid.ok) return laid;
		for (const { held, endorsements } of taken.value) {
			if (endorsements.length === 0) continue;
			const event = { kind: 'laid', what: 'endorsements', on: tx.today, ref: held.content.subject } as const;
			const stand = await takeStep(tx, at.value, event, [], { subject: subjectIdOf(tx.random(16)), body: desk, refs: [held.content.subject] }, office.office);
			if (!stand.ok) return stand;
		}
		return ok({ subject: matter.subject, number: matter.number });
	}
});
