import { assignmentIn, officeIn, officesFor, type Caller, type Permission } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import type { DocumentAtHand } from './draft.ts';

/** Who writes in the text of a body: whoever leads it or keeps its papers, and those who were asked to draft. */
export const WRITING: readonly Permission[] = [HANDLERS, { who: 'assignment', functions: ['drafter'] }, { who: 'resident' }];

/** What somebody may do in the text that is being written. */
export type Admission = 'write' | 'read' | 'none';

/**
 * Who may do what in a draft: those of its body, its drafters and, where the body said so, every resident write; every other resident and office-holder of the
 * community reads. What is sealed everybody reads, without asking. One that is not being written is nobody's to open.
 */
export function admissionTo({ held: { content }, draft }: Pick<DocumentAtHand, 'held' | 'draft'>, caller: Caller): Admission {
	if (caller.kind !== 'person' || !draft) return 'none';
	const resident = caller.community === content.community;
	if (officeIn([HANDLERS], caller, content.body) || assignmentIn(WRITING, caller, content.subject) || (content.group === 'residents' && resident)) return 'write';
	return resident || officesFor({ ...HANDLERS, positions: [...HANDLERS.positions, 'member', 'supervisor'] }, caller, content.community).length > 0 ? 'read' : 'none';
}
