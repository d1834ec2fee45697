/** Who sits at the desk, as far as the screens need to know. */
export interface DeskOfficer {
	holder: string;
	positions: string[];
	publishes: boolean;
	answers: boolean;
	prints: boolean;
	/** Whether they prepare Democracy Days or sign their minutes. */
	meets: boolean;
	/** Whether they keep the calendar of receptions, and whether they ask outside observers. */
	receives: boolean;
	observes: boolean;
	/** Whether they say who has which part in what. */
	assigns: boolean;
	/** Whether comments are theirs to review or decide, and how many wait for them. */
	moderates: boolean;
	moderating: number;
	/** Whether matters are theirs to handle, in whichever part. */
	handles: boolean;
	/** Whether they hold evaluations, or enter forms of them. */
	evaluates: boolean;
	/** Whether they administer the city. */
	administers: boolean;
	/** Whether they may import maps: the city's office. */
	maps: boolean;
	/** Whether they oversee others. */
	oversees: boolean;
	/** Residents who wait for a call. */
	calls: number;
	community: string;
	assists: boolean;
	/** Questions that wait for them. */
	waiting: number;
}
