import * as v from 'valibot';
import { CHANNELS } from '#domain/ballot/ballot.ts';
import { MOST_POLL_TEXT, MOST_POLL_TITLE } from '#domain/ballot/opening.ts';
import { SECRECIES } from '#domain/ballot/poll.ts';
import { MATTER_KINDS } from '#domain/community/matter.ts';
import { communityCode, dayText, listed, subjectId, whole, writtenText } from '../input.ts';

/** Clock time as forms give it. */
export const clockTime = v.pipe(v.string('missing'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'malformed'));

/** A part of a whole: two thirds, more than half. */
const share = v.strictObject({ numerator: whole(1, 1000), denominator: whole(1, 1000), more: v.boolean() });

/** A poll, with everything that is fixed before it opens. What is left out is as the law has it. */
export const OpenPoll = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** The frozen list of who may vote. */
	electorate: subjectId,
	/** The matter it decides, where it belongs to one. */
	matter: v.optional(subjectId),
	kind: v.picklist(MATTER_KINDS),
	title: writtenText(MOST_POLL_TITLE),
	text: writtenText(MOST_POLL_TEXT),
	secrecy: v.picklist(SECRECIES),
	opensOn: dayText,
	opensAt: clockTime,
	closesOn: dayText,
	closesAt: clockTime,
	consultative: v.optional(v.boolean()),
	/** By which decision the assembly has authorised this body. */
	authorised: v.optional(writtenText(100)),
	/** Owners: funds, rebuilding, changing common parts. */
	weighty: v.optional(v.boolean()),
	quorum: v.optional(share),
	majority: v.optional(share),
	base: v.optional(v.picklist(['eligible', 'present', 'cast', 'valid'])),
	tie: v.optional(v.picklist(['fails', 'second-round'])),
	/** Ways to vote, the one that counts before the others first. */
	channels: v.optional(listed(v.picklist(CHANNELS), CHANNELS.length)),
	changeable: v.optional(v.boolean()),
	proxiesMost: v.optional(whole(0, 10)),
	attendance: v.optional(v.boolean()),
	early: v.optional(v.boolean()),
	turnout: v.optional(v.boolean()),
	/** A statutory election: roll, notices, paper counts and result only. */
	election: v.optional(v.strictObject({ position: writtenText(30), seats: whole(1, 30), candidates: listed(writtenText(40), 60) }))
});
export type OpenPoll = v.InferOutput<typeof OpenPoll>;
