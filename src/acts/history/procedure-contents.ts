import type { ProcedureContent } from '#domain/procedure/procedure.ts';
import { base, type Making, type Planned } from './planned.ts';
import { stagesOfFile } from './procedure-stages.ts';

/** The procedures of a file, as far as it tells: the order of the stages. What each stage asks for is filled in, and said to be. */
export function procedureContents(making: Making): Planned<ProcedureContent>[] {
	return making.file.procedures.map(({ value: row }) => ({
		list: 'procedures',
		happenedAt: row.effective_from,
		content: {
			...base(making, 'procedure', 'procedures', row.id, making.file.tenants.ofBody(row.adopted_by)!),
			key: row.id,
			name: row.name,
			edition: row.version,
			provenance: { kind: 'local' as const, says: '环节的先后次序照资料；每个环节要交什么、多少天，资料没有写，由本门户按通常做法补上。' },
			stages: stagesOfFile(row),
			from: row.effective_from,
			adoptedBy: [{ body: making.subject('bodies', row.adopted_by), on: row.effective_from }]
		}
	}));
}
