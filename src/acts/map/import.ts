import { err, ok } from '#domain/basics/result.ts';
import { importedSubject, type FileProblem } from '#domain/community/imported.ts';
import { canonical } from '#domain/basics/canonical-json.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act, cityOffice, type Permission, type Tx } from '../act.ts';
import { noProblems } from '../history/problems.ts';
import { refusal } from '../refusal.ts';
import { placeFeatures, readAtlas, type Placed } from './atlas.ts';
import { readFeatures } from './features.ts';
import { checkFit } from './fit.ts';
import { ImportMap } from './import.input.ts';

const MAY: readonly Permission[] = [{ who: 'operator' }, { who: 'office', bodies: ['service_centre'], positions: ['administrator'], city: true }];

interface Prepared {
	placed: Placed[];
	notes: readonly FileProblem[];
}

/**
 * Takes over boundaries and points from a GeoJSON file: all of it, or nothing when shapes overlap, leave gaps, reach beyond the place they
 * lie in, or are broken, each named with its amount. What is the same already is not written again.
 */
export const importMap = act({
	name: 'map.import',
	input: ImportMap,
	may: MAY,
	refusals: ['map.bad-file', 'map.changed-meanwhile'],
	limit: { count: 20, per: 'hour' },
	async prepare(office, input) {
		const problems = noProblems();
		const notes = noProblems();
		const atlas = await readAtlas(office.records);
		const placed = await placeFeatures(office.records, atlas, readFeatures(input.file, problems, notes), problems);
		// Broken shapes cannot be laid on one another, and what is missing would be called a gap.
		if (problems.count === 0) await checkFit(atlas, placed, input.partly === true, problems, notes);
		if (problems.count > 0) return err(refusal('map.bad-file', { file: [...problems.list], params: { problems: problems.count } }));
		return ok<Prepared>({ placed, notes: notes.list });
	},
	async decide(tx, _input, caller, { placed, notes }: Prepared) {
		const office = cityOffice(MAY, caller);
		const counts = { added: 0, changed: 0, same: 0 };
		for (const one of placed) {
			const { place, before, role, name, geometry, id } = one;
			if (before && canonical(before.content.geometry) === canonical(geometry) && before.content.until === undefined) {
				counts.same++;
				continue;
			}
			const now = before && (await tx.records.contents.bySubject(before.content.subject));
			// Somebody else changed it while this file was being compared.
			if (before && now?.hash !== before.hash) return err(refusal('map.changed-meanwhile'));
			const content: ShapeContent = {
				type: 'shape', v: 1, community: place.community, subject: before?.content.subject ?? (await newSubject(tx, one)), lang: 'zh-CN', parent: place.subject, role, geometry,
				...(role === 'boundary' ? {} : { name }), ...(id === '' ? {} : { feature: id })
			};
			await tx.write(content, office?.office ?? caller.kind, before ? {} : { first: true });
			counts[before ? 'changed' : 'added']++;
		}
		return ok({ ...counts, notes: notes.slice(0, 200) });
	}
});

/** The subject that other imported objects know it by, as long as nobody has taken it; else one of its own. */
async function newSubject(tx: Tx, { id }: Placed): Promise<ShapeContent['subject']> {
	const known = importedSubject(sha256, 'shapes', id);
	return id !== '' && (await tx.records.contentWriting.current(known)) === undefined ? known : subjectIdOf(tx.random(16));
}
