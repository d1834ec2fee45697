/*
 * The script of a map page: offers a map to zoom where one can run, and loads it when it is tapped, never before. Small; without it, and
 * where no such map can run, the drawing stays.
 */

const box = document.querySelector<HTMLElement>('[data-map]');
const part = (name: string) => box?.querySelector<HTMLElement>(`[data-map-${name}]`);
const show = (name: string, shown: boolean) => {
	const element = part(name);
	if (element) element.hidden = !shown;
};

/** Asked on a canvas that is let go at once: browsers bear few of them. */
function drawsByGpu(): boolean {
	try {
		const drawing = document.createElement('canvas').getContext('webgl2');
		drawing?.getExtension('WEBGL_lose_context')?.loseContext();
		return drawing !== null && typeof Worker === 'function';
	} catch {
		return false;
	}
}

function failed(): void {
	for (const name of ['loading', 'live', 'acts']) show(name, false);
	show('plan', true);
	show('failed', true);
}

function open(): void {
	show('loading', true);
	const sheet = document.createElement('link');
	sheet.rel = 'stylesheet';
	sheet.href = '/shell/live-map.css';
	const script = document.createElement('script');
	script.src = '/shell/live-map.js';
	script.onerror = failed;
	document.head.append(sheet, script);
}

box?.addEventListener('map-failed', failed);
box?.addEventListener('map-ready', () => {
	show('loading', false);
	show('weight', false);
	show('plan', false);
});

const start = part('start');
if (box && start) {
	const able = drawsByGpu();
	show(able ? 'acts' : 'unable', true);
	let opened = false;
	start.onclick = () => {
		const word = start.querySelector('span')!;
		const live = part('live')!;
		[word.textContent, start.dataset.close] = [start.dataset.close ?? '', word.textContent ?? ''];
		const showing = live.hidden;
		live.hidden = !showing;
		if (opened) show('plan', !showing);
		else open();
		opened = true;
	};
}
