import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { safeParse, type GenericSchema } from 'valibot';
import { FoundCity } from '#acts/city/found.input.ts';
import { serverWords } from '#words/server.ts';
import { lookAtFolder } from '../folder.ts';
import { newPassword } from '../password.ts';
import { bilingual, print, say, Stop, type Saying } from '../say.ts';
import type { Settings } from '../settings.ts';
import { adoptTemplates } from '../templates.ts';
import { done, realFolder, settingsOf, withPortal } from './office.ts';
import { readOptions } from './options.ts';

const { city, administrator } = FoundCity.entries;

/** What is asked: the option, the question, and what the answer must be. */
const QUESTIONS = [
	{ option: 'city', ask: (w) => w.cli.init.city, schema: city.entries.name },
	{ option: 'city-code', ask: (w) => w.cli.init.cityCode, schema: city.entries.code },
	{ option: 'community', ask: (w) => w.cli.init.community, schema: city.entries.name },
	{ option: 'community-code', ask: (w) => w.cli.init.communityCode, schema: city.entries.code },
	{ option: 'name', ask: (w) => w.cli.init.name, schema: administrator.entries.name },
	{ option: 'sign-in', ask: (w) => w.cli.init.signIn, schema: administrator.entries.account }
] as const satisfies { option: string; ask: Saying; schema: GenericSchema<string, string> }[];

type Option = (typeof QUESTIONS)[number]['option'];

/**
 * Makes an empty real data folder with a city, its first community and its first administrator. Whatever is not given as an option is
 * asked on a terminal; without one, it is missing. The password is made here and shown once.
 */
export async function init(args: string[]): Promise<number> {
	const { options } = readOptions<Option>(args, { options: QUESTIONS.map(({ option }) => option) });
	const settings = settingsOf();
	if (await hasCity(settings)) throw new Stop((w) => w.cli.init.notEmpty(settings.data));
	const missing = QUESTIONS.filter(({ option }) => options[option] === undefined);
	if (missing.length > 0 && !process.stdin.isTTY) throw new Stop((w) => w.cli.missing(missing.map(({ option }) => `--${option}`).join(' ')), 2);
	if (missing.length > 0) await askFor(missing, options);
	const answers = options as Record<Option, string>;
	const password = newPassword((length) => randomBytes(length));
	// Judged before anything is made: a wrong option leaves no half-made folder behind.
	const input = {
		city: { code: answers['city-code'], name: answers.city },
		community: { code: answers['community-code'], name: answers.community },
		centre: serverWords['zh-CN'].cli.init.centre(answers.city),
		administrator: { name: answers.name, account: answers['sign-in'], password }
	};
	for (const { option, schema } of QUESTIONS) {
		if (!safeParse(schema, answers[option]).success) throw new Stop((w) => w.cli.wrongOption(`--${option}`, answers[option]), 2);
	}
	if (input.city.code === input.community.code) throw new Stop((w) => w.cli.wrongOption('--community-code', input.community.code), 2);
	await withPortal(settings, realFolder, async ({ portal }) => {
		const founded = done(await portal.perform('city.found', input, { kind: 'operator' }));
		await adoptTemplates(portal);
		print((w) => w.cli.init.done(settings.data));
		print((w) => w.cli.init.password(String(founded.account), password));
		print((w) => w.cli.init.once);
	});
	return 0;
}

/** Whether there is anything to leave alone. A real folder whose city was not founded, because the power failed before, is gone on with. */
async function hasCity(settings: Settings): Promise<boolean> {
	const found = lookAtFolder(settings.data);
	if (typeof found === 'string') return false;
	return found.kind === 'demo' || (await withPortal(settings, undefined, async ({ portal }) => (await portal.city()) !== undefined));
}

/** Asks on the terminal, again when an answer is not in the right form. */
async function askFor(questions: readonly (typeof QUESTIONS)[number][], answers: Partial<Record<Option, string>>): Promise<void> {
	const terminal = createInterface({ input: process.stdin, output: process.stderr });
	try {
		for (const { option, ask, schema } of questions) {
			for (;;) {
				const answer = (await terminal.question(`${bilingual(ask)} `)).trim();
				if (safeParse(schema, answer).success) {
					answers[option] = answer;
					break;
				}
				say((w) => w.cli.init.wrong);
			}
		}
	} finally {
		terminal.close();
	}
}
