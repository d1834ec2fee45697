import { ok } from '#domain/basics/result.ts';
import { happeningOf, OWN_DOING, TOLD_TO_ALL, type Happening, type HappeningKind } from '#domain/oversight/happening.ts';
import type { NoticeChoice } from '#records/notices.ts';
import { act, type Tx } from '../act.ts';
import { MakeNotices } from './make.input.ts';

/** Lines of the record that are gone through in one act. */
const AT_ONCE = 100;

/** What is told to whoever wrote what it is about; and what they did themselves, which is not. */
const ABOUT_AUTHORS: ReadonlySet<HappeningKind> = new Set<HappeningKind>(['answered']);

/** Whoever wants to hear of a happening: followers, whoever asked or proposed, and of what concerns everybody of their community those who are called. */
async function listeners(tx: Tx, { kind, object, concerns, community, seq }: Happening): Promise<Map<string, NoticeChoice>> {
	const { notices, record } = tx.records;
	const people = new Set((await notices.followersOf(concerns)).filter((one) => one.community === community && one.since <= seq).map(({ person }) => person));
	const author = ABOUT_AUTHORS.has(kind) || OWN_DOING.has(kind) ? await record.author(object) : undefined;
	if (author && ABOUT_AUTHORS.has(kind)) people.add(author);
	// Whoever raised a proposal hears what became of it.
	if (kind === 'begun' || kind === 'step') for (const concern of concerns) people.add((await record.author(concern)) ?? '');
	if (author && OWN_DOING.has(kind)) people.delete(author);
	people.delete('');
	const called = TOLD_TO_ALL.has(kind) ? await notices.callable(community) : [];
	const choices = new Map(called.map((choice) => [choice.person, choice]));
	for (const person of people) {
		const choice = choices.get(person) ?? (await notices.choice(person));
		if (choice) choices.set(person, choice);
	}
	return choices;
}

/**
 * The clock goes through the lines of a record that came since the last time, in their order, and notes whom to tell of what. Where it
 * stopped is written with the notices: after a stop it goes on there, and nothing is noted twice. Whoever wants neither mail nor calls
 * has it in the inbox.
 */
export const make = act({
	name: 'notice.make',
	input: MakeNotices,
	may: [{ who: 'clock' }],
	refusals: [],
	community: (input) => input.community,
	async decide(tx, { community }) {
		const { contents, notices, record } = tx.records;
		const size = (await record.log(community))?.size ?? 0;
		const from = Number((await record.state(`told ${community}`)) ?? 0);
		const until = Math.min(size, from + AT_ONCE);
		if (until <= from) return ok({ left: 0, made: 0 });
		let made = 0;
		for (const { held } of (await contents.lines(community, { limit: until - from, before: until })).reverse()) {
			const happening = held && (await happeningOf(contents, held));
			if (!happening) continue;
			for (const [person, choice] of await listeners(tx, happening)) {
				const mail = choice.email !== null && choice.confirmed ? 'waits' : 'none';
				const call = choice.telephone ? 'waits' : 'none';
				if (mail === 'none' && call === 'none') continue;
				const { kind, object, nth, seq } = happening;
				await notices.addNotice({ person, object, kind, nth, community, seq, madeAt: tx.now, mail, call });
				made++;
			}
		}
		await record.putState(`told ${community}`, String(until));
		return ok({ left: size - until, made, about: `${community} ${from}-${until}` });
	}
});
