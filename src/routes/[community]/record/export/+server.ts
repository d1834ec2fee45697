import { error } from '@sveltejs/kit';
import { isCommunityCode } from '#domain/basics/id.ts';
import { recordFile } from '#domain/verification/record-file.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** Whole records of one address: whoever verifies a whole city takes two hundred of them in a row. */
const LIMIT = { count: 600, per: 'ten-minutes' } as const;

/**
 * The whole record of a community as a file of lines, with the city's before it, whose rules it goes by (`?only=1` leaves that out):
 * everything the verifier needs and nothing that is not public. Written while it is sent, a few hundred lines at a time.
 */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const { portal, caller } = locals;
	const { community } = params;
	const head = isCommunityCode(community) ? await portal.contents.head(community) : undefined;
	if (!head || !isCommunityCode(community)) error(404, { message: words[locals.lang].pages.notFound });
	if (!portal.rates.take('export', 'address' in caller ? caller.address : 'here', LIMIT)) error(429, { message: words[locals.lang].refusals.sentence['rate.too-many']({}) });
	const city = await portal.city();
	const alone = url.searchParams.has('only') || city === undefined || city === community;
	const chunks = recordFile(portal.contents, alone ? [community] : [city, community]);
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			// Others have their turn between two chunks, also when the network takes all that comes.
			await new Promise((resolve) => setImmediate(resolve));
			const { value, done } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await chunks.return(undefined);
		}
	});
	const headers = {
		'content-type': 'application/jsonl; charset=utf-8',
		'content-disposition': `attachment; filename="yishi-${community}-${head.size}.jsonl"`,
		'cache-control': 'no-cache',
		vary: 'accept-encoding'
	};
	const gzip = (request.headers.get('accept-encoding') ?? '').split(',').some((coding) => coding.split(';', 1)[0]!.trim() === 'gzip');
	if (!gzip) return new Response(body, { headers });
	return new Response(body.pipeThrough(new CompressionStream('gzip')), { headers: { ...headers, 'content-encoding': 'gzip' } });
};
