import { Worker } from 'node:worker_threads';
import type { CompactAnswered, CompactAsked } from './compact-worker.ts';

export type Compactor = ReturnType<typeof createCompactor>;

/** Compacts documents in a worker that is started when first wanted and ended when it has had nothing to do for ten seconds. */
export function createCompactor() {
	let worker: Worker | undefined;
	let next = 0;
	const waiting = new Map<number, { done(answer: CompactAnswered['compacted']): void; failed(error: Error): void }>();
	let idle: NodeJS.Timeout | undefined;

	function start(): Worker {
		const started = new Worker(new URL('./compact-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
		const failed = (error: Error) => {
			if (worker === started) worker = undefined;
			for (const [id, one] of waiting) {
				waiting.delete(id);
				one.failed(error);
			}
		};
		started.on('message', ({ id, compacted }: CompactAnswered) => {
			waiting.get(id)?.done(compacted);
			waiting.delete(id);
			if (waiting.size > 0) return;
			clearTimeout(idle);
			idle = setTimeout(stop, 10_000);
			idle.unref();
		});
		started.on('error', failed);
		started.on('exit', () => failed(new Error('the compacting worker ended')));
		started.unref();
		return started;
	}

	function stop(): void {
		const had = worker;
		worker = undefined;
		clearTimeout(idle);
		void had?.terminate();
	}

	return {
		/**
		 * One document of many updates. Undefined when they cannot stand alone.
		 * @throws when they are no updates, or the worker ended
		 */
		compact(updates: Uint8Array[]): Promise<CompactAnswered['compacted']> {
			clearTimeout(idle);
			worker ??= start();
			const id = next++;
			return new Promise((done, failed) => {
				waiting.set(id, { done, failed });
				worker!.postMessage({ id, updates } satisfies CompactAsked);
			});
		},
		stop
	};
}
