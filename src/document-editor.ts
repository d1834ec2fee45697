import '#lib/old-browsers.ts';
import { openDesk } from '#lib/document/editor/desk.ts';
import '#lib/document/editor/editor.css';

/* The editor of a draft, loaded by src/document-page.ts where somebody may open one. Without words of its own: they stand in the page. */

const root = document.querySelector<HTMLElement>('[data-draft]');
if (root) void openDesk(root).catch(() => root.dispatchEvent(new Event('draft-failed')));
