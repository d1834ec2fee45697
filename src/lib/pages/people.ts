import CommentPage from '../comment/CommentPage.svelte';
import RegisterPage from '../comment/RegisterPage.svelte';
import BodiesPage from '../community/BodiesPage.svelte';
import BodyPage from '../community/BodyPage.svelte';
import PlacePage from '../community/PlacePage.svelte';
import PlacesPage from '../community/PlacesPage.svelte';
import ObserversPage from '../offices/ObserversPage.svelte';
import OfficePage from '../offices/OfficePage.svelte';
import ReceptionPage from '../offices/ReceptionPage.svelte';
import ReceptionsPage from '../offices/ReceptionsPage.svelte';
import ElectoratePage from '../roll/ElectoratePage.svelte';
import ElectoratesPage from '../roll/ElectoratesPage.svelte';
import type { Looks } from './looks.ts';

/** Bodies, places, offices, lists of voters, comments on their own. */
export const people = {
	bodies: BodiesPage,
	body: BodyPage,
	register: RegisterPage,
	comment: CommentPage,
	office: OfficePage,
	receptions: ReceptionsPage,
	reception: ReceptionPage,
	observers: ObserversPage,
	places: PlacesPage,
	place: PlacePage,
	electorates: ElectoratesPage,
	electorate: ElectoratePage
} as unknown as Looks;
