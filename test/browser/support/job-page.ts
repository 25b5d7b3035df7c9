import type { Page } from 'playwright-core';
import type { Site } from './site.js';

export const NO_SUCH_JOB = 'There is no job with this id, or no longer.';

export const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const statesIn = (page: Page) =>
  panel(page, 'History').getByRole('listitem').allInnerTexts();

export async function openJob(
  site: Site,
  id: string | null,
  name: string,
  options?: Parameters<Site['open']>[1],
): Promise<Page> {
  const page = await site.open(`/jobs/details/${id}`, options);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return page;
}
