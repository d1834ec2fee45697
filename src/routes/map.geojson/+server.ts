import { cityMap } from '#domain/oversight/map-view.ts';
import { mapAnswer } from '../map-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const city = await locals.portal.city();
	return mapAnswer(locals, cityMap, city ? { city } : {});
};
