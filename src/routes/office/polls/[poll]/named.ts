import { error, type RequestEvent } from '@sveltejs/kit';
import { pollAtHand, type PollAtHand } from '#acts/poll/at-hand.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../officer.ts';

/** The poll of the address, in a community that the officer works for. */
export async function pollOf(event: Pick<RequestEvent, 'locals'> & { params: { poll?: string } }): Promise<PollAtHand & { community: string }> {
	const { portal, lang } = event.locals;
	const { offices } = officerOf(event.locals);
	for (const community of new Set(offices.map((office) => office.community))) {
		const at = await pollAtHand({ records: portal.records, now: portal.now() }, community, (event.params.poll ?? '') as SubjectId);
		if (at) return { ...at, community };
	}
	error(404, { message: words[lang].pages.notFound });
}
