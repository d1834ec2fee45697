import * as Y from 'yjs';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import { textChanges } from '#domain/basics/text-changes.ts';
import type { Clause } from '#domain/document/clause.ts';
import { clausesFromEditor, TEXT, type EditorNode } from '#domain/document/editor-json.ts';
import type { Stored } from '#records/documents.server.ts';
import { sha256 } from '#records/hashing.server.ts';

/* The editor's document as it lies in Yjs: one XML element for each node, one XML text for the text of each. What is read here may have been put there by anything. */

/** Deepest node that is looked at: the schema has five. */
const DEEPEST = 8;

/** A document of these bytes. */
export function docOf(update: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, update);
	return doc;
}

/** Whether a text can be made of what lies on disk, and nothing in it waits for what is not there. */
export function canBeRead({ snapshot, tail }: Stored): boolean {
	const doc = new Y.Doc();
	try {
		for (const data of [...(snapshot ? [snapshot.data] : []), ...tail.map((row) => row.data)]) Y.applyUpdate(doc, data);
		clausesIn(doc);
		return !doc.store.pendingStructs && !doc.store.pendingDs;
	} catch {
		return false;
	} finally {
		doc.destroy();
	}
}

/** The fragment in which the text of a document lies. */
export const textOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(TEXT);

/** The clauses that a document has, whatever else is in it. */
export const clausesIn = (doc: Y.Doc): Clause[] => clausesFromEditor({ type: 'doc', content: nodesIn(textOf(doc), 0) });

function nodesIn(parent: Y.XmlFragment | Y.XmlElement, depth: number): EditorNode[] {
	if (depth > DEEPEST) return [];
	return parent.toArray().flatMap((child: unknown): EditorNode[] => {
		if (child instanceof Y.XmlText) return [{ type: 'text', text: plainText(child) }];
		if (!(child instanceof Y.XmlElement)) return [];
		return [{ type: child.nodeName, attrs: child.getAttributes() as Record<string, unknown>, content: nodesIn(child, depth + 1) }];
	});
}

/** The words of a text, without what it is marked with. */
export function plainText(text: Y.XmlText): string {
	return (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** A node of the editor as it is put into Yjs; an empty text is not there at all, as in the editor's own. */
export function newNode({ type, attrs = {}, content = [], text = '' }: EditorNode): Y.XmlElement | Y.XmlText {
	if (type === 'text') return new Y.XmlText(text);
	const element = new Y.XmlElement(type);
	for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, String(value));
	if (content.length > 0) element.insert(0, content.map(newNode));
	return element;
}

/** Bytes that anybody can work out anew. */
export const hashOf = (text: string): Uint8Array => sha256(utf8(text));

/** An id for a clause, or a part of one, that follows from what it is for. */
export const idFor = (what: string): string => toHex(hashOf(what)).slice(0, 12);

/** All words below a node of the editor. */
const wordsOf = ({ text, content = [] }: EditorNode): string => text ?? content.map(wordsOf).join('');
const wordsIn = (child: unknown): string => (child instanceof Y.XmlText ? plainText(child) : child instanceof Y.XmlElement ? child.toArray().map(wordsIn).join('') : '');

/** What makes a node the same before and after: its id, or, where the schema gives it none, its words. */
const keyOf = (type: string, id: unknown, words: () => string): string => `${type} ${typeof id === 'string' ? `#${id}` : words()}`;

/**
 * Makes the children of an element what they should be, and leaves alone what is so already: the words and the cursor of whoever writes beside it stay where they are.
 */
export function reconcile(element: Y.XmlElement, wanted: readonly EditorNode[]): void {
	const here = element.toArray() as unknown[];
	if (wanted.every(({ type }) => type === 'text') && here.every((child) => child instanceof Y.XmlText)) return reconcileText(element, here as Y.XmlText[], wanted.map(wordsOf).join(''));
	const had = here.map((child) => (child instanceof Y.XmlElement ? keyOf(child.nodeName, child.getAttribute('id'), () => wordsIn(child)) : 'none'));
	const will = wanted.map((node) => keyOf(node.type, node.attrs?.id, () => wordsOf(node)));
	const same = inCommon(had, will);
	let at = 0;
	let [i, j] = [0, 0];
	for (const [nextHad, nextWill] of [...same, [had.length, will.length] as const]) {
		// Between two that stay: those of a kind are made one of the other, in their order.
		for (; i < nextHad || j < nextWill; ) {
			const child = here[i];
			const node = wanted[j];
			const pair = i < nextHad && j < nextWill && child instanceof Y.XmlElement && child.nodeName === node!.type && node!.attrs?.id === undefined;
			if (pair) {
				reconcile(child, node!.content ?? []);
				at += 1;
				i += 1;
				j += 1;
			} else if (i < nextHad) {
				element.delete(at, 1);
				i += 1;
			} else {
				element.insert(at, [newNode(node!)]);
				at += 1;
				j += 1;
			}
		}
		if (nextHad < had.length) {
			reconcile(here[nextHad] as Y.XmlElement, wanted[nextWill]!.content ?? []);
			at += 1;
			i = nextHad + 1;
			j = nextWill + 1;
		}
	}
}

/** The longest row of keys that stand in both in the same order, as pairs of places. */
function inCommon(had: readonly string[], will: readonly string[]): [number, number][] {
	const common = Array.from({ length: had.length + 1 }, () => new Uint16Array(will.length + 1));
	for (let i = had.length - 1; i >= 0; i--) {
		for (let j = will.length - 1; j >= 0; j--) common[i]![j] = had[i] === will[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
	}
	const pairs: [number, number][] = [];
	for (let [i, j] = [0, 0]; i < had.length && j < will.length; ) {
		if (had[i] === will[j]) pairs.push([i++, j++]);
		else if (common[i + 1]![j]! >= common[i]![j + 1]!) i += 1;
		else j += 1;
	}
	return pairs;
}

/** Phrase by phrase, and within a phrase only what is between its first and its last change. */
function reconcileText(element: Y.XmlElement, here: readonly Y.XmlText[], wanted: string): void {
	const [text, ...more] = here;
	// One that has something else among its words is made anew.
	if (!text || more.length > 0 || plainText(text).length !== text.length) {
		if (here.length > 0) element.delete(0, here.length);
		if (wanted !== '') element.insert(0, [new Y.XmlText(wanted)]);
		return;
	}
	const changes = textChanges(plainText(text), wanted);
	let at = 0;
	for (let n = 0; n < changes.length; n++) {
		const change = changes[n]!;
		if (change.is === 'same') at += change.text.length;
		else {
			const gone = change.is === 'gone' ? change.text : '';
			const next = changes[n + 1];
			const fresh = change.is === 'new' ? change.text : next?.is === 'new' ? (n++, next.text) : '';
			at += replace(text, at, gone, fresh);
		}
	}
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** Puts one stretch in the place of another. A character of two halves is never cut. Returns the length of what stands there then. */
function replace(text: Y.XmlText, at: number, gone: string, fresh: string): number {
	const most = Math.min(gone.length, fresh.length);
	let head = 0;
	while (head < most && gone[head] === fresh[head]) head++;
	if (head > 0 && isHigh(gone.charCodeAt(head - 1))) head--;
	let tail = 0;
	while (tail < most - head && gone[gone.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
	if (tail > 0 && isLow(gone.charCodeAt(gone.length - tail))) tail--;
	if (gone.length - tail > head) text.delete(at + head, gone.length - tail - head);
	if (fresh.length - tail > head) text.insert(at + head, fresh.slice(head, fresh.length - tail));
	return fresh.length;
}
