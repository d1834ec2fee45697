import { existsSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { groupedSlipCode, plainSlipCode } from '#domain/community/slip-code.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Portal } from '#acts/portal.ts';
import type { PrintedSlip } from '#acts/slip/print.ts';
import { slipHash } from '#acts/slip/slips.ts';
import type { Person } from '#records/communities.ts';
import type { HeldOffice } from '#records/offices.ts';
import { words } from '#words/words.ts';
import { replaceFile } from '../files.ts';
import { filesOf } from '../folder.ts';
import { newPassword } from '../password.ts';
import { bilingual, step, Stop } from '../say.ts';

/** A sign-in of an officer of the demo. */
interface DemoAccount {
	name: string;
	password: string;
	person: string;
	/** The office, as it is shown. */
	office: string;
}

/** A printed slip of a resident of the demo. */
interface DemoSlip {
	code: string;
	person: string;
	display: string;
	door: string;
}

interface DemoSignIns {
	accounts: DemoAccount[];
	/** Empty until they are printed; printed again at a start that finds them used or too old. */
	slips: DemoSlip[];
}

/** The officers that the demo's story is told with, and the resident: 麦小满 keeps the books of 柳湾, 苗立夏 directs it, 禾处暑 oversees it, 谷枣藤 is a liaison, 谷雨生 the party secretary. */
const STORY = { community: 'LW', officers: ['麦小满', '苗立夏', '禾处暑', '谷枣藤', '谷雨生'], resident: '柳春分' };

/** In other communities: whoever keeps the books of a committee or a service centre. */
const BOOKKEEPERS = ['self_governance_committee', 'service_centre'];

/**
 * Makes sign-ins for the demo, random in every folder: accounts of officers, slips for two residents of 柳湾. What is to be made is written
 * down first, so that an interrupted start ends with the same passwords; codes of slips are known only when they are printed.
 */
export async function makeSignIns(portal: Portal, path: string): Promise<void> {
	const file = filesOf(path).signIns;
	const made = readSignIns(path);
	const open = await Promise.all((made?.slips ?? []).map((slip) => isOpen(portal, slip)));
	if (open.length > 0 && open.every(Boolean)) return;
	await step((w) => w.demo.signingIn, async () => {
		const signIns = made ?? { accounts: await chooseAccounts(portal), slips: [] };
		if (!made) replaceFile(file, `${JSON.stringify(signIns, null, '\t')}\n`);
		for (const { name, person, password } of signIns.accounts) {
			if ((await portal.records.sessions.account(name)) === undefined) await must(portal.perform('account.create', { name, person, password }, { kind: 'operator' }));
		}
		const kept = signIns.slips.filter((_, index) => open[index]);
		const printed = await printSlips(portal, signIns.accounts[0], new Set(kept.map(({ person }) => person)));
		replaceFile(file, `${JSON.stringify({ ...signIns, slips: [...kept, ...printed] }, null, '\t')}\n`);
	});
}

/** Whether a slip can still be used. */
async function isOpen(portal: Portal, { code }: DemoSlip): Promise<boolean> {
	const slip = await portal.records.sessions.slip(slipHash(plainSlipCode(code)));
	return slip !== undefined && slip.usedAt === null && slip.expiresAt > portal.machineNow();
}

/** What was made, or undefined when nothing was. */
export function readSignIns(path: string): DemoSignIns | undefined {
	const file = filesOf(path).signIns;
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoSignIns) : undefined;
}

/** Prints the sign-ins of a demo folder. */
export function printSignIns(path: string, to: Writable): void {
	const signIns = readSignIns(path);
	if (!signIns) return void to.write(`${bilingual((w) => w.demo.noneHere)}\n`);
	const lines = [
		bilingual((w) => w.demo.accounts), ...signIns.accounts.map(({ name, password, office }) => `  ${name}  ${password}  ${office}`),
		bilingual((w) => w.demo.slips), ...signIns.slips.map(({ code, display, door }) => `  ${code}  ${display}  ${door}`)
	];
	to.write(`${lines.join('\n')}\n`);
}

/** The people of a community in the order of their names in the file: their ids are random, and every demo has the same people. */
async function rollOf(portal: Portal, community: string): Promise<Person[]> {
	const people = await portal.records.communities.personsOf(community);
	return people.sort((a, b) => ((a.source ?? '') < (b.source ?? '') ? -1 : 1));
}

/** Offices as the sheet of sign-ins names them: in the language of the people who hold them. */
const positions: Readonly<Record<string, string>> = words['zh-CN'].community.position;

/** The story's officers first: the first of them also prints the slips. Then the city's administrator. */
async function chooseAccounts(portal: Portal): Promise<DemoAccount[]> {
	const { communities, offices, sessions } = portal.records;
	const chosen: DemoAccount[] = [];

	/** Gives the first person of a community who fits a sign-in, if there is one. */
	async function choose(community: string, fits: (person: Person, office: HeldOffice) => boolean): Promise<void> {
		for (const person of await rollOf(portal, community)) {
			const office = (await offices.held(person.id, portal.today())).find((held) => fits(person, held));
			if (!office) continue;
			chosen.push({
				name: await freeName(person.name), password: newPassword(portal.random), person: person.id,
				office: `${office.bodyName} ${positions[office.position] ?? office.position}`
			});
			return;
		}
	}

	/** Names of an earlier list that was lost are taken, and nobody knows their passwords any more. */
	async function freeName(name: string): Promise<string> {
		for (let n = 1; ; n++) {
			const candidate = n === 1 ? name : `${name}${n}`;
			if (!chosen.some((account) => account.name === candidate) && (await sessions.account(candidate)) === undefined) return candidate;
		}
	}

	for (const name of STORY.officers) await choose(STORY.community, (person) => person.name === name);
	for (const { community, kind } of await communities.list()) {
		if (kind === 'city') await choose(community, (_, { position }) => position === 'administrator');
	}
	for (const { community, kind } of await communities.list()) {
		if (kind !== 'community' || community === STORY.community) continue;
		await choose(community, (_, { position, bodyKind }) => position === 'accountant' && BOOKKEEPERS.includes(bodyKind));
	}
	return chosen;
}

/**
 * The accountant signs in, prints slips for residents of two households and signs out: the demo has no rights that an accountant has not.
 * @param kept people whose slips are still good
 */
async function printSlips(portal: Portal, clerk: DemoAccount | undefined, kept: ReadonlySet<string>): Promise<DemoSlip[]> {
	const roll = (await rollOf(portal, STORY.community)).filter(({ household }) => household !== null);
	const first = roll.find(({ name }) => name === STORY.resident) ?? roll[0];
	const second = roll.find(({ household }) => household !== first?.household);
	const residents = [first, second].filter((resident) => resident !== undefined).filter(({ id }) => !kept.has(id));
	if (!clerk || residents.length === 0) return [];
	const address = 'demo';
	const { token } = await must(portal.perform('session.sign-in', { name: clerk.name, password: clerk.password }, { kind: 'guest', address }));
	const caller = await portal.callerOf(String(token), address);
	const printed = await must(portal.perform('slip.print', { community: STORY.community, persons: residents.map(({ id }) => id) }, caller));
	await must(portal.perform('session.sign-out', {}, caller));
	return Promise.all((printed.slips as PrintedSlip[]).map(async ({ person, code }) => {
		const resident = residents.find(({ id }) => id === person)!;
		const household = await portal.records.communities.household(resident.household!);
		const place = household && (await portal.contents.bySubject<PlaceContent>(household.place as SubjectId));
		return { code: groupedSlipCode(code), person, display: resident.display, door: `${place?.content.name ?? ''} ${household?.door ?? ''}`.trim() };
	}));
}

/** The value of an act that must be done for the demo to be of use. */
async function must(performed: ReturnType<Portal['perform']>): Promise<Record<string, unknown>> {
	const done = await performed;
	if (!done.ok) throw new Stop((w) => w.demo.failed(done.error.code));
	return done.value;
}
