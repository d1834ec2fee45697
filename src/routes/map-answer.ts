import { error } from '@sveltejs/kit';
import { mapFeatures } from '#domain/oversight/map-geojson.ts';
import type { MapModel } from '#domain/oversight/map-view.ts';
import type { View } from '#domain/content/view.ts';
import { words } from '#words/words.ts';

/** A map as GeoJSON, for other programs and for the map to zoom. */
export async function mapAnswer({ portal, lang }: Pick<App.Locals, 'portal' | 'lang'>, view: View<MapModel>, params: Record<string, string>): Promise<Response> {
	const model = await view(portal.contents, params, { today: portal.today(), zone: portal.zone() });
	if (!model) error(404, { message: words[lang].pages.notFound });
	return new Response(JSON.stringify(mapFeatures(model)), { headers: { 'content-type': 'application/geo+json' } });
}
