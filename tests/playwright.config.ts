import { defineConfig } from '@playwright/test';

/*
 * journeys/ and whatever else needs a browser: every *.spec.ts. No web server here: each journey starts its own
 * portal, on a free port, in its own folder (tests/support).
 */

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: '../test-results',
	fullyParallel: false,
	// Two leave a fifth of two processors idle while pages wait.
	workers: 3,
	retries: 0,
	// What a step may take on a machine that is busy with others; what must be quick says so itself.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// A trace takes a sixth of the time; whoever looks for a fault asks for one.
		trace: process.env.YISHI_TRACE ? 'retain-on-failure' : 'off',
		launchOptions: {
			executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
			args: [
				// As root Chromium does not start with its sandbox.
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
