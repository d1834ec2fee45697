import { MOST_FEATURES, MOST_POSITIONS, MOST_POSITIONS_IN_FILE, readGeometry } from '#domain/map/check.ts';
import { isArea, type Geometry } from '#domain/map/geometry.ts';
import { SHAPE_ROLES, type ShapeRole } from '#domain/map/shape.ts';
import type { Problems } from '../history/problems.ts';

/** A feature of a file, read. */
export interface Feature {
	/** Where it stands, for messages: `features[3] 柳湾村`. */
	at: string;
	/** Its `id`, or its properties' `id`. */
	id: string;
	name: string;
	role: ShapeRole;
	/** Of points: the `id` of the place they lie in. */
	parent?: string;
	geometry: Geometry;
}

const MOST_NAME = 60;

/** Control characters, and marks that turn the direction of writing: no name on a map has them. */
const HOSTILE = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;

const textOf = (value: unknown): string | undefined => {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).normalize('NFC').trim();
	return text === '' || HOSTILE.test(text) ? undefined : text;
};

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Reads the features of a file, each by itself, so that one bad shape does not hide the next. Rings that were turned round are noted in `mended`. */
export function readFeatures(file: Record<string, unknown>, problems: Problems, mended: Problems): Feature[] {
	if (file.type !== 'FeatureCollection' || !Array.isArray(file.features)) {
		problems.add(['features'], 'not-geojson');
		return [];
	}
	if (file.features.length > MOST_FEATURES) {
		problems.add(['features'], 'too-many', { found: file.features.length, most: MOST_FEATURES });
		return [];
	}
	let positions = 0;
	const read: Feature[] = [];
	for (const [index, raw] of (file.features as unknown[]).entries()) {
		if (!isObject(raw) || raw.type !== 'Feature') {
			problems.add(['features', index], 'not-geojson');
			continue;
		}
		const properties = isObject(raw.properties) ? raw.properties : {};
		const id = textOf(raw.id) ?? textOf(properties.id) ?? '';
		const name = (textOf(properties.name) ?? id).slice(0, MOST_NAME);
		const at = `features[${index}]${name ? ` ${name}` : ''}`;
		const parsed = readGeometry(raw.geometry);
		if (!parsed.ok) {
			problems.add([at], parsed.fault, { near: parsed.near ?? '', most: MOST_POSITIONS });
			continue;
		}
		positions += parsed.positions;
		if (positions > MOST_POSITIONS_IN_FILE) {
			problems.add(['features'], 'too-many', { found: positions, most: MOST_POSITIONS_IN_FILE });
			return [];
		}
		if (parsed.turned > 0) mended.add([at], 'winding-mended', { rings: parsed.turned });
		const role = isArea(parsed.geometry) ? 'boundary' : SHAPE_ROLES.find((one) => one !== 'boundary' && (one === properties.role || one === properties.kind));
		if (role === undefined) {
			problems.add([at], 'point-without-kind');
			continue;
		}
		const parent = textOf(properties.parent);
		read.push({ at, id, name, role, geometry: parsed.geometry, ...(parent ? { parent } : {}) });
	}
	return read;
}
