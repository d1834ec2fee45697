import * as v from 'valibot';

/** A map: a GeoJSON FeatureCollection (RFC 7946), parsed. What is in it is judged feature by feature. */
export const ImportMap = v.strictObject({
	file: v.looseObject({}),
	/** The file does not cover everything: gaps between the parts of a place are named and taken. */
	partly: v.optional(v.boolean())
});
export type ImportMap = v.InferOutput<typeof ImportMap>;
