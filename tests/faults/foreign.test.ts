import { expect, test } from 'vitest';
import { walkForeign } from './foreign.ts';

/** The short walk of every build; `npm run walk` asks 200,000 times. */
const REQUESTS = Number(process.env.YISHI_WALK ?? 5000);

test(`${REQUESTS} requests for objects of one community under another, as everybody: none of them is there`, { timeout: 120_000 }, async () => {
	const walked = await walkForeign(REQUESTS);
	console.log(`walk: ${walked.requests} requests, ${walked.routes} routes × ${walked.objects} objects × ${walked.roles} roles, ${walked.leaks.length} leaks, ${walked.seconds.toFixed(1)} s, ${JSON.stringify(walked.statuses)}`);
	expect(walked.leaks).toEqual([]);
	expect(walked.requests).toBe(REQUESTS);
	// Asked and answered, not turned away at the limits.
	expect((walked.statuses[404] ?? 0) / walked.requests).toBeGreaterThan(0.6);
});

test('the walk finds a leak where there is one: the same objects under their own community', { timeout: 60_000 }, async () => {
	const walked = await walkForeign(300, { spoil: true });
	expect(walked.leaks.length).toBeGreaterThan(0);
});
