/** The shape of a catalogue: the same keys, texts as texts, sentences with the same parameters. A missing key fails the type check. */
export type Shape<T> = {
	[K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Shape<T[K]>;
};
