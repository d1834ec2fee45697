/*
 * The script of the page of a draft: loads the editor where there is a draft to open for whoever looks, or where their device keeps words of one that
 * they cannot open any more. Small; without it the page shows the last text that was sealed.
 */

const root = document.querySelector<HTMLElement>('[data-draft]');
const says = (what: string | undefined) => root?.querySelectorAll<HTMLElement>('[data-draft-says]').forEach((one) => (one.hidden = one.dataset.draftSays !== what));

/** Whether this device keeps words of this text. A browser that cannot say may. */
async function keeps(): Promise<boolean> {
	const { who, document: text } = root!.dataset;
	if (!('databases' in indexedDB)) return true;
	return (await indexedDB.databases()).some(({ name }) => name?.startsWith(`yishi-text ${who} ${text}.`));
}

function load(): void {
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
if (root?.dataset.who) {
	if (root.dataset.no && root.dataset.may !== 'none') {
		says('loading');
		load();
	} else keeps().then((does) => does && load(), () => undefined);
}
