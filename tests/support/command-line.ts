import { runCommand } from '#server/cli/run.ts';
import type { Finished } from './portal-process.ts';

/**
 * Runs `npm run yishi -- …` in this very process, which spares the start of another: what it prints, what it says, its exit code.
 * One at a time.
 */
export async function yishi(data: string, ...args: string[]): Promise<Finished> {
	const written = { out: '', err: '' };
	const before = { data: process.env.YISHI_DATA, out: process.stdout.write.bind(process.stdout), err: process.stderr.write.bind(process.stderr) };
	process.env.YISHI_DATA = data;
	process.stdout.write = ((text: string) => ((written.out += text), true)) as typeof process.stdout.write;
	process.stderr.write = ((text: string) => ((written.err += text), true)) as typeof process.stderr.write;
	try {
		const code = await runCommand(args);
		return { code, ...written };
	} finally {
		if (before.data === undefined) delete process.env.YISHI_DATA;
		else process.env.YISHI_DATA = before.data;
		process.stdout.write = before.out;
		process.stderr.write = before.err;
	}
}
