export { actions, load } from '../public-page.ts';
