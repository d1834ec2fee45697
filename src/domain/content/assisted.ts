/** How somebody said that another may file a thing for them. */
export const AUTHORISATIONS = ['present', 'telephone', 'written'] as const;
export type Authorisation = (typeof AUTHORISATIONS)[number];

/**
 * The mark on a content that somebody filed for another: by which office, how that was allowed, who was there, and that it was read back.
 * Never for whom, and never why: a weak hand or an illness is nobody's business.
 */
export interface AssistedMark {
	/** Body and name of whoever filed it. */
	by: string;
	authorisation: Authorisation;
	witness: string;
	readBack: true;
}
