import type { Items } from './wire.ts';

/** Who is signed in on this device, as the portal says; what a page offline may show of it. */
export interface Me {
	display: string;
	community: string;
	through: 'device' | 'desk';
	/** The session of this person on this device: what keeps their things apart from those of others on it. */
	session?: string;
	/** The offices they hold: at a desk, also one in a pocket, what is reported from where the work is can be written without network. */
	offices?: { office: string; body: string; bodyName: string; position: string; community: string }[];
	/** The other persons of this device. */
	people?: { session: string; display: string }[];
	/** The day this device joined. Absent at a desk. */
	since?: string;
	/** Subjects of what this person has asked, from whatever device. Of a desk, which others use too, nothing of the person's own is kept. */
	mine: string[];
	/** What they follow, and keys of what they have read: so that the inbox can be worked out here too. Absent from a portal of before. */
	follows?: { subject: string; community: string; since: number }[];
	read?: string[];
	/** Polls and evaluations that are open and on whose list they stand, and whether something of theirs has come in. */
	asked?: { subject: string; done: boolean }[];
}

/** A part of a community's record, as `GET /<community>/replica?after=<size>` answers. */
export interface Part extends Items {
	v: 1;
	community: string;
	/** The city, whose record has the rules; absent for the city itself. */
	city?: string;
	/** Name of the log, and its key as one line (C2SP vkey). */
	origin: string;
	vkey: string;
	/** The items are those of [from, until) of a log of `size`. */
	from: number;
	until: number;
	size: number;
	checkpoint: string;
	/** Civil time of the portal at this moment. */
	now: string;
	/** Minutes east of UTC. */
	zone: number;
	demo: boolean;
	/** Whoever asks; null for guests. */
	me: Me | null;
}

/** Most items of a part. */
export const MOST_ITEMS = 2_000;
/** So many a device asks for first of a record it does not have: it hashes them while the portal packs the next part. */
export const FIRST_ITEMS = 500;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * What came over the network as a part, or undefined when it cannot be one: a captive network's page, an error, another version.
 * Items are looked at when they are unpacked.
 */
export function readPart(value: unknown): Part | undefined {
	if (value === null || typeof value !== 'object') return undefined;
	const part = value as Partial<Part>;
	const texts = [part.community, part.origin, part.vkey, part.checkpoint, part.now];
	if (part.v !== 1 || texts.some((text) => typeof text !== 'string') || !Array.isArray(part.groups) || !Array.isArray(part.raw)) return undefined;
	if (!isCount(part.from) || !isCount(part.until) || !isCount(part.size) || part.until < part.from || part.until - part.from > MOST_ITEMS) return undefined;
	if (part.until > part.size && part.until !== part.from) return undefined;
	if (!Number.isFinite(Date.parse(part.now!)) || !Number.isInteger(part.zone) || typeof part.demo !== 'boolean') return undefined;
	return part as Part;
}
