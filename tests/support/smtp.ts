import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/*
 * A mail server of a test's own, on loopback, as much of RFC 5321 as a client needs: it keeps what it is given, and refuses what it is told to.
 */

/** A letter as it arrived. */
export interface Arrived {
	from: string;
	to: string[];
	/** Headers and text, as sent. */
	raw: string;
	subject: string;
	text: string;
}

export interface SmtpServer {
	url: string;
	letters: Arrived[];
	/** How it answers RCPT TO, or the end of DATA: undefined takes it, `hang-up` ends the connection without a word. */
	answer: { rcpt?: string | undefined; data?: string | 'hang-up' | undefined };
	/** How many connections there were. */
	connections(): number;
	close(): Promise<void>;
}

/** RFC 2047 words in a header. */
function decodedHeader(text: string): string {
	return text.replace(/\r\n[ \t]+/g, ' ').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
		kind.toLowerCase() === 'b'
			? Buffer.from(word, 'base64').toString('utf8')
			: Buffer.from(word.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
	);
}

function read(raw: string, from: string, to: string[]): Arrived {
	const cut = raw.indexOf('\r\n\r\n');
	const head = raw.slice(0, cut);
	const body = raw.slice(cut + 4);
	const coding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
	const bytes =
		coding === 'base64' ? Buffer.from(body, 'base64')
		: coding === 'quoted-printable' ? Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')
		: Buffer.from(body, 'latin1');
	const subject = /^subject: *((?:.|\r\n[ \t])*)/im.exec(head)?.[1] ?? '';
	return { from, to, raw, subject: decodedHeader(subject), text: bytes.toString('utf8').replace(/\r\n/g, '\n') };
}

/** Listens on a free port. */
export async function openSmtp(): Promise<SmtpServer> {
	const letters: Arrived[] = [];
	const answer: SmtpServer['answer'] = {};
	const open = new Set<Socket>();
	let connections = 0;
	const server: Server = createServer((socket) => {
		connections++;
		open.add(socket);
		socket.on('close', () => open.delete(socket)).on('error', () => undefined);
		socket.setEncoding('latin1');
		const say = (line: string) => void socket.write(`${line}\r\n`);
		let waiting = '';
		let data: string | undefined;
		let from = '';
		let to: string[] = [];
		say('220 test ESMTP');
		socket.on('data', (piece: string) => {
			waiting += piece;
			for (;;) {
				if (data !== undefined) {
					const end = waiting.indexOf('\r\n.\r\n');
					if (end < 0) return;
					data = waiting.slice(0, end).replace(/^\.\./gm, '.');
					waiting = waiting.slice(end + 5);
					if (answer.data === 'hang-up') return void socket.destroy();
					if (answer.data === undefined) letters.push(read(data, from, to));
					say(answer.data ?? '250 taken');
					data = undefined;
					continue;
				}
				const end = waiting.indexOf('\r\n');
				if (end < 0) return;
				const line = waiting.slice(0, end);
				waiting = waiting.slice(end + 2);
				const word = line.slice(0, 4).toUpperCase();
				if (word === 'EHLO' || word === 'HELO') say('250 test');
				else if (word === 'MAIL') {
					from = /<(.*?)>/.exec(line)?.[1] ?? '';
					to = [];
					say('250 ok');
				} else if (word === 'RCPT') {
					if (answer.rcpt === undefined) to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
					say(answer.rcpt ?? '250 ok');
				} else if (word === 'DATA') {
					data = '';
					say('354 go on');
				} else if (word === 'QUIT') {
					say('221 bye');
					socket.end();
				} else say('250 ok');
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, answer, connections: () => connections,
		close: () => new Promise((resolve) => {
			for (const socket of open) socket.destroy();
			server.close(() => resolve());
		})
	};
}
