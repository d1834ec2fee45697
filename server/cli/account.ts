import { newPassword } from '../password.ts';
import { print, Stop } from '../say.ts';
import { done, settingsOf, withPortal } from './office.ts';
import { readOptions } from './options.ts';

/** Gives a person on a community's roll a sign-in: also a new one, when the password of the old one is lost. Shown once. */
export async function account(args: string[]): Promise<number> {
	const { words: [name], options: { community, person } } = readOptions(args, { words: 1, options: ['community', 'person'] });
	if (name === undefined || community === undefined || person === undefined) throw new Stop((w) => w.cli.missing(w.cli.verbs.account.usage), 2);
	await withPortal(settingsOf(), undefined, async ({ portal }) => {
		const found = (await portal.records.communities.personsOf(community)).filter((one) => one.name === person);
		const [only] = found;
		if (!only) throw new Stop((w) => w.cli.account.nobody(person, community));
		if (found.length > 1) throw new Stop((w) => w.cli.account.several(person, community));
		const password = newPassword(portal.random);
		done(await portal.perform('account.create', { name, person: only.id, password }, { kind: 'operator' }));
		print((w) => w.cli.init.password(name, password));
		print((w) => w.cli.init.once);
	});
	return 0;
}
