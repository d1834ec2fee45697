import { toHex } from '#domain/basics/bytes.ts';
import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { period } from '#domain/basics/period.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { hasPrivateNumber } from '#domain/comment/names.ts';
import { isThereOn, type BodyContent, type CommunityContent, type PlaceContent } from '#domain/community/community.ts';
import { decidersOf } from '#domain/community/deciders.ts';
import { proposalRules } from '#domain/community/rule-set.ts';
import { endorsementsNeeded, type ProposalContent, type Raiser } from '#domain/proposal/proposal.ts';
import type { HeldOffice } from '#records/offices.ts';
import { act, cityOffice, officesFor, type Caller, type Tx } from '../act.ts';
import { helping, type Helping } from '../assisted.ts';
import { SPEAKERS } from '../comment/moderators.ts';
import { keepPhoto, readPhoto } from '../photo.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { writeEndorsement } from './endorsing.ts';
import { ageOf, isRepresentative, raiserOf, RAISING } from './raisers.ts';
import { RaiseProposal } from './raise.input.ts';

/** Who raises it: a person, themselves or through somebody who files for them, or an office. */
type By = { raiser: Raiser; person: string; help?: Helping } | { raiser: Raiser; office: HeldOffice };

async function raisedBy(tx: Tx, input: RaiseProposal, caller: Caller): Promise<Result<By, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	if (input.assisted) {
		const help = await helping(tx, caller, input.community, input.assisted);
		if (!help.ok) return help;
		const { person } = input.assisted;
		return ok({ raiser: (await isRepresentative(tx, person)) ? 'representative' : 'resident', person, help: help.value });
	}
	// Somebody of the city speaks for the government, or not at all.
	const government = caller.community === input.community ? undefined : cityOffice(RAISING, caller);
	const office = input.office === undefined ? government : [...officesFor(SPEAKERS, caller, input.community), ...(government ? [government] : [])].find((held) => held.office === input.office);
	if (office) return ok({ raiser: raiserOf(office), office });
	if (input.office !== undefined || caller.community !== input.community) return err(refusal('caller.not-allowed'));
	return ok({ raiser: (await isRepresentative(tx, caller.person)) ? 'representative' : 'resident', person: caller.person });
}

/** The body that would decide, as far as the kind tells: whoever puts it on its way may name another. */
async function likelyDecider(tx: Tx, input: RaiseProposal, community: CommunityContent): Promise<SubjectId | undefined> {
	const bodies = (await tx.records.contents.ofType<BodyContent>(input.community, 'body')).map(({ content }) => content).filter((body) => isThereOn(body, tx.today));
	const root = (await tx.records.contents.ofType<PlaceContent>(community.community, 'place')).find(({ content }) => content.kind === 'community');
	return (decidersOf(input.kind ?? 'public_benefit', bodies, root?.content.subject)[0] ?? bodies[0])?.subject;
}

/**
 * Somebody proposes something. A resident's proposal collects endorsements, whoever raised it being the first; those of a body, a unit or the
 * government wait at once to be put on their way. How many are needed and until when is fixed now. The public sees a fresh pseudonym, or the office.
 */
export const raise = act({
	name: 'proposal.raise',
	input: RaiseProposal,
	may: RAISING,
	refusals: ['object.not-found', 'question.day-in-future', 'proposal.private-number', 'input.invalid', 'delivery.id-used', 'caller.not-allowed', 'photo.not-a-picture'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	prepare: async (_office, input) => readPhoto(input),
	async decide(tx, input, caller, read) {
		const by = await raisedBy(tx, input, caller);
		if (!by.ok) return by;
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		if (hasPrivateNumber(input.title) || hasPrivateNumber(input.text) || hasPrivateNumber(input.alt ?? '')) return err(refusal('proposal.private-number'));
		const { contents, proposals, record } = tx.records;
		const [own] = await contents.ofType<CommunityContent>(input.community, 'community');
		const place = input.place && (await contents.bySubject<PlaceContent>(input.place));
		if (input.place && (!place || place.content.type !== 'place' || place.content.community !== input.community)) return err(refusal('object.not-found'));
		const body = own && (await likelyDecider(tx, input, own.content));
		if (!own || !body) return err(refusal('object.not-found'));
		const rules = await rulesIn(tx, input.community);
		const asked = proposalRules(rules);
		const office = 'office' in by.value ? by.value.office : undefined;
		const pseudonym = `p-${toHex(tx.random(8))}`;
		const adults = own.content.figures?.adults ?? 0;
		const year = tx.today.slice(0, 4);
		const serial = await proposals.nextSerial(input.community, year);
		const help = 'person' in by.value ? by.value.help : undefined;
		const proposal: ProposalContent = {
			type: 'proposal', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN',
			number: `${input.community}-P-${year}-${String(serial).padStart(4, '0')}`, title: input.title, text: input.text, body,
			by: office ? `${office.bodyName} ${office.holder}` : pseudonym, raiser: by.value.raiser, raised: tx.today,
			channel: help ? (input.channel ?? 'paper_slip') : 'portal',
			...(office ? {} : {
				endorsementsNeeded: endorsementsNeeded(adults, asked), orRepresentatives: asked.orRepresentatives, unit: asked.unit,
				collectUntil: period(tx.today, asked.collect.days, asked.collect.kind, rules.holidays).last
			}),
			...(input.kind === undefined ? {} : { kind: input.kind }), ...(input.place === undefined ? {} : { place: input.place }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed }),
			...(help ? { assisted: help.mark, enteredBy: help.mark.by } : {}), ...(read ? { photo: read.photo } : {})
		};
		await tx.write(proposal, help?.office.office ?? office?.office ?? pseudonym, { first: true });
		await keepPhoto(tx, read, proposal);
		if (help) await help.note(tx, proposal.subject);
		else if (caller.kind === 'person') await record.addAuthor(proposal.subject, caller.person);
		if ('person' in by.value) {
			const { person, raiser } = by.value;
			// Anybody may propose; who stands behind it are adults by the roll, and the first of them is else whoever comes next.
			if ((await ageOf(tx, person)).is === 'adult') await writeEndorsement(tx, proposal, { subject: subjectIdOf(tx.random(16)), person, channel: proposal.channel, representative: raiser === 'representative', ...(help ? { help } : {}) });
		}
		return ok({ subject: proposal.subject, number: proposal.number!, ...(proposal.collectUntil === undefined ? {} : { until: proposal.collectUntil }) });
	}
});
