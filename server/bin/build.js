/** `npm run build`: builds, whether or not the last build is still good; `--shell` only static/shell, `--stale` only what is no longer good. */
import { portalNode } from './node.js';
import { installWhatIsMissing } from './packages.js';
import { build, buildShell, buildWhenStale } from './pages.js';
import { script } from './steps.js';

await script(async () => {
	await installWhatIsMissing();
	const node = portalNode();
	const how = process.argv.includes('--shell') ? buildShell : process.argv.includes('--stale') ? buildWhenStale : build;
	await how(node);
	return 0;
});
