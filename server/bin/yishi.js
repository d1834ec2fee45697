/** `npm run yishi -- …`: the command line (server/cli/main.ts), on the portal's own Node. */
import { portalNode, toolEnvironment } from './node.js';
import { installWhatIsMissing } from './packages.js';
import { become } from './processes.js';
import { root, script } from './steps.js';

await script(async () => {
	await installWhatIsMissing();
	const node = portalNode();
	return become(node, ['server/cli/main.ts', ...process.argv.slice(2)], {
		cwd: root,
		env: toolEnvironment(node)
	});
});
