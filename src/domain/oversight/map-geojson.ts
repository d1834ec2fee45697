import { boxOf, isArea, METRES, PER_DEGREE, polygonsOf, positionsOf, shrink, type Geometry, type Position } from '../map/geometry.ts';
import type { MapModel } from './map-view.ts';

/** GeoJSON (RFC 7946): degrees, longitude first. Properties: what the map shows of each. */
export interface MapFeature {
	type: 'Feature';
	id: string;
	properties: Record<string, string | number>;
	geometry: { type: string; coordinates: unknown };
}

export interface MapFeatures {
	type: 'FeatureCollection';
	bbox?: number[];
	features: MapFeature[];
}

/** How a point stands, as a sign before its name: not by colour alone. */
const MARKS = { good: '✓ ', old: '◐ ', unknown: '○ ' } as const;

const degrees = ([longitude, latitude]: Position): [number, number] => [longitude / PER_DEGREE, latitude / PER_DEGREE];

function inDegrees(geometry: Geometry): MapFeature['geometry'] {
	if (!isArea(geometry)) return { type: 'Point', coordinates: degrees(geometry.coordinates) };
	const polygons = polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(degrees)));
	return { type: geometry.type, coordinates: geometry.type === 'Polygon' ? polygons[0] : polygons };
}

/** A ring of 72 corners around a position. */
function circle([x, y]: Position, metres: number): Position[] {
	return Array.from({ length: 73 }, (_, index): Position => {
		const angle = (index * Math.PI) / 36;
		return [Math.round(x + (Math.cos(angle) * metres) / METRES / shrink(y)), Math.round(y + (Math.sin(angle) * metres) / METRES)];
	});
}

/** A map for other programs, and for the map to zoom: areas, borders, the circle, points, and where numbers stand. */
export function mapFeatures(model: MapModel): MapFeatures {
	const base = model.kind === 'city' ? '/map' : `/${model.proof.community}/map`;
	const features: MapFeature[] = [];
	const add = (id: string, role: string, geometry: Geometry, more: Record<string, string | number>) => features.push({ type: 'Feature', id, properties: { role, ...more }, geometry: inDegrees(geometry) });
	for (const unit of model.units) {
		if (!unit.geometry) continue;
		add(unit.subject, 'area', unit.geometry, { name: unit.name, number: unit.number, kind: unit.kind, state: unit.state, late: unit.late, href: unit.address });
	}
	model.borders.forEach((geometry, index) => add(`border-${index}`, 'border', geometry, {}));
	if (model.reach && !model.reach.whole) add('reach', 'reach', { type: 'Polygon', coordinates: [circle(model.reach.at, model.reach.metres)] }, { metres: model.reach.metres });
	for (const unit of model.units) {
		if (unit.label) add(`label-${unit.subject}`, 'label', { type: 'Point', coordinates: unit.label }, { text: `${unit.late > 0 ? '▲ ' : ''}${unit.number} ${unit.name}` });
	}
	for (const point of model.points) {
		const stands = point.at.position ?? point.sign;
		if (!stands) continue;
		add(point.subject, point.kind, { type: 'Point', coordinates: stands }, {
			name: point.name, text: `${point.state ? MARKS[point.state] : point.late ? '▲ ' : ''}${point.name}`, href: point.address ?? `${base}#p-${point.subject}`, ...(point.state ? { state: point.state } : {}), ...(point.day ? { day: point.day } : {}), ...(point.late ? { late: point.late } : {})
		});
	}
	const box = boxOf([...model.units.flatMap(({ geometry }) => (geometry ? positionsOf(geometry) : [])), ...model.borders.flatMap(positionsOf), ...model.points.flatMap(({ at }) => (at.position ? [at.position] : []))]);
	return { type: 'FeatureCollection', ...(box ? { bbox: [box.west, box.south, box.east, box.north].map((value) => value / PER_DEGREE) } : {}), features };
}
