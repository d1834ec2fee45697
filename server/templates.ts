import { subjectIdOf } from '#domain/basics/id.ts';
import { SHIPPED_TEMPLATES } from '#domain/community/templates.ts';
import type { Portal } from '#acts/portal.ts';
import { Stop } from './say.ts';

/**
 * Gives a city that has adopted no template yet the three that come with the portal, so that its administrator can make a community at once. Each is
 * an act of its own; whatever an interrupted start left undone, the next one does.
 */
export async function adoptTemplates(portal: Portal): Promise<void> {
	const community = await portal.city();
	if (community === undefined) return;
	const there = new Set((await portal.contents.ofType(community, 'community-template')).map(({ content }) => (content as { topology?: unknown }).topology));
	for (const { key, topology } of SHIPPED_TEMPLATES) {
		if (there.has(topology)) continue;
		const done = await portal.perform('template.adopt', { community, subject: subjectIdOf(portal.random(16)), shipped: key }, { kind: 'operator' });
		if (!done.ok) throw new Stop((w) => w.demo.failed(done.error.code));
	}
}
