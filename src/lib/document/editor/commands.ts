import { type Node, type ResolvedPos } from 'prosemirror-model';
import { Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { newId, schema } from './schema.ts';

/*
 * What the six buttons and the keys do. A clause is never joined to another: what stands in one stays there. No key does anything while an input method is composing; ProseMirror
 * sees to that before it asks here.
 */

const { article, heading, paragraph, list, item, table, row, cell } = schema.nodes as Record<'article' | 'heading' | 'paragraph' | 'list' | 'item' | 'table' | 'row' | 'cell', NonNullable<(typeof schema.nodes)[string]>>;

type Dispatch = ((tr: Transaction) => void) | undefined;

/** Depth of the clause that a place lies in; 0 outside of all. */
const inClause = ({ depth }: ResolvedPos): number => Math.min(depth, 1);
/** The part of a clause (heading, paragraph, list, table) at a place: where it begins and ends. */
function partAt($at: ResolvedPos): { node: Node; from: number; to: number } | undefined {
	return $at.depth < 2 ? undefined : { node: $at.node(2), from: $at.before(2), to: $at.after(2) };
}

const freshParagraph = () => paragraph.create({ id: newId() });
const freshClause = () => article.create({ id: newId() }, [heading.create(), freshParagraph()]);

function put(state: EditorState, dispatch: Dispatch, at: number, node: Node, cursor = at + 1): boolean {
	if (dispatch) {
		const tr = state.tr.insert(at, node);
		dispatch(tr.setSelection(Selection.near(tr.doc.resolve(cursor))).scrollIntoView());
	}
	return true;
}

/** One clause more, after this one; at the end where the cursor is in none. */
export const newClause: Command = (state, dispatch) => {
	const { $head } = state.selection;
	const at = inClause($head) === 1 ? $head.after(1) : state.doc.content.size;
	return put(state, dispatch, at, freshClause(), at + 2);
};

/** What is put in after the part where the cursor is. An empty paragraph there makes room for it. */
const newPart = (node: () => Node, inside: number): Command => (state, dispatch) => {
	const part = partAt(state.selection.$head);
	if (!part) return false;
	const empty = part.node.type === paragraph && part.node.content.size === 0;
	if (!dispatch) return true;
	const tr = state.tr;
	const at = empty ? part.from : part.to;
	if (empty) tr.replaceWith(part.from, part.to, node());
	else tr.insert(part.to, node());
	dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + inside))).scrollIntoView());
	return true;
};

/** One paragraph more, below. */
export const newParagraph: Command = (state, dispatch) => {
	const part = partAt(state.selection.$head);
	return part ? put(state, dispatch, part.to, freshParagraph()) : false;
};

/** Inside a list the next item; elsewhere a list, below. */
export const newItem: Command = (state, dispatch) => {
	const { $head } = state.selection;
	if (partAt($head)?.node.type === list && $head.depth >= 3) return put(state, dispatch, $head.after(3), item.create());
	return newPart(() => list.create({ id: newId() }, item.create()), 2)(state, dispatch);
};

const freshRow = (cells: number) => row.create(null, Array.from({ length: cells }, () => cell.create()));

/** A table of two by two; inside one, the next row. */
export const newTable: Command = (state, dispatch) => {
	const { $head } = state.selection;
	const part = partAt($head);
	if (part?.node.type === table && $head.depth >= 3) return put(state, dispatch, $head.after(3), freshRow(Math.max(1, $head.node(3).childCount)), $head.after(3) + 2);
	return newPart(() => table.create({ id: newId() }, [freshRow(2), freshRow(2)]), 3)(state, dispatch);
};

/** Enter: the next item, the next row's first cell, a paragraph below the heading; in a paragraph it divides. An empty item ends its list. */
export const enter: Command = (state, dispatch) => {
	const { $head, $anchor } = state.selection;
	const part = partAt($head);
	if (!part || partAt($anchor)?.from !== part.from) return true;
	switch (part.node.type) {
		case heading: {
			// What is selected goes; what stands behind it goes below.
			if (dispatch) {
				const behind = part.node.slice(state.selection.$to.parentOffset).content;
				const tr = state.tr.delete(state.selection.from, part.to - 1);
				const at = tr.mapping.map(part.to);
				const next = tr.doc.nodeAt(at);
				if (next?.type === paragraph && next.content.size === 0) tr.insert(at + 1, behind);
				else tr.insert(at, paragraph.create({ id: newId() }, behind));
				dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
			}
			return true;
		}
		case list:
			if ($head.parent.content.size === 0) return leaveList(state, dispatch);
			break;
		case table:
			return nextRow(state, dispatch);
	}
	if (dispatch) {
		const tr = withoutSelection(state);
		dispatch(tr.split(tr.selection.from).scrollIntoView());
	}
	return true;
};

/** An empty item becomes the paragraph after its list; what stands behind it, a list of its own. */
function leaveList(state: EditorState, dispatch: Dispatch): boolean {
	const { $head } = state.selection;
	const part = partAt($head)!;
	const index = $head.index(2);
	const items = part.node.content.content;
	const [before, behind] = [items.slice(0, index), items.slice(index + 1)];
	if (dispatch) {
		const { id } = part.node.attrs as { id: string };
		const parts = [...(before.length > 0 ? [list.create({ id }, before)] : []), freshParagraph(), ...(behind.length > 0 ? [list.create({ id: newId() }, behind)] : [])];
		const tr = state.tr.replaceWith(part.from, part.to, parts);
		dispatch(tr.setSelection(TextSelection.create(tr.doc, part.from + (before.length > 0 ? parts[0]!.nodeSize : 0) + 1)).scrollIntoView());
	}
	return true;
}

function nextRow(state: EditorState, dispatch: Dispatch): boolean {
	const { $head } = state.selection;
	const part = partAt($head)!;
	if ($head.depth < 3 || $head.index(2) === part.node.childCount - 1) return newTable(state, dispatch);
	if (dispatch) dispatch(state.tr.setSelection(Selection.near(state.doc.resolve($head.after(3) + 1))).scrollIntoView());
	return true;
}

/** Tab in a table: the next cell, the one before. Everywhere else the key leads out of the text, as it does on every page. */
export const toCell = (way: 1 | -1): Command => (state, dispatch) => {
	const { $head } = state.selection;
	const part = partAt($head);
	if (part?.node.type !== table) return false;
	const found = Selection.findFrom(state.doc.resolve(way === 1 ? $head.after() : $head.before()), way, true);
	if (!found || found.from < part.from || found.to > part.to) return false;
	dispatch?.(state.tr.setSelection(found).scrollIntoView());
	return true;
};

/** Backspace at the beginning of a text: joins what may be joined, takes out what is empty, and never reaches into another clause. */
const backward: Command = (state, dispatch) => {
	const { $cursor } = state.selection as TextSelection;
	if (!$cursor || $cursor.parentOffset > 0) return false;
	const part = partAt($cursor);
	if (!part) return true;
	switch (part.node.type) {
		case heading:
			return dropEmptyClause(state, dispatch);
		case list:
			return backwardInList(state, dispatch);
		case table:
			return dropEmptyRow(state, dispatch);
	}
	const before = state.doc.resolve(part.from).nodeBefore;
	const drop = () => {
		const tr = state.tr.delete(part.from, part.to);
		return tr.setSelection(Selection.near(tr.doc.resolve(part.from), -1)).scrollIntoView();
	};
	if (part.node.content.size === 0) {
		if (before?.type === heading && $cursor.node(1).childCount <= 2) dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(part.from), -1)));
		else dispatch?.(drop());
		return true;
	}
	// Joined to the paragraph or the last item above.
	if (before?.type === paragraph || before?.type === list) {
		const end = before.type === list ? part.from - 2 : part.from - 1;
		if (dispatch) {
			const tr = state.tr.delete(part.from, part.to).insert(end, part.node.content);
			dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
		}
	}
	return true;
};

function dropEmptyClause(state: EditorState, dispatch: Dispatch): boolean {
	const { $head } = state.selection;
	if ($head.node(1).textContent !== '' || state.doc.childCount === 1) return true;
	if (dispatch) {
		const from = $head.before(1);
		const tr = state.tr.delete(from, $head.after(1));
		dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from), -1)).scrollIntoView());
	}
	return true;
}

function backwardInList(state: EditorState, dispatch: Dispatch): boolean {
	const { $head } = state.selection;
	const part = partAt($head)!;
	if (!dispatch) return true;
	if ($head.index(2) > 0) {
		dispatch(state.tr.join($head.before(3)).scrollIntoView());
		return true;
	}
	// The first item becomes a paragraph.
	const [first, ...others] = part.node.content.content;
	const { id } = part.node.attrs as { id: string };
	const parts = [paragraph.create({ id: newId() }, first!.content), ...(others.length > 0 ? [list.create({ id }, others)] : [])];
	const tr = state.tr.replaceWith(part.from, part.to, parts);
	dispatch(tr.setSelection(TextSelection.create(tr.doc, part.from + 1)).scrollIntoView());
	return true;
}

function dropEmptyRow(state: EditorState, dispatch: Dispatch): boolean {
	const { $head } = state.selection;
	const part = partAt($head)!;
	if ($head.depth < 4 || $head.node(3).textContent !== '' || $head.index(3) > 0) return true;
	if (dispatch) {
		const [from, to] = part.node.childCount === 1 ? [part.from, part.to] : [$head.before(3), $head.after(3)];
		const tr = state.tr.delete(from, to);
		dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from), -1)).scrollIntoView());
	}
	return true;
}

/** Delete at the end of a text: what Backspace does at the beginning of the next one, in the same clause. */
const forward: Command = (state, dispatch) => {
	const { $cursor } = state.selection as TextSelection;
	if (!$cursor || $cursor.parentOffset < $cursor.parent.content.size) return false;
	const next = Selection.findFrom(state.doc.resolve($cursor.after()), 1, true);
	if (!next || $cursor.depth < 1 || next.from > $cursor.end(1)) return true;
	return backward(state.apply(state.tr.setSelection(next)), dispatch && ((tr) => dispatch(rebased(state, tr))));
};

/** The steps of a transaction on the same document, as one on this state. */
function rebased(state: EditorState, from: Transaction): Transaction {
	const tr = state.tr;
	for (const step of from.steps) tr.step(step);
	return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from.selection.head, tr.doc.content.size)))).scrollIntoView();
}

/** Whether a selection reaches from one clause into another. */
const reaches = ({ selection: { $from, $to } }: EditorState): boolean => $from.depth === 0 || $to.depth === 0 || $from.before(1) !== $to.before(1);

/** Takes out what is selected. Of each clause that it reaches into only what is selected there; one that is selected whole goes whole. */
export function withoutSelection(state: EditorState): Transaction {
	const { from, to } = state.selection;
	if (!reaches(state)) return state.tr.deleteSelection();
	const { tr } = state;
	state.doc.forEach((clause, at) => {
		const [begins, ends] = [at + 1, at + clause.nodeSize - 1];
		if (ends < from || begins > to) return;
		const [a, b] = [tr.mapping.map(Math.max(from, begins)), tr.mapping.map(Math.min(to, ends))];
		// The text of a heading begins one further in.
		if (from <= begins + 1 && to >= ends - 1) tr.delete(tr.mapping.map(at), tr.mapping.map(at + clause.nodeSize));
		else tr.delete(a, b);
	});
	return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(tr.mapping.map(from), tr.doc.content.size)), -1));
}

const dropSelection: Command = (state, dispatch) => {
	if (state.selection.empty) return false;
	dispatch?.(withoutSelection(state).scrollIntoView());
	return true;
};

export const backspace: Command = (state, dispatch) => dropSelection(state, dispatch) || backward(state, dispatch);
export const del: Command = (state, dispatch) => dropSelection(state, dispatch) || forward(state, dispatch);
