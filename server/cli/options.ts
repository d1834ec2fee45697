import { Stop } from '../say.ts';

/** What a command was given: words in order, and options by name. */
export interface Given<O extends string> {
	words: string[];
	options: Partial<Record<O, string>>;
	flags: Set<string>;
}

/**
 * Reads `word --option value --flag`. Stop (exit code 2) for an option or a word that the command does not have, and for an option
 * without its value.
 */
export function readOptions<O extends string>(args: readonly string[], known: { words?: number; options?: readonly O[]; flags?: readonly string[] }): Given<O> {
	const given: Given<O> = { words: [], options: {}, flags: new Set() };
	for (let at = 0; at < args.length; at++) {
		const arg = args[at]!;
		const [name, inline] = arg.startsWith('--') ? arg.slice(2).split(/=(.*)/s, 2) : [undefined];
		const option = known.options?.find((one) => one === name);
		if (name === undefined) {
			if (given.words.length >= (known.words ?? 0)) throw new Stop((w) => w.cli.unknownOption(arg), 2);
			given.words.push(arg);
		} else if (option) {
			const value = inline ?? args[++at];
			if (value === undefined || value === '') throw new Stop((w) => w.cli.missing(`--${option}`), 2);
			given.options[option] = value;
		} else if (known.flags?.includes(name) && inline === undefined) given.flags.add(name);
		else throw new Stop((w) => w.cli.unknownOption(arg), 2);
	}
	return given;
}
