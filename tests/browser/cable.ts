import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/*
 * The cable between a browser and a portal, which a test can cut. Browsers can be told to be offline, but their service workers do not
 * always hear of it: what is cut here is cut for all of them.
 */
export interface Cable {
	port: number;
	/** Where it leads. */
	plugInto(port: number): void;
	cut(): Promise<void>;
	/** Takes everything and passes nothing on, as a network does that is there in name only. */
	stall(): void;
	mend(): Promise<void>;
	close(): Promise<void>;
}

/** Lays a cable on a free port of this machine. */
export async function layCable(): Promise<Cable> {
	const sockets = new Set<Socket>();
	let target = 0;
	let stalled = false;
	const hold = (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
	};
	const server = createServer((near) => {
		const far = connect(target, '127.0.0.1');
		hold(near);
		hold(far);
		if (stalled) return;
		near.pipe(far).pipe(near);
	});
	const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const cut = () => new Promise<void>((resolve) => {
		if (!server.listening) return resolve();
		server.close(() => resolve());
		for (const socket of sockets) socket.destroy();
	});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		port, cut, close: cut,
		stall() {
			stalled = true;
			for (const socket of sockets) socket.unpipe();
		},
		plugInto(to) {
			target = to;
		},
		async mend() {
			stalled = false;
			await cut();
			await listen(port);
		}
	};
}
