import type { OfficeContent } from '#domain/community/community.ts';
import type { AssistedMark } from '#domain/content/assisted.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { HeldOffice } from '#records/offices.ts';
import type { Records } from '#records/records.ts';
import { officesFor, type Caller, type Permission, type PersonCaller, type Tx } from './act.ts';
import type { Assisted } from './assisted.input.ts';
import { CLERKS } from './question/clerks.ts';
import { refusal, type Refusal } from './refusal.ts';

/** Liaisons: whoever knocks at the doors of a few cells. */
export const LIAISONS = { who: 'office', bodies: ['self_governance_committee', 'service_centre', 'residents_council'], positions: ['liaison'] } as const satisfies Permission;

/** Who files for others. */
export const ASSISTANTS = [CLERKS, LIAISONS] as const satisfies readonly Permission[];

/** Which households somebody may file for: all of the community, or those of the cells (subjects of places) they are liaison for. */
export async function cellsOf(records: Records, caller: PersonCaller, community: string): Promise<'all' | ReadonlySet<string>> {
	if (officesFor(CLERKS, caller, community).length > 0) return 'all';
	const offices = await Promise.all(officesFor(LIAISONS, caller, community).map(({ office }) => records.contents.bySubject<OfficeContent>(office as SubjectId)));
	return new Set(offices.flatMap((office) => office?.content.scope ?? []));
}

/** Whether a person is one of those somebody may file for. */
export async function mayAssist(records: Records, cells: 'all' | ReadonlySet<string>, community: string, id: string): Promise<boolean> {
	const person = await records.communities.person(id);
	if (person?.community !== community) return false;
	if (cells === 'all') return true;
	const household = person.household === null ? undefined : await records.communities.household(person.household);
	return typeof household?.cell === 'string' && cells.has(household.cell);
}

/** Somebody who files for another, allowed to. */
export interface Helping {
	office: HeldOffice;
	/** What the content says of it. */
	mark: AssistedMark;
	/** Called after the content is written: whose it is, and why they were helped. Private rows. */
	note(tx: Tx, subject: SubjectId): Promise<void>;
}

/**
 * The wrapper of every act that one person does for another. Who is helped must live where the helper may help, and is never the helper; a
 * foreign door is not there. The content is that person's own from then on: in their list, theirs to have erased.
 */
export async function helping(tx: Tx, caller: Caller, community: string, assisted: Assisted): Promise<Result<Helping, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	const office = ASSISTANTS.flatMap((permission) => officesFor(permission, caller, community))[0];
	if (!office) return err(refusal('caller.not-allowed'));
	if ((assisted.person as string) === caller.person) return err(refusal('input.invalid', { fields: [{ path: 'assisted.person', code: 'wrong' }] }));
	const cells = await cellsOf(tx.records, caller, community);
	if (!(await mayAssist(tx.records, cells, community, assisted.person))) return err(refusal('object.not-found'));
	const { person, authorisation, reason, witness } = assisted;
	return ok({
		office,
		mark: { by: `${office.bodyName} ${office.holder}`, authorisation, witness, readBack: true },
		async note(inside, subject) {
			await inside.records.record.addAuthor(subject, person);
			await inside.records.rights.addAssistance({ subject, person, helper: caller.person, office: office.office, authorisation, reason, at: inside.now });
		}
	});
}
