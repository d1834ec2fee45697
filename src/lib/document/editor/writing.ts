import { keymap } from 'prosemirror-keymap';
import { EditorState, Plugin, PluginKey, type Command, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import * as Y from 'yjs';
import { relativePositionToAbsolutePosition, redoCommand, undoCommand, yCursorPlugin, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror';
import type { ClauseId } from '#domain/document/clause.ts';
import { backspace, del, enter, newClause, newItem, newParagraph, newTable, toCell, withoutSelection } from './commands.ts';
import { linesOfHtml, linesOfText, pasted } from './paste.ts';
import { colourOf, isCursor, type Present } from './people.ts';
import { schema } from './schema.ts';
import type { Session } from './session.ts';
import { tidy } from './tidy.ts';

/** The six buttons, by name. */
export const COMMANDS = { clause: newClause, paragraph: newParagraph, item: newItem, table: newTable, undo: undoCommand, redo: redoCommand } satisfies Record<string, Command>;
export type CommandName = keyof typeof COMMANDS;

const DOTS = new PluginKey<DecorationSet>('unsaved');

/** A dot at every clause that is not saved yet, with the word for it. */
function dots(word: string): Plugin<DecorationSet> {
	return new Plugin({
		key: DOTS,
		state: {
			init: () => DecorationSet.empty,
			apply(tr, before, _old, { doc }) {
				const clauses = tr.getMeta(DOTS) as Set<ClauseId> | undefined;
				if (!clauses) return before.map(tr.mapping, doc);
				const marks: Decoration[] = [];
				doc.forEach((clause, at) => {
					if (clauses.has(clause.attrs.id as ClauseId)) marks.push(Decoration.node(at, at + clause.nodeSize, { class: 'is-unsaved', 'data-word': word }));
				});
				return DecorationSet.create(doc, marks);
			}
		},
		props: { decorations: (state) => DOTS.getState(state) }
	});
}

/**
 * Undoes what one wrote oneself, and nothing that others put into it: an element that is not empty stays, and so does what a part is called by.
 */
function undoing(text: Y.XmlFragment): Y.UndoManager {
	return new Y.UndoManager(text, {
		trackedOrigins: new Set([ySyncPluginKey]),
		deleteFilter: (item) => item.parentSub === null && !(item.content instanceof Y.ContentType && (item.content.type as unknown as { _length: number })._length > 0),
		captureTransaction: (tr) => tr.meta.get('addToHistory') !== false
	});
}

/** Another's cursor, with the name at it, which is no part of the text. Colours are classes: the page's policy lets no style in by attribute. */
function caret({ name, person }: { name?: string; person?: string }): HTMLElement {
	const element = document.createElement('span');
	element.className = `caret tint-${colourOf(person ?? '')}`;
	element.dataset.name = name ?? '';
	return element;
}

/** Who reads only is still led to the text by the Tab key. */
const READ_ONLY = { 'aria-readonly': 'true', tabindex: '0' };

export interface WritingParts {
	mount: HTMLElement;
	session: Session;
	write: boolean;
	words: { label: string; unsaved: string };
	describedBy: string;
	lang: string;
	/** After every change of text or selection. */
	changed(): void;
	/** The keys that lead from the text to the tools. */
	toTools(): void;
}

export type Writing = ReturnType<typeof openWriting>;

/** Puts the editor into the page. */
export function openWriting({ mount, session, write, words, describedBy, lang, changed, toTools }: WritingParts) {
	const toolsKey: Command = () => {
		toTools();
		return true;
	};
	const keys: Record<string, Command> = {
		Enter: enter, 'Shift-Enter': enter, Backspace: backspace, 'Mod-Backspace': backspace, 'Shift-Backspace': backspace, Delete: del, 'Mod-Delete': del,
		Tab: toCell(1), 'Shift-Tab': toCell(-1), 'Mod-z': undoCommand, 'Mod-y': redoCommand, 'Shift-Mod-z': redoCommand,
		'Mod-Alt-1': newClause, 'Mod-Alt-2': newParagraph, 'Mod-Alt-3': newItem, 'Mod-Alt-4': newTable, 'Alt-F10': toolsKey, Escape: toolsKey
	};
	const plugins = [
		ySyncPlugin(session.text),
		yCursorPlugin(session.awareness, {
			awarenessStateFilter: (_: number, client: number, state: { cursor?: unknown }) => client !== session.awareness.clientID && isCursor(state.cursor),
			cursorBuilder: caret,
			selectionBuilder: (user: { person?: string }) => ({ class: `reach tint-${colourOf(user.person ?? '')}` })
		}),
		...(write ? [yUndoPlugin({ undoManager: undoing(session.text) }), tidy()] : []),
		dots(words.unsaved),
		...(write ? [keymap(keys)] : [])
	];
	const attributes = {
		class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.label, 'aria-describedby': describedBy, lang, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off'
	};
	const view: EditorView = new EditorView(mount, {
		state: EditorState.create({ schema, plugins: plugins as Plugin[] }),
		editable: () => write,
		// The buttons cover an edge of the screen: where one writes stays clear of them.
		scrollThreshold: { top: 64, right: 0, bottom: 130, left: 0 },
		scrollMargin: { top: 80, right: 0, bottom: 150, left: 0 },
		attributes: write ? attributes : { ...attributes, ...READ_ONLY },
		dispatchTransaction(this: EditorView, tr: Transaction) {
			this.updateState(this.state.apply(tr));
			changed();
		},
		handlePaste(_, event) {
			const html = event.clipboardData?.getData('text/html') ?? '';
			const plain = event.clipboardData?.getData('text/plain') ?? '';
			const tr = pasted(view.state, html === '' ? linesOfText(plain) : linesOfHtml(html));
			if (tr) view.dispatch(tr);
			return true;
		},
		// Text is moved by cutting and pasting, which every keyboard can.
		handleDrop: () => true,
		handleTextInput(_, from, to, text) {
			const { doc } = view.state;
			if (from === to || (doc.resolve(from).depth > 0 && doc.resolve(to).depth > 0 && doc.resolve(from).before(1) === doc.resolve(to).before(1))) return false;
			// Typed over a selection that reaches into another clause.
			view.dispatch(withoutSelection(view.state).insertText(text).scrollIntoView());
			return true;
		},
		handleDOMEvents: {
			dragstart: (_, event) => {
				event.preventDefault();
				return true;
			},
			cut(_, event) {
				if (view.state.selection.empty || !write || !event.clipboardData) return false;
				const { dom, text } = view.serializeForClipboard(view.state.selection.content());
				event.clipboardData.setData('text/html', dom.innerHTML);
				event.clipboardData.setData('text/plain', text);
				event.preventDefault();
				view.dispatch(withoutSelection(view.state).scrollIntoView());
				return true;
			},
			compositionstart: () => (session.compose(true), false),
			// The word that was composed is read out of the page first.
			compositionend: () => (setTimeout(() => session.compose(view.composing), 60), false),
			blur: () => (session.compose(false), false)
		}
	});

	/** The clause at a place in the text. */
	function clauseAt(place: number): ClauseId | undefined {
		const $at = view.state.doc.resolve(Math.min(place, view.state.doc.content.size));
		const id = $at.depth > 0 ? ($at.node(1).attrs.id as unknown) : undefined;
		return typeof id === 'string' ? id : undefined;
	}

	let dotted = '';
	return {
		view,
		does: (name: CommandName): boolean => COMMANDS[name](view.state, (tr) => view.dispatch(tr), view),
		can: (name: CommandName): boolean => write && COMMANDS[name](view.state),
		/** Puts dots at these clauses, and takes them from all others. */
		dot(clauses: Set<ClauseId>): void {
			const now = [...clauses].sort().join(' ');
			if (now === dotted) return;
			dotted = now;
			view.dispatch(view.state.tr.setMeta(DOTS, clauses).setMeta('addToHistory', false));
		},
		/** Everybody who has it open, oneself included. */
		present(): Present[] {
			const { binding } = ySyncPluginKey.getState(view.state) as { binding: { mapping: Map<Y.AbstractType<unknown>, never> } };
			return [...session.awareness.getStates()].flatMap(([, state]): Present[] => {
				const { user, cursor } = state as { user?: { name?: unknown; person?: unknown }; cursor?: { anchor: unknown; head: unknown } };
				if (typeof user?.name !== 'string' || typeof user.person !== 'string') return [];
				const place = isCursor(cursor) ? relativePositionToAbsolutePosition(session.shown, session.text, Y.createRelativePositionFromJSON(cursor!.head), binding.mapping) : null;
				return [{ person: user.person, name: user.name, in: place === null ? undefined : clauseAt(place) }];
			});
		},
		/** The clause that one's own cursor is in. */
		here: (): ClauseId | undefined => (view.hasFocus() ? clauseAt(view.state.selection.head) : undefined),
		lock(): void {
			view.setProps({ editable: () => false, attributes: { ...attributes, ...READ_ONLY } });
		},
		close(): void {
			view.destroy();
		}
	};
}
