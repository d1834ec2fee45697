import type { DocumentContent } from '#domain/document/document.ts';
import { assignmentIn, officeIn, officesFor, type Caller, type Permission } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import type { DocumentAtHand } from './draft.ts';

/** Who decides on suggestions: whoever leads the body or keeps its papers, and those who were asked to draft. */
export const DRAFTING: readonly Permission[] = [HANDLERS, { who: 'assignment', functions: ['drafter'] }];

/** Who may write in a text: those, and where the body said so every resident. Which text, `writesIn` says. */
export const WRITING: readonly Permission[] = [...DRAFTING, { who: 'resident' }];

/** Whose day it is to look into a text of their community that they do not write: its residents, and whoever holds an office there. */
const LOOKING = { ...HANDLERS, positions: [...HANDLERS.positions, 'member', 'supervisor', 'liaison', 'unit_delegate'] } as const satisfies Permission;

/** What somebody may do in the text that is being written. */
export type Admission = 'write' | 'read' | 'none';

/** The office or the assignment by which somebody drafts a text: as the record names its actor, and as people read it. */
export function draftsAs({ body, subject }: Pick<DocumentContent, 'body' | 'subject'>, caller: Caller): { actor: string; by: string } | undefined {
	if (caller.kind !== 'person') return undefined;
	const office = officeIn([HANDLERS], caller, body);
	if (office) return { actor: office.office, by: `${office.bodyName} ${office.holder}` };
	const asked = assignmentIn(DRAFTING, caller, subject);
	return asked && { actor: asked.assignment, by: asked.holder };
}

/** Whether somebody writes in a text, whatever became of it since. */
export const writesIn = (document: DocumentContent, caller: Caller): boolean =>
	draftsAs(document, caller) !== undefined || (document.group === 'residents' && caller.kind === 'person' && caller.community === document.community);

/**
 * Who may do what in a draft: those of its body, its drafters and, where the body said so, every resident write; every other resident and office-holder of the
 * community reads. What is sealed everybody reads, without asking. One that is not being written is nobody's to open.
 */
export function admissionTo({ held: { content }, draft }: Pick<DocumentAtHand, 'held' | 'draft'>, caller: Caller): Admission {
	if (caller.kind !== 'person' || !draft) return 'none';
	if (writesIn(content, caller)) return 'write';
	return caller.community === content.community || officesFor(LOOKING, caller, content.community).length > 0 ? 'read' : 'none';
}
