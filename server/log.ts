import { pino } from 'pino';
import type { Logging } from '#acts/portal.ts';
import { redact, redactText } from './redact.ts';
import type { LogLevel } from './settings.ts';

/** The log of the server: what the Portal writes, and a level for every request. */
export interface Log extends Logging {
	debug(fields: Record<string, unknown>, message: string): void;
}

/** Lines of JSON, one a line, each written before the call returns: the last words of a process that ends are its most useful ones. */
export function createLog(level: LogLevel, to: number | string = 1): Log {
	const destination = pino.destination({ dest: to, sync: true });
	// Nobody reads any more (a closed pipe): the portal goes on without a log.
	destination.on('error', () => undefined);
	const lines = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
	const at = (severity: 'debug' | 'info' | 'error') => (fields: Record<string, unknown>, message: string) => {
		if (lines.isLevelEnabled(severity)) lines[severity](redact(fields), redactText(message));
	};
	return { debug: at('debug'), info: at('info'), error: at('error') };
}
