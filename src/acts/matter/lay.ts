import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import { stageOf } from '#domain/procedure/procedure.ts';
import { act, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { matterAtHand, partsOf, takeStep } from './at-hand.ts';
import { CONVENERS, HANDLERS } from './handlers.ts';
import { LayPaper } from './lay.input.ts';

/**
 * Lays a paper before a matter. Whoever holds the matter now may, and the committees that do its office work; the study of the party
 * organisation comes from that organisation alone.
 */
export const lay = act({
	name: 'matter.lay',
	input: LayPaper,
	may: [HANDLERS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const at = await matterAtHand(tx.records, input.matter, input.community);
		if (!at.ok) return at;
		const ref = input.ref && (await tx.records.contents.bySubject(input.ref));
		if (input.ref && (!ref || ref.content.community !== input.community)) return err(refusal('object.not-found'));
		const stay = presentStay(at.value.state);
		const owner = (stay && stageOf(at.value.procedure.content, stay.stage)?.owner) ?? [];
		for (const office of officesFor(HANDLERS, caller, input.community)) {
			const parts = await partsOf(tx.records, at.value, office);
			const may = input.what === 'party-study' ? office.bodyKind === 'party_organisation' : parts.some((part) => owner.includes(part)) || (CONVENERS as readonly string[]).includes(office.bodyKind);
			if (!may) continue;
			const event = { kind: 'laid', what: input.what, on: tx.today, ...(input.ref === undefined ? {} : { ref: input.ref }) } as const;
			const around = { subject: input.subject, body: office.body as SubjectId, note: input.text, refs: input.ref === undefined ? [] : [input.ref] };
			const laid = await takeStep(tx, at.value, event, parts, around, office.office);
			return laid.ok ? ok({ subject: input.matter, number: at.value.held.content.number }) : laid;
		}
		return err(refusal('matter.not-yours', { params: { to: stay?.stage ?? '' } }));
	}
});
