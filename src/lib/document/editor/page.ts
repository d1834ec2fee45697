import type { EditorWords } from './words.ts';

/** The places of the page that the editor fills in, found by their data attributes. */
export interface DraftPlace {
	root: HTMLElement;
	community: string;
	document: string;
	/** The number of the draft; absent: nothing is written here any more. */
	no: number | undefined;
	/** What the portal says that whoever looks may do; absent without network. */
	may: 'write' | 'read' | 'none' | undefined;
	epoch: string | undefined;
	/** Whose device this is: a session of a phone, or a desk. */
	who: string | undefined;
	lang: string;
	words: EditorWords;
}

/** What the page says about the draft, one sentence at a time. */
export type Saying = 'loading' | 'none' | 'read' | 'not-kept' | 'over' | 'gone' | 'ended' | 'full' | 'failed' | 'restored' | 'locked';

const within = <E extends HTMLElement>(root: ParentNode, name: string) => root.querySelector<E>(`[data-draft-${name}]`);

export function readPlace(root: HTMLElement): DraftPlace {
	const { community = '', document: subject = '', no, may, epoch, who, words = '{}' } = root.dataset;
	return {
		root, community, document: subject, no: no ? Number(no) : undefined, may: may === 'write' || may === 'read' || may === 'none' ? may : undefined, epoch: epoch || undefined,
		who: who || undefined, lang: root.dataset.lang ?? 'zh-CN', words: JSON.parse(words) as EditorWords
	};
}

/** The same of the page as it would be drawn now, from the portal alone. Undefined when it cannot be asked. */
export async function placeNow(): Promise<DraftPlace | 'not-there' | undefined> {
	try {
		const answer = await fetch(location.pathname, { headers: { accept: 'text/html' }, cache: 'no-store' });
		if (answer.status === 404) return 'not-there';
		if (!answer.ok) return undefined;
		const root = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('[data-draft]');
		return root ? readPlace(root) : undefined;
	} catch {
		return undefined;
	}
}

/** A sentence, or a text under its title. */
export type Noted = string | { title: string; text: string };

/** Takes all the texts of a note along. */
function copying(parts: readonly Noted[], words: Pick<EditorWords, 'copy' | 'copied'>): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'btn';
	button.textContent = words.copy;
	button.onclick = async () => {
		const text = parts.flatMap((one) => (typeof one === 'string' ? [] : [one.text])).join('\n\n');
		// Where the browser does not allow it, the text is selected to be copied by hand.
		try {
			await navigator.clipboard.writeText(text);
			button.textContent = words.copied;
		} catch {
			for (const details of button.parentElement!.querySelectorAll('details')) details.open = true;
			getSelection()?.selectAllChildren(button.parentElement!);
		}
	};
	return button;
}

export function openPage(root: HTMLElement) {
	const part = (name: string) => within(root, name);
	const show = (name: string, shown: boolean) => root.querySelectorAll<HTMLElement>(`[data-draft-${name}]`).forEach((element) => (element.hidden = !shown));
	/** Says something new, and only then: whoever listens hears it once. */
	const say = (name: string, text: string): void => {
		const element = part(name);
		if (!element) return;
		element.hidden = text === '';
		if (element.textContent !== text) element.textContent = text;
	};
	const hear = (name: 'state' | 'people', text: string): void => {
		const element = part(`heard-${name}`);
		if (element && element.textContent !== text) element.textContent = text;
	};
	return {
		part, show, say,
		/** Says it to whoever listens alone. What is shown comes and goes too often for them. */
		hear,
		/**
		 * The one sentence about how things stand; undefined: none.
		 * @param keeps whether this device keeps what was written
		 */
		tell(what: Saying | undefined, keeps = true): void {
			for (const one of root.querySelectorAll<HTMLElement>('[data-draft-says]')) {
				one.hidden = one.dataset.draftSays !== what;
				for (const stays of one.querySelectorAll<HTMLElement>('[data-draft-stays]')) stays.hidden = (stays.dataset.draftStays === 'yes') !== keeps;
				// Not yet: what comes out of hiding is not heard everywhere.
				if (!one.hidden) hear('state', [...one.querySelectorAll<HTMLElement>('[data-draft-stays], p:first-child > span:first-child')].filter(({ hidden }) => !hidden).map(({ textContent }) => textContent).join(' '));
			}
		},
		/** Text in a box that can be put away. */
		note(name: 'news' | 'kept', parts: readonly Noted[], words: Pick<EditorWords, 'dismiss' | 'copy' | 'copied'>, copied = false): void {
			const box = part(name);
			if (!box) return;
			box.replaceChildren(
				...parts.map((one) => {
					if (typeof one === 'string') {
						const p = document.createElement('p');
						p.textContent = one;
						return p;
					}
					const quoted = document.createElement('details');
					const title = document.createElement('summary');
					title.textContent = one.title;
					const text = document.createElement('p');
					text.className = 'quoted';
					text.textContent = one.text;
					quoted.append(title, text);
					return quoted;
				})
			);
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'btn btn-quiet';
			button.textContent = words.dismiss;
			button.onclick = () => (box.hidden = true);
			box.append(...(copied ? [copying(parts, words), button] : [button]));
			box.hidden = false;
		}
	};
}

export type Page = ReturnType<typeof openPage>;
