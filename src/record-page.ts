/**
 * The script of the record page: shows the button, starts the verifier in a worker, writes what it says. Built into a file of its own
 * and kept small; without it the page leads to the explanation.
 */

/** What the worker found, in sentences. */
export interface Said {
	verdict: 'verified' | 'not-verified' | 'could-not-check';
	title: string;
	lines: string[];
	/** What is wrong or worth knowing, one sentence each. */
	faults: string[];
}

export type ToPage = { is: 'progress'; text: string } | { is: 'done'; said: Said };

const NOTE = { verified: 'note note-positive', 'not-verified': 'note note-late', 'could-not-check': 'note note-caution' } as const;

const box = document.querySelector<HTMLElement>('[data-verify]');
const button = document.querySelector<HTMLButtonElement>('[data-verify-start]')!;
const progress = document.querySelector<HTMLElement>('[data-verify-progress]')!;
const result = document.querySelector<HTMLElement>('[data-verify-result]')!;

function show({ verdict, title, lines, faults }: Said, into: HTMLElement): void {
	const note = document.createElement('div');
	note.className = NOTE[verdict];
	note.dataset.verdict = verdict;
	const add = (tag: string, text: string, parent: HTMLElement = note): void => {
		parent.appendChild(document.createElement(tag)).textContent = text;
	};
	add('h3', title);
	if (faults.length > 0) {
		const list = note.appendChild(document.createElement('ul'));
		for (const fault of faults) add('li', fault, list);
	}
	for (const line of lines) add('p', line);
	into.replaceChildren(note);
}

// The box comes with its three parts (lib/record/VerifyBox.svelte).
if (box && typeof Worker === 'function') {
	button.hidden = false;
	button.onclick = () => {
		button.disabled = true;
		result.replaceChildren();
		const worker = new Worker('/shell/verify-worker.js');
		const end = () => {
			worker.terminate();
			progress.textContent = '';
			button.disabled = false;
			button.querySelector('span')!.textContent = button.dataset.again!;
		};
		worker.onmessage = ({ data }: MessageEvent<ToPage>) => {
			if (data.is === 'progress') progress.textContent = data.text;
			else {
				end();
				show(data.said, result);
			}
		};
		// The worker's own file could not be had: the explanation is what is left.
		worker.onerror = () => {
			end();
			location.assign('/verify');
		};
		worker.postMessage({ community: box.dataset.verify, lang: box.dataset.lang });
	};
}
