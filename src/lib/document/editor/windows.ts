/* The windows of this device in which a draft is open: a lock that the browser lets go when a window is closed, however it is closed. */

const PREFIX = 'yishi-window ';

/** Says that this window is open. Returns what it is called. */
export function enterWindow(): string {
	const own = crypto.randomUUID();
	if ('locks' in navigator) void navigator.locks.request(PREFIX + own, () => new Promise(() => undefined)).catch(() => undefined);
	return own;
}

/** The windows that are open now. A browser that cannot say names none. */
export async function openWindows(): Promise<Set<string>> {
	if (!('locks' in navigator)) return new Set();
	const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
	return new Set(held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}
