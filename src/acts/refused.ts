import type { Refusal } from './refusal.ts';

/** Thrown where a Result cannot be given back: the act that meets it is refused. Password hashing, when too many wait for it. */
export class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.name = 'Refused';
		this.refusal = refusal;
	}
}
