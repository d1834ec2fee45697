import { afterAll, beforeAll, expect, test } from 'vitest';
import { beforeOf, evidenceOf, pageOf } from '#domain/content/view.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

test('a list in parts has everything once, also what was corrected later', async () => {
	const { contents } = town.portal;
	const all = await contents.ofType<DisclosureContent>('BC' as never, 'disclosure');
	expect(all.some(({ version }) => version > 1)).toBe(true);
	for (const limit of [1, 2, 3, all.length, all.length + 1]) {
		const seen: string[] = [];
		let before: number | undefined;
		for (let parts = 0; parts <= all.length; parts++) {
			const part = await pageOf<DisclosureContent>(contents, 'BC' as never, 'disclosure', limit, before);
			seen.push(...part.items.map(({ content }) => content.subject));
			before = part.next;
			if (before === undefined) break;
		}
		expect(seen, `by ${limit}`).toEqual(all.map(({ content }) => content.subject).toReversed());
	}
});

test('the place in a list is a number, or the newest part', () => {
	expect(beforeOf({ before: '118' })).toBe(118);
	for (const before of ['', '-1', '1.5', '1e3', 'x', '9'.repeat(16)]) expect(beforeOf({ before }), before).toBeUndefined();
	expect(beforeOf({})).toBeUndefined();
});

test('imported history is marked by where it came from', async () => {
	const held = (await town.portal.contents.bySubject(town.subject('disclosures:D23')))!;
	expect(evidenceOf(held)).toMatchObject({ community: 'BC', version: 2, imported: true, hash: held.hash, seq: held.seq });
	const { source: _, ...ours } = held.content;
	expect(evidenceOf({ ...held, content: ours })).toMatchObject({ imported: false });
});
