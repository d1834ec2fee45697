import type { Caller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import type { Thread } from '#domain/comment/view/thread.ts';
import type { Lang } from '#domain/content/content.ts';
import type { Need } from '#domain/oversight/inbox-view.ts';
import type { Ambient, Size, Theme } from '#lib/ui/context.ts';

declare global {
	namespace App {
		interface Locals {
			portal: Portal;
			caller: Caller;
			lang: Lang;
			size: Size;
			theme: Theme;
			/** What did not get through, on the page that says so. */
			refused?: { status: number; code: string } | undefined;
		}
		interface Error {
			message: string;
			/** A number that can be read over the telephone; the log has it too. */
			code?: string;
		}
		interface PageData {
			/** What a public page shows, its evidence, and the comments on it. */
			model?: { proof?: { seq: number; hash: string }; thread?: Thread };
			/** Whether what it shows is followed, and what is wanted of whoever is signed in. */
			follows?: boolean | undefined;
			polling?: Ambient['polling'];
			rating?: Ambient['rating'];
			mine?: boolean | undefined;
			drafting?: Ambient['drafting'];
			own?: { needs: Need[]; count: number } | undefined;
		}
	}
}

declare module 'node:http' {
	interface IncomingMessage {
		/** The server puts the one Portal on every request; adapter-node hands the request on as `event.platform.req`. */
		portal?: Portal;
	}
}

export {};
