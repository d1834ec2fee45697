import type { LocatedKind } from '#domain/map/located.ts';

/**
 * Signs of the map, drawn around 0,0 and some 44 units wide: each kind has an outline of its own, so that it can be told without colour.
 * How something stands is said by the filling, in MapPlan.svelte.
 */
export const SYMBOLS: Readonly<Record<LocatedKind, string>> = {
	service_centre: 'M-21 20V-3L0-22 21-3V20H7V6H-7V20z',
	notice_board: 'M-22-18H22V10H-22z',
	meeting: 'M-22-18H22V8H2L-9 21V8H-22z',
	matter: 'M0-24 24 0 0 24-24 0z'
};

/** Lines that go with a sign and are never filled. */
export const SYMBOL_LINES: Readonly<Partial<Record<LocatedKind, string>>> = { notice_board: 'M-13 10V22M13 10V22', meeting: 'M-11-5H11' };

/** What stands in a sign when something is late. */
export const LATE_LINE = 'M0-11V3M0 10V11';
