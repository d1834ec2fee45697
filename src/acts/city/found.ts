import { subjectIdOf, type CommunityCode, type PersonId, type SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent, CommunityContent, OfficeContent, PlaceContent } from '#domain/community/community.ts';
import { maskedName } from '#domain/community/person.ts';
import { FIRST_RULES, type RuleSetContent } from '#domain/community/rule-set.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { FoundCity } from './found.input.ts';

/** China Standard Time: the one zone in which the law that this portal follows is in force. */
const ZONE = 480;

/**
 * The operator founds the city of an empty folder: the city with the first rule set, its service centre with the office of
 * administrator, the person who holds it with a sign-in, and the first community. Once in the life of a folder.
 */
export const found = act({
	name: 'city.found',
	input: FoundCity,
	may: [{ who: 'operator' }],
	refusals: ['input.invalid', 'city.exists', 'account.name-taken'],
	secret: true,
	async prepare(office, input) {
		if (input.city.code === input.community.code) return err(refusal('input.invalid', { fields: [{ path: 'community.code', code: 'malformed' }] }));
		return ok(await office.hashing.hash(input.administrator.password));
	},
	async decide(tx, { city, community, centre, administrator }, _caller, passwordHash) {
		const { communities, sessions } = tx.records;
		if ((await communities.list()).length > 0) return err(refusal('city.exists'));
		if (await sessions.account(administrator.account)) return err(refusal('account.name-taken'));
		const newId = (): SubjectId => subjectIdOf(tx.random(16));
		const [citySubject, cityPlace, body, office] = [newId(), newId(), newId(), newId()];
		const made = <T extends string>(type: T, at: CommunityCode, subject: SubjectId) => ({ type, v: 1, community: at, subject, lang: 'zh-CN' as const });
		const contents: (CommunityContent | RuleSetContent | PlaceContent | BodyContent | OfficeContent)[] = [
			{ ...made('community', city.code, citySubject), name: city.name, kind: 'city', zone: ZONE },
			{ ...made('rule-set', city.code, newId()), ...FIRST_RULES },
			{ ...made('place', city.code, cityPlace), name: city.name, kind: 'city' },
			{ ...made('body', city.code, body), parent: cityPlace, name: centre, kind: 'service_centre', dutiesFrom: tx.today, duties: [] },
			{ ...made('office', city.code, office), parent: body, position: 'administrator', holder: administrator.name, from: tx.today },
			{ ...made('community', community.code, newId()), parent: citySubject, name: community.name, kind: 'community', city: city.code },
			{ ...made('place', community.code, newId()), parent: cityPlace, name: community.name, kind: 'community' }
		];
		for (const content of contents) await tx.write(content, 'operator');
		const person = newId() as string as PersonId;
		await communities.addPerson({
			id: person, community: city.code, name: administrator.name, display: maskedName(administrator.name), household: null, phone: null, source: null, more: null
		});
		await communities.addHolder(office, person);
		await sessions.addAccount({ name: administrator.account, person, passwordHash });
		return ok({ communities: [city.code, community.code], account: administrator.account });
	}
});
