import { walkForeign } from './foreign.ts';

/*
 * npm run walk [-- REQUESTS SEED]: the long walk over foreign communities, 200,000 requests by default. Prints one line and ends with 1 when anything
 * was there that is not theirs.
 */

const [requests = 200_000, seed = 1] = process.argv.slice(2).map(Number);
const walked = await walkForeign(requests, { seed });
for (const leak of walked.leaks.slice(0, 50)) console.log(`LEAK ${leak}`);
console.log(
	`walk: ${walked.requests} requests, ${walked.routes} routes × ${walked.objects} objects × ${walked.roles} roles, ${walked.leaks.length} leaks, ` +
	`${walked.seconds.toFixed(0)} s, ${JSON.stringify(walked.statuses)}`
);
process.exitCode = walked.leaks.length > 0 ? 1 : 0;
