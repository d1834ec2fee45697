/** `npm start`: installs and builds what is missing, then becomes the portal (server/main.ts). */
import { portalNode, toolEnvironment } from './node.js';
import { installWhatIsMissing } from './packages.js';
import { buildWhenStale } from './pages.js';
import { become } from './processes.js';
import { root, script } from './steps.js';

await script(async () => {
	await installWhatIsMissing();
	const node = portalNode();
	await buildWhenStale(node);
	return become(node, ['server/main.ts', ...process.argv.slice(2)], {
		cwd: root,
		env: toolEnvironment(node)
	});
});
