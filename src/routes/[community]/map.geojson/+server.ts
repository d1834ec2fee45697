import { communityMap } from '#domain/oversight/map-view.ts';
import { mapAnswer } from '../../map-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) => mapAnswer(locals, communityMap, { community: params.community });
