/*
 * The script of the page of a draft: loads the editor where there is a draft to open for whoever looks. Small; without it the page shows the last text that was sealed.
 */

const root = document.querySelector<HTMLElement>('[data-draft]');
const says = (what: string | undefined) => root?.querySelectorAll<HTMLElement>('[data-draft-says]').forEach((one) => (one.hidden = one.dataset.draftSays !== what));

function load(): void {
	says('loading');
	const sheet = document.createElement('link');
	sheet.rel = 'stylesheet';
	sheet.href = '/shell/document-editor.css';
	const script = document.createElement('script');
	script.src = '/shell/document-editor.js';
	script.onerror = () => says('failed');
	document.head.append(sheet, script);
}

root?.addEventListener('draft-failed', () => says('failed'));
for (const button of root?.querySelectorAll('[data-draft-again]') ?? []) button.addEventListener('click', () => location.reload());
if (root && root.dataset.no && root.dataset.who && root.dataset.may !== 'none') load();
