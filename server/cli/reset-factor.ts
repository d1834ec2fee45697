import { print, Stop } from '../say.ts';
import { done, settingsOf, withPortal } from './office.ts';
import { readOptions } from './options.ts';

/** Takes away the second factors of a sign-in whose telephone and codes are lost: for the last administrator, whom nobody else can help. */
export async function resetFactor(args: string[]): Promise<number> {
	const { words: [name] } = readOptions(args, { words: 1 });
	if (name === undefined) throw new Stop((w) => w.cli.missing(w.cli.verbs['reset-factor'].usage), 2);
	await withPortal(settingsOf(), undefined, async ({ portal }) => {
		const account = await portal.records.sessions.account(name);
		if (!account) throw new Stop((w) => w.cli.resetFactor.nobody(name));
		done(await portal.perform('authenticator.reset', { person: account.person }, { kind: 'operator' }));
		print((w) => w.cli.resetFactor.done(name));
	});
	return 0;
}
