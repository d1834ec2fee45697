import type { CommandName, Writing } from './writing.ts';

/**
 * The six buttons: one stop of the Tab key, arrows between them. A tap leaves the cursor, and a phone's keyboard, where they are. On a phone they stand above the keyboard, wherever
 * that is now.
 */
export function openTools(bar: HTMLElement, writing: () => Writing | undefined) {
	const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button[data-tool]')];
	const nameOf = (button: HTMLButtonElement) => button.dataset.tool as CommandName;
	const able = (button: HTMLButtonElement) => button.getAttribute('aria-disabled') !== 'true';
	let at = 0;
	const stop = (index: number) => {
		at = (index + buttons.length) % buttons.length;
		buttons.forEach((button, i) => (button.tabIndex = i === at ? 0 : -1));
	};
	stop(0);
	for (const [index, button] of buttons.entries()) {
		// What has the focus keeps it.
		button.addEventListener('pointerdown', (event) => event.preventDefault());
		button.addEventListener('mousedown', (event) => event.preventDefault());
		button.addEventListener('click', (event) => {
			const one = writing();
			if (!one || !able(button)) return;
			one.does(nameOf(button));
			stop(index);
			// By keyboard one stays among the buttons; a tap goes back to writing.
			if (event.detail > 0 || document.activeElement !== button) one.view.focus();
		});
	}
	bar.addEventListener('keydown', (event) => {
		const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
		if (event.key === 'Escape') writing()?.view.focus();
		else if (to === undefined) return;
		else {
			stop(to);
			buttons[at]!.focus();
		}
		event.preventDefault();
	});

	const screen = window.visualViewport;
	const above = () => {
		const hidden = screen ? Math.max(0, window.innerHeight - screen.height - screen.offsetTop) : 0;
		bar.style.setProperty('--keyboard', `${Math.round(hidden)}px`);
	};
	screen?.addEventListener('resize', above);
	screen?.addEventListener('scroll', above);
	above();

	return {
		show(): void {
			const one = writing();
			for (const button of buttons) button.setAttribute('aria-disabled', String(!one?.can(nameOf(button))));
		},
		focus(): void {
			buttons[at]!.focus();
		}
	};
}
