/** `npm run build`: builds, whether or not the last build is still good; `--shell` only static/shell. */
import { portalNode } from './node.js';
import { installWhatIsMissing } from './packages.js';
import { build, buildShell } from './pages.js';
import { script } from './steps.js';

await script(async () => {
	await installWhatIsMissing();
	const node = portalNode();
	await (process.argv.includes('--shell') ? buildShell(node) : build(node));
	return 0;
});
