import { err, ok } from '#domain/basics/result.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import { contains, isArea, labelPosition, polygonsOf, type AreaGeometry } from '#domain/map/geometry.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import { act, officesFor, type Tx } from '../act.ts';
import { CLERKS } from '../question/clerks.ts';
import { refusal } from '../refusal.ts';
import { PutUpBoard } from './put-up.input.ts';

/** Puts a notice board on the map, or moves one. It must lie in the place that is named, as far as that one's boundary is known. */
export const putUp = act({
	name: 'board.put-up',
	input: PutUpBoard,
	may: [CLERKS],
	refusals: ['object.not-found', 'delivery.id-used', 'input.invalid'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(CLERKS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const place = (await tx.records.contents.bySubject<PlaceContent>(input.place))?.content;
		if (place?.type !== 'place' || place.community !== input.community) return err(refusal('object.not-found'));
		const around = await boundaryAround(tx, place);
		const position = input.position ?? (around && labelPosition(around));
		if (!position) return err(refusal('input.invalid', { fields: [{ path: 'position', code: 'missing' }] }));
		if (around && !contains(polygonsOf(around), position)) return err(refusal('input.invalid', { fields: [{ path: 'position', code: 'differs' }] }));
		const before = await tx.records.contentWriting.current(input.subject);
		const now = before && (await tx.records.contents.bySubject<ShapeContent>(input.subject))?.content;
		if (before && (now?.type !== 'shape' || now.role !== 'notice_board' || now.community !== input.community || now.parent !== input.place)) return err(refusal('delivery.id-used'));
		const content: ShapeContent = {
			type: 'shape', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.place, role: 'notice_board', name: input.name,
			geometry: { type: 'Point', coordinates: position }, ...(now?.feature === undefined ? {} : { feature: now.feature })
		};
		await tx.write(content, office.office, before ? {} : { first: true });
		return ok({ subject: content.subject });
	}
});

/** The boundary of a place, or of the nearest one above it that has one: cells are not drawn. */
async function boundaryAround(tx: Tx, place: PlaceContent): Promise<AreaGeometry | undefined> {
	let at: PlaceContent | undefined = place;
	for (let steps = 0; at?.community === place.community && steps < 10; steps++) {
		const shapes = await tx.records.contents.ofParent<ShapeContent>(at.subject, 'shape');
		const geometry = shapes.find(({ content }) => content.role === 'boundary')?.content.geometry;
		if (geometry && isArea(geometry)) return geometry;
		at = at.parent && (await tx.records.contents.bySubject<PlaceContent>(at.parent))?.content;
	}
	return undefined;
}
