/*
 * Makes photographs small before they are sent: a phone's picture of 4 MB becomes some 300 kB, is turned upright, and has lost where it was
 * taken. The form then carries it as text, so that it can wait in the outbox; without this script the file itself goes.
 */

/** Longest side in pixels: the small print of an A4 sheet can still be read. */
const LONGEST = 1800;
const MOST_BYTES = 420_000;
const QUALITIES = [0.82, 0.7, 0.55];

async function bitmapOf(file: File): Promise<{ picture: CanvasImageSource; width: number; height: number }> {
	// As a data address: the page's policy lets no picture in by `blob:`.
	const address = await new Promise<string>((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = reject;
		reader.readAsDataURL(file);
	});
	const picture = new Image();
	await new Promise((resolve, reject) => {
		picture.onload = resolve;
		picture.onerror = reject;
		picture.src = address;
	});
	return { picture, width: picture.naturalWidth, height: picture.naturalHeight };
}

const encoded = (canvas: HTMLCanvasElement, type: string, quality: number) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));

async function shrunk(file: File): Promise<Blob | undefined> {
	const { picture, width, height } = await bitmapOf(file);
	const scale = Math.min(1, LONGEST / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	let last: Blob | undefined;
	for (const quality of QUALITIES) {
		last = (await encoded(canvas, 'image/jpeg', quality)) ?? last;
		if (last && last.size <= MOST_BYTES) break;
	}
	return last;
}

async function base64(blob: Blob): Promise<string> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let text = '';
	for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
	return btoa(text);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-photo]')) {
	const file = form.querySelector<HTMLInputElement>('input[type=file]');
	const image = form.querySelector<HTMLInputElement>('input[name=image]');
	const said = form.querySelector<HTMLElement>('[data-photo-shrunk]');
	const button = form.querySelector('button');
	if (!file || !image || !button) continue;
	const forget = () => {
		image.value = '';
		file.name = 'file';
		if (said) said.hidden = true;
	};
	form.addEventListener('reset', forget);
	file.addEventListener('change', () => {
		forget();
		const chosen = file.files?.[0];
		if (!chosen) return;
		button.disabled = true;
		void shrunk(chosen)
			.then(async (small) => {
				if (!small) return;
				image.value = await base64(small);
				// The small one goes in its place.
				file.name = '';
				if (said) {
					said.textContent = (said.dataset.photoShrunk ?? '').replace('{kb}', String(Math.ceil(small.size / 1000)));
					said.hidden = false;
				}
			})
			// No picture that this browser knows: the portal says what it thinks of it.
			.catch(() => undefined)
			.finally(() => (button.disabled = false));
	});
}
