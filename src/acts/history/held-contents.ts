import type { CommunityCode } from '#domain/basics/id.ts';
import { heldPartSubject, type HeldImportContent, type NotYetShownContent } from '#domain/community/imported.ts';
import type { CheckedFile } from './check.ts';
import { isObject } from './file.ts';
import { isReadList, leftover } from './leftovers.ts';
import { base, happenedOf, type Making, type Planned } from './planned.ts';
import { nameOf } from './references.ts';

type Raw = Record<string, unknown>;

/** An object, or the part of one, that is kept and not shown. */
export interface Kept {
	list: string;
	id: string;
	/** Where it stands in its list, from 0. */
	row: number;
	community: CommunityCode;
	value: unknown;
	part: boolean;
}

/** Keys that say, directly or over another object, whose a kept object is; the first that leads somewhere counts. */
export function tenantOf(file: CheckedFile, row: unknown, steps = 4): CommunityCode | undefined {
	if (!isObject(row) || steps === 0) return undefined;
	const { tenants } = file;
	const name = (key: string) => (typeof row[key] === 'string' ? row[key] : '');
	const own = tenants.ofCommunity(name('community_id'));
	if (own) return own;
	for (const key of ['body_id', 'found_by_body', 'body']) {
		const body = tenants.ofBody(name(key));
		if (body) return body;
	}
	for (const key of ['matter_id', 'proposal_id', 'object', 'ref']) {
		const id = name(key).split(/[#:]/)[0]!;
		for (const [list, names] of file.names) {
			const index = names.get(id);
			const other = index === undefined ? undefined : (file.raw[list] as Raw[])[index];
			const tenant = other && other !== row ? tenantOf(file, other, steps - 1) : undefined;
			if (tenant) return tenant;
		}
	}
	return undefined;
}

/** Whatever the file holds beyond what is shown, object by object. People and households are not here: what they leave stays in their private rows. */
export function keptOf(file: CheckedFile): Kept[] {
	const { city } = file.tenants;
	const kept: Kept[] = [];
	for (const [list, rows] of Object.entries(file.raw)) {
		if (list === 'people' || list === 'households') continue;
		if (!Array.isArray(rows)) {
			kept.push({ list, id: list, row: 0, community: city, value: rows, part: list === 'config' || list === 'meta' });
			continue;
		}
		rows.forEach((row: unknown, index) => {
			const id = nameOf(row) ?? `#${index}`;
			const part = isReadList(list);
			const value = part ? leftover(list, row as Raw) : row;
			if (value === undefined) return;
			const place = list === 'places' ? file.tenants.ofPlace(id) : list === 'bodies' ? file.tenants.ofBody(id) : list === 'communities' ? file.tenants.ofCommunity(id) : undefined;
			kept.push({ list, id, row: index, community: place ?? tenantOf(file, row) ?? city, value, part });
		});
	}
	return kept;
}

/** Whether a value can stand in a content as it is: contents have no fractions. */
function isWhole(value: unknown): boolean {
	if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
	if (Array.isArray(value)) return value.every(isWhole);
	return !isObject(value) || Object.values(value).every(isWhole);
}

/** The contents of the office that keep what is not shown, and one public content per community that names it. */
export function heldContents(making: Making, kept: Kept[]): Planned[] {
	const held = kept.map(({ list, id, community, value, part }): Planned<HeldImportContent> => {
		const happenedAt = isObject(value) ? happenedOf(value) : undefined;
		return {
			list,
			audience: 'office',
			...(happenedAt === undefined || part ? {} : { happenedAt }),
			content: {
				...base(making, 'held-import', list, id, community),
				list,
				value: isWhole(value) ? value : JSON.stringify(value),
				...(part ? { part, subject: heldPartSubject(making.sha256, list, id) } : {})
			}
		};
	});
	const counts = new Map<CommunityCode, Map<string, NotYetShownContent['lists'][number]>>();
	for (const { list, community, part } of kept) {
		const lists = counts.get(community) ?? new Map<string, NotYetShownContent['lists'][number]>();
		counts.set(community, lists);
		const line = lists.get(list) ?? { list, count: 0, ...(part ? { part: true as const } : {}) };
		line.count++;
		lists.set(list, line);
	}
	const named = [...counts].map(([community, lists]): Planned<NotYetShownContent> => ({
		list: 'not-yet-shown',
		content: { ...base(making, 'not-yet-shown', 'not-yet-shown', community, community), lists: [...lists.values()] }
	}));
	return [...held, ...named];
}
