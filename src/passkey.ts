import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/*
 * Passkeys of officers, on the three pages that offer them. It has no sentences: they stand in the page. Acts are asked for like by any other
 * program; the token that comes back is set as a cookie by the portal and never seen here.
 */

interface Answered {
	ok: boolean;
	sentence?: string;
	value?: { challenge?: string; options?: never; codes?: string[] };
}

async function perform(act: string, input: unknown): Promise<Answered> {
	const answer = await fetch(`/acts/${act}`, {
		method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ input }), credentials: 'same-origin'
	});
	return (await answer.json()) as Answered;
}

async function signIn(): Promise<Answered> {
	const asked = await perform('passkey.ask', {});
	if (!asked.ok) return asked;
	const answer = await startAuthentication({ optionsJSON: asked.value!.options! });
	return perform('passkey.sign-in', { challenge: asked.value!.challenge, answer: strip(answer) });
}

async function add(name: string): Promise<Answered> {
	const begun = await perform('passkey.begin', {});
	if (!begun.ok) return begun;
	const answer = await startRegistration({ optionsJSON: begun.value!.options! });
	return perform('passkey.add', { challenge: begun.value!.challenge, name, answer: strip(answer) });
}

/** What the act takes of an answer: browsers add results of extensions that nobody asked for, and leave out what they do not know. */
function strip(answer: object): unknown {
	const { clientExtensionResults, ...rest } = answer as { clientExtensionResults?: { credProps?: { rk?: boolean } } };
	const rk = clientExtensionResults?.credProps?.rk;
	return JSON.parse(JSON.stringify({ ...rest, clientExtensionResults: rk === undefined ? {} : { credProps: { rk } } })) as unknown;
}

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
	const { passkey: does, back, working, failed, unsupported } = box.dataset;
	const says = box.querySelector<HTMLElement>('[data-passkey-says]')!;
	const none = box.querySelector<HTMLElement>('[data-passkey-none]');
	const button = box.querySelector('button')!;
	if (!browserSupportsWebAuthn()) {
		if (none) none.textContent = unsupported ?? '';
		continue;
	}
	box.hidden = false;
	none?.remove();
	for (const part of box.querySelectorAll<HTMLElement>('[data-passkey-ready]')) part.hidden = false;
	button.onclick = async () => {
		button.disabled = true;
		says.textContent = working ?? '';
		try {
			const done = does === 'add' ? await add(box.querySelector('input')!.value.trim() || '-') : await signIn();
			if (!done.ok) {
				says.textContent = done.sentence ?? failed ?? '';
				return;
			}
			const codes = done.value?.codes ?? [];
			if (codes.length > 0) showCodes(codes);
			else location.assign(back || location.pathname);
		} catch {
			// The person said no, the device gave up, or the network went: nothing has happened.
			says.textContent = failed ?? '';
		} finally {
			button.disabled = false;
		}
	};
}

function showCodes(codes: readonly string[]): void {
	const place = document.querySelector<HTMLElement>('[data-passkey-codes]')!;
	const list = place.querySelector('ol')!;
	list.replaceChildren(...codes.map((code) => Object.assign(document.createElement('li'), { textContent: code.replace(/(.{4})(?=.)/g, '$1-') })));
	place.hidden = false;
	document.querySelector('[data-passkey-rest]')?.remove();
	place.querySelector<HTMLElement>('h2')?.focus();
}
