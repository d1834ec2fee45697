/*
 * The scope of a service worker, as far as it is used here. The types that come with TypeScript for workers cannot be loaded beside
 * those for pages, and both are checked in one run.
 */

interface Extendable extends Event {
	waitUntil(work: Promise<unknown>): void;
}

/** A page that this worker serves. */
export interface WorkerClient {
	id: string;
	url: string;
	postMessage(message: unknown): void;
}

export interface FetchAsked extends Extendable {
	request: Request;
	clientId: string;
	/** What the browser fetched while the worker was starting; undefined without navigation preload. */
	preloadResponse?: Promise<Response | undefined>;
	respondWith(answer: Promise<Response> | Response): void;
}

export interface MessageArrived extends Extendable {
	data: unknown;
	origin: string;
	ports: readonly MessagePort[];
}

export interface SyncDue extends Extendable {
	tag: string;
}

export interface WorkerRegistration {
	active: { postMessage(message: unknown): void } | null;
	waiting: { postMessage(message: unknown): void } | null;
	navigationPreload?: { enable(): Promise<void> };
	sync?: { register(tag: string): Promise<void> };
}

export interface WorkerScope {
	addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
	addEventListener(type: 'fetch', listener: (event: FetchAsked) => void): void;
	addEventListener(type: 'message', listener: (event: MessageArrived) => void): void;
	addEventListener(type: 'sync', listener: (event: SyncDue) => void): void;
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void>; matchAll(options?: { type?: 'window'; includeUncontrolled?: boolean }): Promise<WorkerClient[]> };
	registration: WorkerRegistration;
	location: Location;
}
