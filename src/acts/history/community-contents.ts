import type { CommunityCode } from '#domain/basics/id.ts';
import type { BodyContent, BodyLaw, CommunityContent, OfficeContent, PlaceContent } from '#domain/community/community.ts';
import { FIRST_RULES, type DaysRule, type RuleSetContent } from '#domain/community/rule-set.ts';
import type { PublicNames } from './names.ts';
import { base, given, type Making, type Planned } from './planned.ts';
import type { RowOf } from './shapes.ts';

/** China Standard Time, the one zone the format knows. */
const ZONE = 480;

function cityContents(making: Making): Planned[] {
	const { file } = making;
	const { city } = file.tenants;
	const root = file.places.find(({ value }) => value.id === city)!.value;
	const content: CommunityContent = { ...base(making, 'community', 'city', city, city), name: root.name, kind: 'city', zone: ZONE };
	const days = (rule: { value: number; law?: string | null | undefined }): DaysRule => ({ days: rule.value, kind: 'calendar', ...given('source', rule.law) });
	const { assembly_notice_days: assembly, rep_meeting_notice_days: representatives, minutes_publish_days: minutes } = file.config;
	const meetings = {
		...(assembly ? { assemblyNotice: days(assembly) } : {}), ...(representatives ? { representativesNotice: days(representatives) } : {}), ...(minutes ? { minutes: days(minutes) } : {})
	};
	const rules: RuleSetContent = {
		...base(making, 'rule-set', 'config', 'config', city),
		name: file.config.ruleset,
		disclosureDay: file.config.disclosure_day,
		questioningDay: file.config.inquiry_day,
		display: days(file.config.display_min_days),
		answer: days(file.config.inquiry_reply_days),
		...(Object.keys(meetings).length > 0 ? { meetings } : {}),
		holidays: { ...FIRST_RULES.holidays }
	};
	return [{ content, list: 'city' }, { content: rules, list: 'config' }];
}

function communityContent(making: Making, row: RowOf<'communities'>): CommunityContent {
	const town = making.file.towns.find(({ value }) => value.id === row.town_id)?.value.name;
	const figures = { ...given('households', row.households), ...given('population', row.population), ...given('adults', row.adults_18plus) };
	return {
		...base(making, 'community', 'communities', row.id, row.id as CommunityCode),
		parent: making.subject('city', making.file.tenants.city),
		name: row.name,
		kind: 'community',
		city: making.file.tenants.city,
		...given('town', town),
		...given('shape', row.community_type),
		...given('topology', row.topology),
		...given('intro', row.intro),
		...given('telephone', row.hotline),
		...(Object.keys(figures).length > 0 ? { figures } : {})
	};
}

/** The organic laws, as files name them. */
const LAWS = { 'VCOL-2025': 'village', 'URCOL-2025': 'urban' } as const satisfies Record<string, BodyLaw>;

function bodyContent(making: Making, names: PublicNames, row: RowOf<'bodies'>): BodyContent {
	const extensions = row.extensions?.map((extension) => ({
		duty: extension.duty,
		period: extension.period,
		due: extension.due_at,
		...given('reason', extension.reason),
		...(extension.approved_by ? { by: names.inOffice(extension.approved_by, row.id, extension.approved_at ?? extension.due_at) } : {}),
		...given('granted', extension.approved_at)
	}));
	return {
		...base(making, 'body', 'bodies', row.id, making.file.tenants.ofBody(row.id)!),
		parent: making.subject('places', row.place_id),
		name: row.name,
		kind: row.kind,
		dutiesFrom: row.duties_from,
		duties: row.duties.map(({ duty, every, from }) => ({ duty, every: every === 'half_year' ? 'half' : every, from })),
		...given('memberCount', row.member_count),
		...(row.ruleset ? { law: LAWS[row.ruleset] } : {}),
		...(extensions && extensions.length > 0 ? { extensions } : {}),
		...given('note', row.note)
	};
}

/** The city with its rule set, communities, places, bodies and offices, parents before children. */
export function communityContents(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	const parents = new Map(file.places.map(({ value }) => [value.id, value.parent_id]));
	const depth = (id: string): number => {
		const parent = parents.get(id);
		return parent === null || parent === undefined ? 0 : 1 + depth(parent);
	};
	const places = file.places.map(({ value }) => ({ value, depth: depth(value.id) })).sort((a, b) => a.depth - b.depth);
	return [
		...cityContents(making),
		...file.communities.map(({ value }) => ({ content: communityContent(making, value), list: 'communities' })),
		...places.map(({ value }) => ({
			list: 'places',
			content: {
				...base(making, 'place', 'places', value.id, file.tenants.ofPlace(value.id)!),
				...(value.parent_id === null ? {} : { parent: making.subject('places', value.parent_id) }),
				name: value.name,
				kind: value.kind,
				...given('households', value.households)
			} satisfies PlaceContent
		})),
		...file.bodies.map(({ value }) => ({ content: bodyContent(making, names, value), list: 'bodies' })),
		...file.offices.map(({ value }) => ({
			list: 'offices',
			happenedAt: value.from,
			content: {
				...base(making, 'office', 'offices', value.id, file.tenants.ofBody(value.body_id)!),
				parent: making.subject('bodies', value.body_id),
				position: value.position,
				holder: names.ofPerson(value.person_id),
				from: value.from,
				...given('until', value.until),
				...given('portfolio', value.portfolio),
				...given('note', value.note),
				...given('unit', value.unit),
				...(value.scope ? { scope: value.scope.map((place) => making.subject('places', place)) } : {})
			} satisfies OfficeContent
		}))
	];
}
