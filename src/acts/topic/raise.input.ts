import * as v from 'valibot';
import { MOST_TOPIC, TOPIC_CHANNELS } from '#domain/democracy-day/topic.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** What somebody wants to be spoken of. */
export const RaiseTopic = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same topic delivered twice is one. */
	subject: subjectId,
	/** The body that meets. */
	body: subjectId,
	text: writtenText(MOST_TOPIC),
	/** How it reached the office, where an office enters it. */
	channel: v.optional(v.picklist(TOPIC_CHANNELS)),
	assisted: v.optional(Assisted),
	claimed: v.optional(dayText)
});
export type RaiseTopic = v.InferOutput<typeof RaiseTopic>;
