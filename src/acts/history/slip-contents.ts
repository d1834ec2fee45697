import type { PaperSlipContent } from '#domain/content/paper-slip.ts';
import { pointedAt, questionMonth } from './check-links.ts';
import { isObject } from './file.ts';
import type { PublicNames } from './names.ts';
import { base, type Making, type Planned } from './planned.ts';
import type { RowOf } from './shapes.ts';

/** A key as the source has it, null included; nothing where it is absent. */
function asked<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
	return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

/** What a slip was for: the day or object itself, the matter that a draft belongs to, or the body whose month it was. */
function parentOf(making: Making, row: RowOf<'paper_slips'>) {
	const { file, subject } = making;
	const month = questionMonth(row.event_id);
	if (month !== undefined) return { parent: subject('bodies', row.body_id), month };
	const { list, id } = pointedAt(row.event_id, file.names)!;
	const raw = (file.raw[list] as unknown[])[file.names.get(list)!.get(id)!];
	const proposal = list === 'proposals' ? id : isObject(raw) && typeof raw.proposal_id === 'string' ? raw.proposal_id : undefined;
	const matter = file.matters.find(({ value }) => value.proposal_id === proposal)?.value.id;
	return { parent: matter === undefined ? subject(list, id) : subject('matters', matter) };
}

/** Slips of paper, each with who took it and how it was written down; who it is from stands nowhere in the file. */
export function slipContents(making: Making, names: PublicNames): Planned<PaperSlipContent>[] {
	const spoken = (person: string, row: RowOf<'paper_slips'>) => names.inOffice(person, row.body_id, row.collected_at);
	return making.file.paper_slips.map(({ value: row }) => ({
		list: 'paper_slips',
		happenedAt: row.collected_at,
		content: {
			...base(making, 'paper-slip', 'paper_slips', row.id, making.file.tenants.ofBody(row.body_id)!),
			...parentOf(making, row),
			body: making.subject('bodies', row.body_id),
			text: row.text,
			collected: row.collected_at,
			collectedBy: spoken(row.collected_by, row),
			own: row.written_by_self,
			...asked('scribe', row.scribe ? spoken(row.scribe, row) : row.scribe),
			...asked('witness', row.witness),
			...asked('signed', row.signed),
			...asked('photo', row.photo),
			...asked('entered', row.entered_at),
			...asked('readBack', row.read_back_confirmed)
		}
	}));
}
