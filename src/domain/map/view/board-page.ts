import type { Day } from '../../basics/day.ts';
import { isSubjectId, type SubjectId } from '../../basics/id.ts';
import { isThereOn, type PlaceContent } from '../../community/community.ts';
import type { Content } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../../content/view.ts';
import { direction, distance, type Direction, type Position } from '../geometry.ts';
import type { LocatedState } from '../located.ts';
import type { PhotoImage, ShapeContent } from '../shape.ts';
import { boardState, photosByBoard } from './points.ts';

/** A photograph of a board, and what it shows. */
export interface PhotoCard {
	evidence: Evidence;
	taken: Day;
	shows?: { address: string; title: string };
	note?: string;
	by?: string;
	/** Where the picture is; absent where only its name was taken over. */
	image?: PhotoImage & { address: string };
	file?: string;
}

export interface BoardPageModel {
	proof: Evidence;
	name: string;
	/** The place it hangs in. */
	place?: { subject: SubjectId; name: string };
	/** From the service centre, in metres. */
	from?: { direction: Direction; metres: number };
	position: Position;
	state: LocatedState;
	/** First day on which it no longer hangs. */
	until?: Day;
	photos: PhotoCard[];
	/** What may hang there: the newest disclosures of the community, for the form. */
	choices: { subject: SubjectId; title: string }[];
}

/** Disclosures offered in the form. */
const CHOICES = 12;

type Titled = Content & { title?: string };

/** The page of a notice board: where it hangs, what hung there, photographed when and by whom. */
export const boardPage: View<BoardPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.board)) return undefined;
	const held = await contents.bySubject<ShapeContent>(params.board);
	const board = held?.content;
	if (board?.type !== 'shape' || board.role !== 'notice_board' || board.community !== params.community || board.geometry.type !== 'Point') return undefined;
	const position = board.geometry.coordinates;
	const photos = (await photosByBoard(contents, board.community)).get(board.subject) ?? [];
	const cards = await Promise.all(photos.map(async (photo): Promise<PhotoCard> => {
		const { taken, shows, note, by, image, file } = photo.content;
		const shown = shows === undefined ? undefined : await contents.bySubject<Titled>(shows);
		return {
			evidence: evidenceOf(photo), taken,
			...(shown?.content.type === 'disclosure' ? { shows: { address: `/${shown.content.community}/disclosures/${shown.content.subject}`, title: shown.content.title ?? '' } } : {}),
			...(note === undefined ? {} : { note }), ...(by === undefined ? {} : { by }), ...(file === undefined ? {} : { file }),
			...(image ? { image: { ...image, address: `/${board.community}/photos/${image.sha256}` } } : {})
		};
	}));
	const place = board.parent && (await contents.bySubject<PlaceContent>(board.parent))?.content;
	const centre = await centreOf(contents, board);
	const choices = await contents.ofType<Titled>(board.community, 'disclosure', { limit: CHOICES });
	return {
		proof: evidenceOf(held!), name: board.name ?? '', position, photos: cards, state: boardState(photos[0]?.content.taken, when.today),
		...(board.until === undefined || isThereOn(board, when.today) ? {} : { until: board.until }),
		...(place?.type === 'place' ? { place: { subject: place.subject, name: place.name } } : {}),
		...(centre ? { from: { direction: direction(centre, position), metres: distance(centre, position) } } : {}),
		choices: choices.map(({ content }) => ({ subject: content.subject, title: content.title ?? '' }))
	};
};

/** Where the community's service centre is, from which distances are said. */
async function centreOf(contents: Contents, board: ShapeContent): Promise<Position | undefined> {
	const shapes = await contents.ofType<ShapeContent>(board.community, 'shape');
	const geometry = shapes.find(({ content }) => content.role === 'service_centre')?.content.geometry;
	return geometry?.type === 'Point' ? geometry.coordinates : undefined;
}
