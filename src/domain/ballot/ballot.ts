import type { Instant } from '../basics/day.ts';

/** How a voice came in. Every input has one; one unit counts once, whatever came in. */
export const CHANNELS = ['onsite_paper', 'onsite_device', 'paper_slip', 'mobile_box', 'liaison_entered', 'telephone', 'written_proxy', 'portal'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHOICES = ['yes', 'no', 'abstain', 'invalid'] as const;
export type Choice = (typeof CHOICES)[number];

/** A voice as it was taken in. `unit` is the person, household or share that it counts for; the same in every channel. */
export interface Ballot {
	/** Of this ballot, made where it was cast: the same ballot delivered twice is one. */
	id: string;
	unit: string;
	choice: Choice;
	channel: Channel;
	/** When the portal took it in, by the civil clock; paper by the time at which it was handed over. */
	at: Instant;
	/** Whoever voted in the unit's place, by written proxy. */
	proxy?: string;
}

/** What is fixed before a poll opens and not changed after. */
export interface PollTerms {
	opens: Instant;
	/** The first moment that is too late. */
	closes: Instant;
	/** Channels that are open, the one that counts before the others first. */
	precedence: readonly Channel[];
	/** Whether a later ballot of the same unit and channel takes the place of the earlier one. */
	changeable: boolean;
	/** How many units one holder may vote for by proxy. */
	proxiesMost: number;
}

/** Who may be counted. Frozen before the poll opens. */
export interface Electorate {
	/** Every unit that may vote, with its area in square decimetres where owners vote by area. */
	units: ReadonlyMap<string, number>;
	/** Units that stand aside in this matter, with the public reason kept elsewhere. */
	recused: ReadonlySet<string>;
	/** Units that are there; absent when one need not be there to vote. */
	present?: ReadonlySet<string>;
	/** Who may not hold proxies: candidates, and whoever stands aside. */
	noProxyFor?: ReadonlySet<string>;
}
