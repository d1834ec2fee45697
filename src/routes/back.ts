import { localPath } from '../hooks/preferences.ts';

/** Where a page was asked to lead back to: a path of this portal, or nothing. */
export function backOf(text: unknown): string {
	return typeof text === 'string' && text.startsWith('/') ? localPath(text) : '';
}

/** A path that remembers where to lead back to. */
export function withBack(path: string, back: string): string {
	return back === '' ? path : `${path}${path.includes('?') ? '&' : '?'}back=${encodeURIComponent(back)}`;
}
