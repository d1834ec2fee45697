import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What came of one set of other people's cases: how many, and which ones we answer otherwise. */
export interface SetReport {
	name: string;
	cases: number;
	misses: string[];
}

/** Counts cases of a set. */
export class Tally {
	readonly report: SetReport;
	constructor(name: string) {
		this.report = { name, cases: 0, misses: [] };
	}

	/** One case; `held` is whether we answer as the set says. A throw is a miss with its message. */
	check(name: string, held: () => boolean): void {
		this.report.cases++;
		try {
			if (!held()) this.report.misses.push(name);
		} catch (problem) {
			this.report.misses.push(`${name}: ${(problem as Error).message}`);
		}
	}
}

/** Names of the files under a folder, sorted, with `/` between the parts. */
export function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
		.sort();
}

/** A JSON file in which every number is a bigint: indexes go up to 2^64 − 1. */
export function readJsonWithBigInts(file: string): Record<string, unknown> {
	const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
		typeof value === 'number' && context?.source !== undefined ? BigInt(context.source) : value;
	return JSON.parse(readFileSync(file, 'utf8'), exact) as Record<string, unknown>;
}
