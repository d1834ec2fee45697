import type { CommunityCode } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { DeclarationContent, DeclaredRelative } from '#domain/community/office.ts';
import { maskedName } from '#domain/community/person.ts';
import type { Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Declaration } from './declaration.input.ts';
import { officeOf } from './seats.ts';

/**
 * What of a declaration is public: relatives in office by name, all others by surname alone. The whole name of a relative without office
 * is read here and kept nowhere.
 */
export async function declared(
	tx: Tx, community: CommunityCode, given: Declaration, prefix = ''
): Promise<Result<Pick<DeclarationContent, 'signed' | 'relatives' | 'interests'>, Refusal>> {
	if (given.signed > tx.today) return err(refusal('input.invalid', { fields: [{ path: `${prefix}signed`, code: 'too-large' }] }));
	const relatives: DeclaredRelative[] = [];
	for (const [index, { relation, office, name }] of given.relatives.entries()) {
		const held = office && (await officeOf(tx.records, community, office));
		if (office && !held) return err(refusal('object.not-found'));
		if (!held && name === undefined) return err(refusal('input.invalid', { fields: [{ path: `${prefix}relatives.${index}.name`, code: 'missing' }] }));
		relatives.push(held ? { relation, name: held.content.holder, office: held.content.subject } : { relation, name: maskedName(name!) });
	}
	return ok({ signed: given.signed, relatives, interests: given.interests });
}
