/** `npm run yishi -- …`: one file for each command. */
import { runCommand } from './run.ts';

/** Only what the owner may read comes out of this program: ledgers, keys, backups. */
process.umask(0o077);

process.exitCode = await runCommand(process.argv.slice(2));
