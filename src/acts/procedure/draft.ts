import { subjectIdOf } from '#domain/basics/id.ts';
import { addDays } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import { isSame, type ProcedureDraftContent } from '#domain/procedure/draft.ts';
import { LIBRARY } from '#domain/procedure/library/library.ts';
import { problemsOf, type Procedure, type ProcedureContent } from '#domain/procedure/procedure.ts';
import { act, officesFor } from '../act.ts';
import { OPENERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { DraftProcedure } from './draft.input.ts';
import { isEditionTaken } from './edition.ts';

/**
 * Puts a procedure up for comments: one of the library, or a change of one in force. It is read through first; one that leads nowhere is no
 * draft, nor one that changes nothing or bears the number of an edition that is or was in force. It binds nobody: the bodies named adopt it
 * after the comments, and matters on their way keep what they started under.
 */
export const draft = act({
	name: 'procedure.draft',
	input: DraftProcedure,
	may: [OPENERS],
	refusals: ['object.not-found', 'input.invalid', 'procedure.leads-nowhere', 'procedure.edition-taken', 'procedure.changes-nothing', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(OPENERS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const { contents } = tx.records;
		const wrong = (path: string, code: 'missing' | 'not-in-list') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		const amended = input.amends && (await contents.bySubject<ProcedureContent>(input.amends));
		if (input.amends && (!amended || amended.content.type !== 'procedure' || amended.content.community !== input.community)) return err(refusal('object.not-found'));
		const base: Procedure | undefined = amended ? amended.content : LIBRARY.find(({ key }) => key === input.library);
		if (!base) return wrong('library', input.library === undefined ? 'missing' : 'not-in-list');
		for (const subject of input.bodies) {
			const body = await contents.bySubject<BodyContent>(subject);
			if (body?.content.type !== 'body' || body.content.community !== input.community || !isThereOn(body.content, tx.today)) return err(refusal('object.not-found'));
		}
		const otherwise = new Map((input.days ?? []).map(({ stage, days }) => [stage, days]));
		const unknown = (input.days ?? []).findIndex(({ stage }) => !base.stages.some(({ key }) => key === stage));
		if (unknown >= 0) return wrong(`days.${unknown}.stage`, 'not-in-list');
		const stages = base.stages.map((stage) => {
			const days = otherwise.get(stage.key);
			return days === undefined ? stage : { ...stage, within: { days, kind: stage.within?.kind ?? ('calendar' as const) } };
		});
		const { key, provenance, kinds } = base;
		const content: ProcedureDraftContent = {
			type: 'procedure-draft', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', key, name: input.name ?? base.name, edition: input.edition, provenance,
			stages, procedure: amended ? amended.content.subject : subjectIdOf(tx.random(16)), reason: input.reason, drafted: tx.today,
			commentsUntil: addDays(tx.today, input.comments), bodies: [...new Set(input.bodies)], ...(kinds ? { kinds: [...kinds] } : {}), ...(amended ? { base: amended.hash } : {})
		};
		if (await isEditionTaken(tx, input.community, content)) return err(refusal('procedure.edition-taken', { params: { edition: input.edition } }));
		if (amended && isSame(amended.content, content)) return err(refusal('procedure.changes-nothing', { params: { edition: amended.content.edition } }));
		const problems = problemsOf(content);
		if (problems.length > 0) return err(refusal('procedure.leads-nowhere', { params: { stage: problems[0]!.stage, problem: problems[0]!.code } }));
		await tx.write(content, office.office, { first: true });
		return ok({ subject: content.subject, until: content.commentsUntil });
	}
});
