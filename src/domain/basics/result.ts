/** What an expected outcome looks like: a value, or a reason from a closed list. Nothing expected is thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** A success. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** A refusal or a problem, with its reason. */
export function err<E>(error: E): { ok: false; error: E } {
	return { ok: false, error };
}

/** The branch that the types say cannot be reached. Throws when it is. */
export function throwIllegalValue(value: never): never {
	throw new Error(`illegal value: ${String(value)}`);
}
