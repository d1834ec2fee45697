import { dayOf, instant } from '#domain/basics/day.ts';
import type { PersonCaller } from '#acts/act.ts';
import { papersIn } from '#acts/ballot/papers.ts';
import { papersOf } from '#domain/ballot/written-proxy.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Portal } from '#acts/portal.ts';
import type { Person } from '#records/communities.ts';

/** A line of the private audit about somebody, as they are shown it. */
export interface Looked {
	at: string;
	act: string;
	/** Offices and name; `self`, `clock`, `operator` where it was one of those. */
	by: string;
}

/** Who did what with the data of a person, newest first: what they did themselves is left out. */
export async function lookedAt(portal: Portal, person: string, limit: number): Promise<Looked[]> {
	const lines = (await portal.records.record.auditOf(person, limit)).filter(({ caller }) => caller !== `person:${person}`);
	const names = new Map<string, string>();
	for (const caller of new Set(lines.map((line) => line.caller))) {
		const id = /^person:(.+)$/.exec(caller)?.[1];
		const who = id === undefined ? undefined : await portal.records.communities.person(id);
		const offices = id === undefined ? [] : await portal.records.offices.held(id, portal.today());
		names.set(caller, offices[0] ? `${offices[0].bodyName} ${offices[0].holder}` : (who?.display ?? caller));
	}
	return lines.map(({ at, act, caller }) => ({ at, act, by: names.get(caller) ?? caller }));
}

/**
 * What somebody wrote, in all its versions: also what waits for review and what the office alone can read. Words that were written with a step, a
 * report or an appeal, stand with it.
 */
function versionsOf({ records }: Portal) {
	return async (subject: string) => {
		const note = (await records.comments.note(subject as never))?.content.subject;
		const versions = [...(await records.rights.versions(subject)), ...(note === undefined ? [] : await records.rights.versions(note))];
		return versions.map(({ held: { content, hash, seq, recordedAt }, audience }) => ({ content, audience, hash, line: seq + 1, recordedAt }));
	};
}

/**
 * Lists of polls and evaluations on which somebody stands, and what came in of them by whichever way, also what an office entered. Of an evaluation
 * only that a form came in: which one, nobody can tell.
 */
async function takenPartIn({ records }: Portal, person: string) {
	return Promise.all((await records.merging.linesOf(person)).map(async ({ poll, n }) => ({
		asked: poll, line: n, proxies: papersOf((await papersIn(records, poll as SubjectId)).map(({ content }) => content)).filter((one) => one.n === n || one.by === n), handedInForm: await records.evaluations.hasTaken(poll, n), stoodAside: await records.polls.recusal(poll, n),
		ballots: (await records.polls.ballotContents(poll)).filter((ballot) => ballot.n === n).map(({ choice, channel, at, enteredBy, witness }) => ({ choice, channel, at, enteredBy, witness }))
	})));
}

/** How somebody wants to be told of things. Codes that were sent stay out of it. */
async function noticesOf({ records }: Portal, person: string) {
	const choice = await records.notices.choice(person);
	return choice && { email: choice.email, confirmed: choice.confirmed, quietFrom: choice.quietFrom, quietUntil: choice.quietUntil, telephone: choice.telephone };
}

/** All that the portal keeps of a person, to be taken away: as it lies in the tables, with the names of its columns; hashes of secrets left out. */
export async function ownData(portal: Portal, caller: PersonCaller): Promise<Record<string, unknown>> {
	const { records } = portal;
	const civil = (machine: number) => instant(machine + portal.civilOffset());
	const person = (await records.communities.person(caller.person)) as Person;
	const household = person.household === null ? undefined : await records.communities.household(person.household);
	const written = await Promise.all((await records.record.authoredBy(person.id)).map(versionsOf(portal)));
	return {
		taken: portal.now(), portal: portal.origin,
		person: { ...person, more: person.more === null ? null : (JSON.parse(person.more) as unknown) },
		household: household && { ...household, more: household.more === null ? null : (JSON.parse(household.more) as unknown) },
		phones: (await records.sessions.ofPerson(person.id)).map(({ id, kind, createdAt, lastSeenAt, expiresAt }) => ({
			id, kind, joined: civil(createdAt), lastSeen: civil(lastSeenAt), ends: civil(expiresAt)
		})),
		slips: (await records.sessions.slipsOf(person.id)).map(({ printedAt, expiresAt, usedAt, ended }) => ({
			printed: civil(printedAt), until: civil(expiresAt), used: usedAt === null ? null : civil(usedAt), ended
		})),
		written: written.flat(),
		filedForMe: (await records.rights.assistancesFor(person.id)).map(({ subject, authorisation, reason, at }) => ({ subject, authorisation, reason, at })),
		roll: (await records.rolls.factsOf(person.id)).map(({ person: _person, ...fact }) => fact),
		lists: (await records.rolls.memberships(person.id)).map(({ electorate, n, struck }) => ({ list: electorate, line: n, struck })),
		polls: await takenPartIn(portal, person.id),
		offices: (await records.offices.held(person.id, portal.today())).map(({ bodyName, position, standsInFor }) => ({ body: bodyName, position, standsInFor: standsInFor?.holder })),
		partsInObjects: await records.offices.assignedTo(person.id, portal.today()),
		account: (await records.sessions.accountOfPerson(person.id))?.name,
		passkeys: (await records.secondFactors.passkeysOf(person.id)).map(({ name, createdAt }) => ({ name, added: civil(createdAt) })),
		follows: (await records.notices.followedBy(person.id)).map(({ person: _person, ...one }) => one),
		notices: await noticesOf(portal, person.id),
		democracyDays: (await records.democracyDays.arrivalsOf(person.id)).map(({ day, capacity, at, holder, paper }) => ({ meeting: day, capacity, at, byProxy: holder !== null, paper })),
		erasures: (await records.rights.erasuresOf(person.id)).map(({ subject, asked, due }) => ({ subject, asked, due })),
		privateAudit: await lookedAt(portal, person.id, 10_000),
		today: dayOf(portal.now(), portal.zone())
	};
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function rows(value: unknown): string {
	if (Array.isArray(value)) return value.length === 0 ? '—' : `<ol>${value.map((one) => `<li>${rows(one)}</li>`).join('')}</ol>`;
	if (value !== null && typeof value === 'object') {
		return `<dl>${Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => `<dt>${escaped(key)}</dt><dd>${rows(one)}</dd>`).join('')}</dl>`;
	}
	return value === null || value === '' ? '—' : escaped(String(value));
}

/** The same as a page that opens without network or program: no script, nothing loaded. */
export function asHtml(title: string, lang: string, data: Record<string, unknown>): string {
	const style = 'body{font:18px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}dl dl,ol{margin-left:1rem}dt{font-weight:bold}dd{margin:0 0 .4rem 1rem;overflow-wrap:anywhere}';
	return `<!doctype html><html lang="${escaped(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style><h1>${escaped(title)}</h1>${rows(data)}</html>\n`;
}
