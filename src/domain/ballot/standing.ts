import type { ReasonCode } from '../community/eligibility.ts';
import type { Channel, Choice } from './ballot.ts';

/** What somebody may do in a poll, and what has come in of them. */
export interface PollStanding {
	may: 'vote' | 'speak' | 'nothing';
	reasons: ReasonCode[];
	/** Their line in the list. */
	n?: number;
	recused?: true;
	absent?: true;
	/** Who votes in their place, by their written proxy, and whether that was used. */
	gave?: { by: number; used: boolean };
	/** Lines they vote for by written proxy, as the list masks them, with what came in of each. */
	holds?: { n: number; who: string; receipt?: string; choice?: Choice; voted: boolean }[];
	/** Their ballots, the newest of each way to vote. */
	ballots: { choice: Choice; channel: Channel; receipt: string; seq: number }[];
}
