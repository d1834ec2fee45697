import { bilingual, print, Stop } from '../say.ts';

/** A command: its arguments in, the exit code out. */
type Command = (args: string[]) => Promise<number>;

/** Loaded when it is asked for, so that none waits for another's libraries. */
const COMMANDS = {
	init: async () => (await import('./init.ts')).init,
	import: async () => (await import('./import.ts')).importFile,
	'import-map': async () => (await import('./import-map.ts')).importMapFile,
	account: async () => (await import('./account.ts')).account,
	'reset-factor': async () => (await import('./reset-factor.ts')).resetFactor,
	backup: async () => (await import('./backup.ts')).backup,
	restore: async () => (await import('./restore.ts')).restore,
	doctor: async () => (await import('./doctor.ts')).doctor,
	verify: async () => (await import('./verify.ts')).verify,
	'sign-ins': async () => (await import('./sign-ins.ts')).signIns,
	help: async () => help
} satisfies Record<string, () => Promise<Command>>;

type Name = keyof typeof COMMANDS;

async function help(): Promise<number> {
	print((w) => w.cli.usage);
	for (const name of Object.keys(COMMANDS) as Name[]) {
		process.stdout.write('\n');
		print((w) => w.cli.verbs[name].usage);
		process.stdout.write(`  ${bilingual((w) => w.cli.verbs[name].does)}\n`);
	}
	return 0;
}

/** Runs the command that is asked for; what a person has to put right is said on the error stream. Answers the exit code. */
export async function runCommand([asked = 'help', ...args]: readonly string[]): Promise<number> {
	const name = (['-h', '--help'].includes(asked) ? 'help' : asked) as Name;
	try {
		if (!Object.hasOwn(COMMANDS, name)) throw new Stop([(w) => w.cli.unknownVerb(asked.slice(0, 40)), (w) => w.cli.seeHelp], 2);
		return await (await COMMANDS[name]())(args);
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		for (const saying of error.sayings) process.stderr.write(`${bilingual(saying)}\n`);
		return error.exitCode;
	}
}
