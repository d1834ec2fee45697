import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { clausesFromEditor, editorDocument } from '#domain/document/editor-json.ts';
import { backspace, del, enter, newClause, newItem, newParagraph, newTable, toCell, withoutSelection } from '#lib/document/editor/commands.ts';
import { linesOfText, pasted } from '#lib/document/editor/paste.ts';
import { schema } from '#lib/document/editor/schema.ts';
import { tidied, tidy } from '#lib/document/editor/tidy.ts';

/* What keys and buttons make of a text, without a browser. ‸ is where the cursor is, ‹ and › what is selected. */

const RULES: Clause[] = [
	{ id: 'one1', heading: '一、停放', blocks: [{ id: 'par1', kind: 'paragraph', text: '车辆停进划线区。' }] },
	{ id: 'two2', heading: '二、充电', blocks: [{ id: 'list', kind: 'list', items: ['刷卡', '扫码'] }, { id: 'par2', kind: 'paragraph', text: '断电。' }] },
	{ id: 'thr3', heading: '三、价目', blocks: [{ id: 'tabl', kind: 'table', rows: [['项目', '价'], ['一度', '一元']] }] }
];

function at(text: string, offset: number, to?: { text: string; offset: number }): EditorState {
	const doc = schema.nodeFromJSON(editorDocument(RULES));
	const place = (words: string, off: number) => {
		let found = -1;
		doc.descendants((node, pos) => {
			if (node.isText && node.text === words) found = pos + (off < 0 ? words.length : off);
		});
		if (found < 0) throw new Error(`${words} is not in the text`);
		return found;
	};
	const from = place(text, offset);
	return EditorState.create({ doc, plugins: [tidy()], selection: TextSelection.create(doc, from, to ? place(to.text, to.offset) : from) });
}

function after(state: EditorState, ...commands: (Command | string)[]): EditorState {
	return commands.reduce<EditorState>((now, command) => {
		if (typeof command === 'string') return now.apply(now.tr.insertText(command));
		let next = now;
		command(now, (tr) => (next = now.apply(tr)));
		return next;
	}, state);
}

const texts = ({ doc }: EditorState) => clausesFromEditor(doc.toJSON()).map(clauseText);
const ids = ({ doc }: EditorState) => clausesFromEditor(doc.toJSON()).map(({ id }) => id);

describe('the six buttons', () => {
	it('put a clause after this one, and leave the others as they are called', () => {
		const state = after(at('车辆停进划线区。', -1), newClause, '二、楼道', enter, '不停车。');
		expect(texts(state)).toEqual(['一、停放\n车辆停进划线区。', '二、楼道\n不停车。', '二、充电\n（一）刷卡\n（二）扫码\n断电。', '三、价目\n| 项目 | 价 |\n| 一度 | 一元 |']);
		expect(ids(state)).toEqual(['one1', expect.stringMatching(/^[\w-]{12}$/), 'two2', 'thr3']);
	});

	it('put a paragraph, an item, a table below; inside a list the next item, inside a table the next row', () => {
		expect(texts(after(at('断电。', -1), newParagraph, '另起一段。'))[1]).toBe('二、充电\n（一）刷卡\n（二）扫码\n断电。\n另起一段。');
		expect(texts(after(at('车辆停进划线区。', -1), newItem, '甲', newItem, '乙'))[0]).toBe('一、停放\n车辆停进划线区。\n（一）甲\n（二）乙');
		expect(texts(after(at('刷卡', -1), newItem, '投币'))[1]).toBe('二、充电\n（一）刷卡\n（二）投币\n（三）扫码\n断电。');
		expect(texts(after(at('断电。', -1), newTable, '甲', toCell(1), '乙', toCell(1), '丙'))[1]).toBe('二、充电\n（一）刷卡\n（二）扫码\n断电。\n| 甲 | 乙 |\n| 丙 |  |');
		expect(texts(after(at('一度', -1), newTable, '十度'))[2]).toBe('三、价目\n| 项目 | 价 |\n| 一度 | 一元 |\n| 十度 |  |');
	});
});

describe('keys', () => {
	it('Enter divides a paragraph and an item, and both halves have names of their own', () => {
		const state = after(at('车辆停进划线区。', 2), enter);
		expect(texts(state)[0]).toBe('一、停放\n车辆\n停进划线区。');
		const [first, second] = clausesFromEditor(state.doc.toJSON())[0]!.blocks;
		expect(first!.id).toBe('par1');
		expect(second!.id).not.toBe('par1');
		expect(texts(after(at('刷卡', 1), enter))[1]).toBe('二、充电\n（一）刷\n（二）卡\n（三）扫码\n断电。');
	});

	it('Enter over a selection in a heading takes that out and nothing else', () => {
		expect(texts(after(at('一、停放', 0, { text: '一、停放', offset: 2 }), enter))[0]).toBe('停放\n车辆停进划线区。');
		expect(texts(after(at('二、充电', 1, { text: '二、充电', offset: 3 }), enter, '点'))[1]).toBe('二\n点电\n（一）刷卡\n（二）扫码\n断电。');
	});

	it('Enter in a heading goes below it, in an empty item out of the list, in a table to the next row', () => {
		expect(texts(after(at('一、停放', -1), enter, '先说清楚。'))[0]).toBe('一、停放\n先说清楚。\n车辆停进划线区。');
		expect(texts(after(at('刷卡', -1), enter, enter, '中间一段。'))[1]).toBe('二、充电\n（一）刷卡\n中间一段。\n（一）扫码\n断电。');
		expect(texts(after(at('项目', -1), enter, '（约）'))[2]).toBe('三、价目\n| 项目 | 价 |\n| （约）一度 | 一元 |');
	});

	it('Backspace joins what stands in one clause, and never reaches into another', () => {
		expect(texts(after(at('断电。', 0), backspace))[1]).toBe('二、充电\n（一）刷卡\n（二）扫码断电。');
		expect(texts(after(at('扫码', 0), backspace))[1]).toBe('二、充电\n（一）刷卡扫码\n断电。');
		expect(texts(after(at('刷卡', 0), backspace))[1]).toBe('二、充电\n刷卡\n（一）扫码\n断电。');
		for (const text of ['二、充电', '车辆停进划线区。', '项目']) expect(texts(after(at(text, 0), backspace))).toEqual(RULES.map(clauseText));
	});

	it('Backspace takes an empty clause out, and the last one never', () => {
		const state = after(at('车辆停进划线区。', -1), newClause, backspace);
		expect(ids(state)).toEqual(['one1', 'two2', 'thr3']);
		expect(state.selection.$head.parent.textContent).toBe('车辆停进划线区。');
	});

	it('Delete does the same from the other side', () => {
		expect(texts(after(at('扫码', -1), del))[1]).toBe('二、充电\n（一）刷卡\n（二）扫码断电。');
		expect(texts(after(at('断电。', -1), del))).toEqual(RULES.map(clauseText));
	});

	it('what is selected over several clauses goes from each of them, and they stay apart', () => {
		const state = at('车辆停进划线区。', 2, { text: '刷卡', offset: 1 });
		const left = state.apply(withoutSelection(state));
		expect(texts(left).slice(0, 2)).toEqual(['一、停放\n车辆', '（一）卡\n（二）扫码\n断电。']);
		expect(ids(left)).toEqual(['one1', 'two2', 'thr3']);
		const whole = at('车辆停进划线区。', 2, { text: '一度', offset: 1 });
		expect(ids(whole.apply(withoutSelection(whole)))).toEqual(['one1', 'thr3']);
	});
});

describe('paste', () => {
	const paste = (state: EditorState, text: string) => {
		const tr = pasted(state, linesOfText(text));
		return tr ? state.apply(tr) : state;
	};

	it('one line stays in its text', () => {
		expect(texts(paste(at('车辆停进划线区。', 2), '都'))[0]).toBe('一、停放\n车辆都停进划线区。');
		expect(texts(paste(at('刷卡', -1), '（三）投币'))[1]).toBe('二、充电\n（一）刷卡投币\n（二）扫码\n断电。');
	});

	it('lines become paragraphs, items and rows below; among items everything is an item', () => {
		expect(texts(paste(at('断电。', -1), '第一段\n1. 甲\n2. 乙\n| 丙 | 丁 |'))[1]).toBe('二、充电\n（一）刷卡\n（二）扫码\n断电。\n第一段\n（一）甲\n（二）乙\n| 丙 | 丁 |');
		expect(texts(paste(at('刷卡', -1), '投币\n现金'))[1]).toBe('二、充电\n（一）刷卡\n（二）投币\n（三）现金\n（四）扫码\n断电。');
	});

	it('whole clauses come after this one', () => {
		expect(texts(paste(at('断电。', -1), '三、巡查\n每周两次。\n四、灭火\n配灭火器。')).slice(2, 4)).toEqual(['三、巡查\n每周两次。', '四、灭火\n配灭火器。']);
	});
});

describe('what two people leave behind together', () => {
	it('is read as it is, and put right by the next who writes there', () => {
		// One took out the list, the other the paragraph: the clause has a heading alone.
		const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'article', attrs: { id: 'two2' }, content: [{ type: 'heading', content: [{ type: 'text', text: '二、充电' }] }] }, { type: 'article', attrs: { id: 'two2' }, content: [{ type: 'list', attrs: { id: 'list' } }] }] });
		expect(clausesFromEditor(doc.toJSON()).map(clauseText)).toEqual(['二、充电']);
		const state = EditorState.create({ doc });
		const tidy1 = state.apply(tidied(state)!);
		expect(tidy1.doc.child(0).childCount).toBe(2);
		expect(tidy1.doc.child(1).attrs.id).not.toBe('two2');
		expect(tidy1.doc.child(1).firstChild!.type.name).toBe('heading');
	});
});
