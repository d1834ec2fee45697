import { createServer } from 'node:http';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { openDocuments } from '#records/documents.server.ts';
import { createLog } from '#server/log.ts';
import { createSync } from '#server/sync/sync.ts';
import { LIMITS } from '#server/sync/limits.ts';

/*
 * The real sync server with an open door, for measuring it from outside: 127.0.0.1:$PORT, data under $STORE, the path is the document's name, everybody may write
 * and is somebody of their own. Rates are not limited: what measures types for hundreds. With $NEVER_SYNCED it calls saved what no disk was asked to keep: only for the
 * control run of the power cuts, which must lose what the real one keeps.
 */

const { PORT = '0', STORE = '.' } = process.env;
const log = createLog('error', 2);
const opened = openDocuments(join(STORE, 'documents.db'));
const store = process.env.NEVER_SYNCED ? { ...opened, sync: (done: (error: null) => void) => void setImmediate(done, null) } : opened;
const sync = createSync({
	store, log,
	fatal(error) {
		throw error;
	},
	limits: { messages: { burst: 1e9, perSecond: 1e9 }, bytes: { burst: 1e12, perSecond: 1e12 } }
});
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LIMITS.mostMessage, skipUTF8Validation: true, clientTracking: false });
const server = createServer((_, res) => res.end());
let people = 0;
server.on('upgrade', (req, socket, head) => {
	const url = new URL(req.url!, 'http://localhost');
	sockets.handleUpgrade(req, socket, head, (ws) => {
		const person = `person ${people++}`;
		sync.enter(ws, socket, decodeURIComponent(url.pathname.slice(1)), { person, name: person, write: true }, url.searchParams.has('saved'));
	});
});
server.listen(Number(PORT), '127.0.0.1', 1024);
process.on('SIGTERM', () => {
	sync.close();
	store.close();
	process.exit(0);
});
