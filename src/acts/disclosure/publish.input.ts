import * as v from 'valibot';
import { MOST_LINES } from '#domain/disclosure/finance-table.ts';
import { MOST_FEN } from '#domain/basics/money.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

const fen = whole(-MOST_FEN, MOST_FEN);
const name = v.optional(v.nullable(writtenText(60)));

/** One line, as the sheet has it. `null` says: asked for and missing. */
const Line = v.strictObject({
	seq: whole(1, MOST_LINES),
	date: dayText,
	voucher: writtenText(40),
	direction: v.picklist(['in', 'out']),
	category: writtenText(40),
	summary: writtenText(200),
	amount: fen,
	balance: fen,
	counterparty: name,
	funding: name,
	handler: name,
	witness: name,
	approver: name,
	contract: name,
	decision: name,
	attachments: v.optional(v.nullable(whole(0, 999))),
	recurring: v.optional(v.nullable(writtenText(20)))
});

/** A month's account of one body, with the totals of its sheet: they must agree with the lines. */
export const PublishDisclosure = v.strictObject({
	community: communityCode,
	subject: subjectId,
	table: subjectId,
	body: subjectId,
	/** The month, `2026-11`. */
	period: v.pipe(v.string(), v.regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'malformed')),
	title: writtenText(120),
	/** Three sentences for somebody who reads nothing else. */
	summary: v.pipe(v.array(writtenText(120)), v.length(3, 'wrong-kind')),
	/** Day of the oversight committee's review; absent when it is not recorded. */
	reviewed: v.optional(dayText),
	opening: fen,
	closing: fen,
	income: fen,
	expense: fen,
	lines: v.pipe(v.array(Line), v.minLength(1, 'missing'), v.maxLength(MOST_LINES, 'too-long'))
});
export type PublishDisclosure = v.InferOutput<typeof PublishDisclosure>;
