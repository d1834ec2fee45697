import { describe, expect, it } from 'vitest';
import { CALM_MS, createStanding, REST_MS } from '#lib/document/editor/standing.ts';
import { createUnsaved } from '#lib/document/editor/unsaved.ts';

describe('“saved”', () => {
	it('is never said while something waits, however fast somebody types', () => {
		const standing = createStanding();
		let now = 1_000;
		const unsaved = createUnsaved([], () => now);
		const is = () => standing.at({ line: 'open', online: true, since: unsaved.since, now }).is;
		unsaved.asked();
		unsaved.answered(true);
		expect(is()).toBe('saved');
		// Each letter is saved after 60 ms, and the next comes 100 ms after it.
		for (let clock = 1; clock <= 30; clock++) {
			unsaved.wrote(['one1'], clock);
			expect(is()).toBe('saving');
			now += 60;
			unsaved.saved(clock, clock);
			expect(is()).toBe('saving');
			now += 40;
		}
		now += REST_MS;
		expect(is()).toBe('saved');
	});

	it('somebody types on and the portal saves nothing: it is late after a moment, not only when they stop', () => {
		const standing = createStanding();
		let now = 1_000;
		const unsaved = createUnsaved([], () => now);
		unsaved.asked();
		unsaved.answered(true);
		const said: string[] = [];
		for (let clock = 1; clock <= 20; clock++) {
			unsaved.wrote(['one1'], clock);
			said.push(standing.at({ line: 'open', online: true, since: unsaved.since, now }).is);
			now += 100;
		}
		expect(said.slice(0, CALM_MS / 100)).toEqual(Array(CALM_MS / 100).fill('saving'));
		expect(new Set(said.slice(CALM_MS / 100))).toEqual(new Set(['late']));
	});

	it('asks to be asked again, so that it comes by itself', () => {
		const standing = createStanding();
		expect(standing.at({ line: 'open', online: true, since: 500, now: 600 })).toEqual({ is: 'saving', again: CALM_MS - 100 });
		expect(standing.at({ line: 'open', online: true, since: undefined, now: 700 })).toEqual({ is: 'saving', again: REST_MS });
		expect(standing.at({ line: 'open', online: true, since: undefined, now: 700 + REST_MS })).toEqual({ is: 'saved' });
		expect(standing.at({ line: 'away', online: true, since: undefined, now: 9_000 })).toEqual({ is: 'away' });
	});

	it('what an earlier visit left is late at once', () => {
		expect(createStanding().at({ line: 'open', online: true, since: createUnsaved(['one1']).since, now: 5_000 }).is).toBe('late');
	});
});
