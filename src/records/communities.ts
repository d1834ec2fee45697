import { and, eq, sql } from 'drizzle-orm';
import type { BodyContent, CommunityContent, OfficeContent, PlaceContent } from '#domain/community/community.ts';
import type { Db } from './database.server.ts';
import type { Projection } from './projection.ts';
import { bodies, communities, households, officeHolders, offices, persons, places, sources } from './tables/community.ts';

export const communityProjection: Projection<CommunityContent> = {
	type: 'community', name: 'communities', table: communities,
	row: (content) => ({ community: content.community, name: content.name, kind: content.kind })
};

export const placeProjection: Projection<PlaceContent> = {
	type: 'place', name: 'places', table: places,
	row: (content) => ({ community: content.community, kind: content.kind, name: content.name, parent: content.parent ?? null })
};

export const bodyProjection: Projection<BodyContent> = {
	type: 'body', name: 'bodies', table: bodies,
	row: (content) => ({ community: content.community, kind: content.kind, name: content.name, place: content.parent ?? null, dutiesFrom: content.dutiesFrom })
};

export const officeProjection: Projection<OfficeContent> = {
	type: 'office', name: 'offices', table: offices,
	row: (content) => ({
		community: content.community, body: content.parent ?? '', position: content.position, holder: content.holder, from: content.from, until: content.until ?? null
	})
};

export type Person = typeof persons.$inferSelect;
export type Household = typeof households.$inferSelect;

/** Communities, bodies, offices and the people behind them. */
export function prepareCommunities(db: Db) {
	const place = sql.placeholder;
	const allPlaces = db.select({ subject: places.subject, community: places.community, kind: places.kind, name: places.name, parent: places.parent }).from(places).orderBy(places.community, places.subject).prepare();
	const list = db.select().from(communities).orderBy(communities.community).prepare();
	const byCode = db.select().from(communities).where(eq(communities.community, place('community'))).prepare();
	const person = db.select().from(persons).where(eq(persons.id, place('id'))).prepare();
	const personBySource = db.select().from(persons).where(eq(persons.source, place('source'))).prepare();
	const ofCommunity = db.select().from(persons).where(eq(persons.community, place('community'))).orderBy(persons.household, persons.id).prepare();
	const household = db.select().from(households).where(eq(households.id, place('id'))).prepare();
	const householdsOf = db.select().from(households).where(eq(households.community, place('community'))).orderBy(households.place, households.door).prepare();
	const holderOf = db.select().from(officeHolders).where(eq(officeHolders.office, place('office'))).prepare();
	const officesOfBody = db
		.select({ office: offices.subject, position: offices.position, holder: offices.holder, person: officeHolders.person })
		.from(offices).leftJoin(officeHolders, eq(officeHolders.office, offices.subject))
		.where(and(eq(offices.body, place('body')))).orderBy(offices.subject).prepare();
	const body = db.select().from(bodies).where(eq(bodies.subject, place('subject'))).prepare();
	const bodiesOf = db.select().from(bodies).where(eq(bodies.community, place('community'))).prepare();
	const placesOf = db.select().from(places).where(eq(places.community, place('community'))).prepare();
	const source = db.select().from(sources).where(eq(sources.key, place('key'))).prepare();

	const insertPerson = db.insert(persons).values({ id: place('id'), community: place('community'), name: place('name'), display: place('display'), household: place('household'), phone: place('phone'), source: place('source'), more: place('more') }).prepare();
	const insertHousehold = db.insert(households).values({ id: place('id'), community: place('community'), place: place('place'), cell: place('cell'), door: place('door'), source: place('source'), more: place('more') }).prepare();
	const insertHolder = db.insert(officeHolders).values({ office: place('office'), person: place('person') }).prepare();
	const insertSource = db.insert(sources).values({ key: place('key'), subject: place('subject'), community: place('community'), firstRow: place('firstRow') }).prepare();

	return {
		list: async () => list.all(),
		/** Every place of every community. */
		places: async () => allPlaces.all(),
		byCode: async (community: string) => byCode.get({ community }),
		person: async (id: string) => person.get({ id }),
		personBySource: async (name: string) => personBySource.get({ source: name }),
		personsOf: async (community: string) => ofCommunity.all({ community }),
		household: async (id: string) => household.get({ id }),
		householdsOf: async (community: string) => householdsOf.all({ community }),
		body: async (subject: string) => body.get({ subject }),
		bodiesOf: async (community: string) => bodiesOf.all({ community }),
		placesOf: async (community: string) => placesOf.all({ community }),
		holderOf: async (office: string) => holderOf.get({ office })?.person,
		officesOfBody: async (subject: string) => officesOfBody.all({ body: subject }),
		source: async (key: string) => source.get({ key }),
		addPerson: async (row: Omit<Person, 'more'> & { more?: string | null }) => void insertPerson.run({ more: null, ...row }),
		addHousehold: async (row: Omit<Household, 'more' | 'cell'> & Partial<Pick<Household, 'more' | 'cell'>>) => void insertHousehold.run({ more: null, cell: null, ...row }),
		addHolder: async (office: string, id: string) => void insertHolder.run({ office, person: id }),
		addSource: async (row: { key: string; subject: string; community: string; firstRow: number }) => void insertSource.run(row)
	};
}
