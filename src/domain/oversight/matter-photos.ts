import type { Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import type { Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { Photo } from '../content/photo.ts';
import type { MatterContent } from '../procedure/matter.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { CommitmentContent, WorkNoteContent } from '../resolution/resolution.ts';

/** A photograph that belongs to a matter, and the page that says more. */
export interface MatterPhoto {
	photo: Photo;
	on: Day;
	address: string;
	/** What it belongs to: a task, a proposal. */
	of: string;
	lang: Lang;
}

/** Photographs that came with the work of a matter and with the proposals it took up. */
export async function photosOf(contents: Contents, { subject, proposals }: MatterContent): Promise<MatterPhoto[]> {
	const found: MatterPhoto[] = [];
	for (const { content } of await contents.ofParent<CommitmentContent>(subject, 'commitment')) {
		const about = { address: `/${content.community}/work/${content.subject}`, of: content.task, lang: content.lang };
		if (content.photo && content.done) found.push({ photo: content.photo, on: content.done, ...about });
		for (const note of await contents.ofParent<WorkNoteContent>(content.subject, 'work-note')) if (note.content.photo) found.push({ photo: note.content.photo, on: note.content.on, ...about });
	}
	for (const proposal of proposals) {
		const content = (await contents.bySubject<ProposalContent>(proposal))?.content;
		if (content?.photo) found.push({ photo: content.photo, on: content.raised, address: `/${content.community}/proposals/${proposal}`, of: content.title, lang: content.lang });
	}
	return found.reverse().sort((a, b) => inOrder(b.on, a.on));
}
