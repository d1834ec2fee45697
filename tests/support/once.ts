import type { Town } from './town.ts';

const made = new WeakMap<Town, Map<string, Promise<string>>>();

/** What takes longer to make than the act that is tried: made once for a town, under a name. */
export function once(town: Town, name: string, make: () => Promise<string>): Promise<string> {
	const known = made.get(town) ?? new Map<string, Promise<string>>();
	made.set(town, known);
	const there = known.get(name) ?? make();
	known.set(name, there);
	return there;
}
