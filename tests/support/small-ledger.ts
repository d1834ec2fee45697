import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createLedger, type Pen } from '#acts/ledger.ts';
import { newToken } from '#acts/caller.ts';
import { openPortal, type PortalParts } from '#acts/open-portal.ts';
import { day } from '#domain/basics/day.ts';
import { subjectIdOf, type CommunityCode, type PersonId, type SubjectId } from '#domain/basics/id.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import type { Content } from '#domain/content/content.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { migrateLedger, openWriter, settleIntoFile } from '#records/database.server.ts';
import { privateKeyOf, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';
import { prepareRecords } from '#records/records.ts';
import { openLazily } from './live-documents.ts';
import { createWriter } from '#records/writer.ts';

/** A ledger with one community, one account of three lines and one resident, made in milliseconds: for faults and timings, where the whole demo city would only be ballast. */
export interface SmallLedger {
	file: string;
	seed: Uint8Array;
	community: CommunityCode;
	disclosure: SubjectId;
	table: SubjectId;
	/** Name of each resident's session; each is a household of its own. */
	residents: { person: PersonId; session: string }[];
}

const INSTANCE = 'yishi-smalltown';
const COMMUNITY = 'XZ' as CommunityCode;

/** A random subject id, as a phone would make one. */
export function randomSubject(): SubjectId {
	return subjectIdOf(randomBytes(16));
}

/** Makes the ledger file in an existing folder. */
export async function makeSmallLedger(folder: string, residents = 64): Promise<SmallLedger> {
	const file = join(folder, 'ledger.db');
	const seed = randomBytes(32);
	const key = privateKeyOf(seed);
	const db = openWriter(file);
	migrateLedger(db, new URL('../../drizzle', import.meta.url).pathname);
	const records = prepareRecords(db);
	const now = '2026-11-10T01:00:00.000Z';
	const ledger = createLedger({
		records, sha256, sign: signer(key), random: (n) => randomBytes(n), now: () => now, grown: () => undefined,
		keyOf: (community) => verifierKey(sha256, `${INSTANCE}/${community}`, rawPublicKey(key))
	});
	const writer = createWriter(db, ledger.alongside, () => false);
	const [city, community, rules, body, disclosure, table] = Array.from({ length: 6 }, randomSubject) as [SubjectId, SubjectId, SubjectId, SubjectId, SubjectId, SubjectId];
	const base = { v: 1, lang: 'zh-CN' as const, community: COMMUNITY };
	const line = (seq: number, amount: number, balance: number) => ({ seq, date: day('2026-10-09'), voucher: `付-00${seq}`, direction: 'out' as const, category: '管理费用', summary: '打印', amount, balance });
	const people: SmallLedger['residents'] = [];
	await writer.submit(async () => {
		const pen: Pen = { act: 'history.import', now, rules: '', lines: [] };
		const contents: (Content & Record<string, unknown>)[] = [
			{ ...base, community: 'XC' as CommunityCode, type: 'community', subject: city, name: '小城', kind: 'city', zone: 480 },
			{ ...base, community: 'XC' as CommunityCode, type: 'rule-set', subject: rules, ...FIRST_RULES },
			{ ...base, type: 'community', subject: community, name: '小镇社区', kind: 'community', city: 'XC' },
			{ ...base, type: 'body', subject: body, parent: community, name: '小镇居委会', kind: 'self_governance_committee', dutiesFrom: day('2026-01-01'), duties: [] },
			{ ...base, type: 'disclosure', subject: disclosure, category: 'finance', title: '小镇社区2026年10月集体财务收支', period: '2026-10', body, due: day('2026-11-09'), published: day('2026-11-09') },
			{
				...base, type: 'finance-table', subject: table, parent: disclosure, body, kind: 'collective', unit: '小镇居委会', period: '2026-10',
				opening: 100000, closing: 94000, income: 0, expense: 6000, lines: [line(1, 1000, 99000), line(2, 2000, 97000), line(3, 3000, 94000)]
			}
		];
		for (const content of contents) await ledger.write(pen, content, 'import');
		for (let n = 0; n < residents; n++) {
			const person = randomSubject() as string as PersonId;
			await records.communities.addPerson({ id: person, community: COMMUNITY, name: `居民${n}`, display: '居**', household: `h${n}`, phone: null, source: null });
			const { id, secretHash } = newToken((length) => randomBytes(length), sha256);
			await records.sessions.add({ id, secretHash, person, kind: 'device', createdAt: 0, lastSeenAt: Date.now(), expiresAt: 4e12, pinHash: null, pinTries: 0, unlockedUntil: 4e12 });
			people.push({ person, session: id });
		}
		return { keep: true, value: undefined };
	});
	await writer.idle();
	settleIntoFile(db);
	db.client.close();
	return { file, seed, community: COMMUNITY, disclosure, table, residents: people };
}

/** Opens a portal on a small ledger. The civil clock stands at 10 November 2026, the day after the account came out. */
export async function openSmallPortal(small: Pick<SmallLedger, 'file' | 'seed'>, more: Partial<PortalParts> = {}) {
	const key = privateKeyOf(small.seed);
	return openPortal({
		ledgerFile: small.file, instance: INSTANCE, sign: signer(key), publicKey: rawPublicKey(key), demo: true, origin: 'http://localhost:3000',
		machineNow: Date.now, civilOffset: () => Date.parse('2026-11-10T02:00:00.000Z') - Date.now(), random: (n) => randomBytes(n),
		hashing: { hash: async () => { throw new Error('no passwords here'); }, verify: async () => false },
		log: { info: () => undefined, error: () => undefined }, documents: openLazily(join(dirname(small.file), 'documents.db')).documents,
		...more
	});
}
