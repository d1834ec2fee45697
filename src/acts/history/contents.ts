import { toHex } from '#domain/basics/bytes.ts';
import { contentBytes, MOST_CONTENT_BYTES, type Sha256 } from '#domain/content/content.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { RuleSetContent } from '#domain/community/rule-set.ts';
import { communityContents } from './community-contents.ts';
import type { CheckedFile } from './check.ts';
import { democracyDayContents } from './democracy-day-contents.ts';
import { disclosureContents } from './disclosure-contents.ts';
import { documentsOf } from './document-contents.ts';
import { heldContents, keptOf } from './held-contents.ts';
import { officeContents } from './office-contents.ts';
import { publicNames } from './names.ts';
import { mattersOf } from './matter-contents.ts';
import { procedureContents } from './procedure-contents.ts';
import { privateRows, type PrivateRows } from './people.ts';
import { inTime, making, type Planned } from './planned.ts';
import type { Problems } from './problems.ts';
import { electoratesOf } from './roll.ts';
import { slipContents } from './slip-contents.ts';

/** A row of the table that finds objects by the name they have in the file. */
export interface SourceRow {
	key: string;
	subject: SubjectId;
	community: CommunityCode;
	firstRow: number;
}

/** All that one file will write: contents in the order of their logs, private rows, names. */
export interface History {
	communities: CommunityCode[];
	contents: Planned[];
	people: PrivateRows;
	sources: SourceRow[];
}

/** Civil time of the one zone that the format knows, in minutes east of UTC. */
const ZONE = 480;

/** Makes everything a checked file will write. Pure but for `random`, which gives pseudonyms and the ids of people. */
export function historyOf(file: CheckedFile, sha256: Sha256, random: (length: number) => Uint8Array): History {
	const make = making(file, sha256);
	const names = publicNames(file);
	const kept = keptOf(file);
	const places = communityContents(make, names);
	const rules = places.find(({ content }) => content.type === 'rule-set')!.content as RuleSetContent;
	const electorates = electoratesOf(make, random);
	const procedures = procedureContents(make);
	const published = inTime([
		...disclosureContents(make, names, rules, () => `p-${toHex(random(8))}`), ...electorates.map(({ planned }) => planned), ...mattersOf(make, names), ...documentsOf(make),
		...democracyDayContents(make, names), ...officeContents(make, names), ...slipContents(make, names)
	], ZONE);
	const contents = [...places, ...procedures, ...published, ...heldContents(make, kept)];
	const sources = new Map<string, SourceRow>();
	const note = (list: string, id: string, community: CommunityCode, firstRow: number) => {
		const key = `${list}:${id}`;
		if (!sources.has(key)) sources.set(key, { key, subject: make.subject(list, id), community, firstRow });
	};
	for (const { list, content } of contents) {
		if (content.type === 'held-import' || content.type === 'not-yet-shown') continue;
		note(list, content.source!, content.community, file.names.get(list)?.get(content.source!) ?? 0);
	}
	for (const { list, id, row, community } of kept) note(list, id, community, row);
	return {
		communities: [file.tenants.city, ...file.communities.map(({ value }) => value.id as CommunityCode)],
		contents,
		people: privateRows(make, electorates, random),
		sources: [...sources.values()]
	};
}

/** Objects that no content can hold. */
export function tooLarge(file: CheckedFile, history: History, problems: Problems): void {
	for (const { list, content } of history.contents) {
		if (contentBytes(content).length <= MOST_CONTENT_BYTES) continue;
		const row = file.names.get(list)?.get(content.source!);
		problems.add(row === undefined ? [list] : [list, row], 'too-large', { most: MOST_CONTENT_BYTES });
	}
}
