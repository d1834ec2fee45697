import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong on a page, a line for each rule with the first place; none is as it should be. In one go, without a second page to
 * put results together: there are no frames. Of what is right it keeps no list.
 *
 * @param within a part of the page, where the whole repeats one thing a hundred times
 */
export async function axeFinds(page: Page, within?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
	const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
