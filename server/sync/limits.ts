/*
 * What a socket of a document may do, and what it is told when it does more. Clients of y-websocket 3 come back by themselves after every code but
 * 4400 to 4499, which say that coming back mends nothing.
 */

export const LIMITS = {
	/** Largest message, in bytes. A week's work offline comes in one. */
	mostMessage: 2 * 1024 * 1024,
	/** Largest document, compacted, in bytes, and most that may have come since it was. */
	mostDocument: 8 * 1024 * 1024,
	mostTail: 32 * 1024 * 1024,
	/** Most structs of one update, and most Yjs clients that they are of. */
	mostStructs: 50_000,
	mostClients: 5_000,
	/** Most clock ticks of one update, and of a whole document, that bring no text: deleted or collected. Bounds what few bytes can claim. */
	mostEmptyTicks: 500_000,
	mostTicks: 1_000_000_000,
	/** Messages and bytes: how many at once, and how many come back each second. */
	messages: { burst: 3_000, perSecond: 60 },
	bytes: { burst: 4 * 1024 * 1024, perSecond: 256 * 1024 },
	/** Questions for everything that one lacks: each may cost a pass over the whole document. An honest client asks once when it comes. */
	vectors: { burst: 20, perSecond: 0.2 },
	/** Most strikes (updates with nothing before them, somebody else's clients, too many presences), of which one is forgiven every ten seconds. */
	mostStrikes: 100,
	/** Presences of one socket, and the size of one, in bytes. */
	mostPresences: 4,
	mostPresence: 2048,
	/** Sockets: of one person, of one address, of all. */
	mostPerPerson: 8,
	mostPerAddress: 100,
	most: 5_000,
	/** A reader that leaves so much unread, in bytes, is sent nothing more until it has read; one that then takes nothing for so many ms, or is behind for so many, is closed. */
	unread: 1024 * 1024,
	mostStalledMs: 1_500,
	mostBehindMs: 30_000,
	/** Presence of a room is sent at most every so many ms. */
	presenceMs: 60,
	/** A text that is held still while somebody seals it goes on after so many ms, whatever became of them. */
	holdMs: 30_000,
	/** Deliveries a second from which a room waits before it sends, and for how many ms: half the processor time, and still faster than an eye. */
	busy: 2_000,
	windowMs: 25,
	/** After so many ms at most, what is written is synced to disk. */
	syncMs: 40,
	/** A room is compacted when so many updates or bytes were added, or nothing was for so many ms; it leaves memory so many ms after its last socket. */
	tailUpdates: 500,
	tailBytes: 1024 * 1024,
	pauseMs: 5_000,
	graceMs: 3_000,
	/** A room that nobody used for so many ms keeps no bytes of its compacted part. */
	idleMs: 2_000,
	/** Pings, in ms: a socket that has not answered the last one is closed. */
	pingMs: 30_000
} as const;

type Widened<T> = T extends number ? number : { [K in keyof T]: Widened<T[K]> };
export type Limits = Widened<typeof LIMITS>;

/** Close codes with the word that goes with each; server/sync/PROTOCOL.md says when. */
export const CLOSES = {
	stopping: 1001,
	tooLong: 1009,
	/** Not a message of this protocol. */
	malformed: 4400,
	sessionEnded: 4401,
	/** May not be here any more. */
	notAdmitted: 4403,
	/** It was written before the portal was put back to a backup: what this device has must not be mixed with what is here. */
	restored: 4409,
	/** Nobody writes here any more: it was sealed, or given up. */
	over: 4410,
	documentFull: 4413,
	/** Wrote where it may only read. */
	readOnly: 4423,
	/** The portal could not write it down. Nothing of it is kept, and nothing was called saved. */
	notWritten: 4507,
	tooSlow: 4508,
	/** Too many sockets of one person or one address are open: there is a place when one closes. */
	tooManyWindows: 4528,
	tooMuch: 4529
} as const;
export type CloseName = keyof typeof CLOSES;
