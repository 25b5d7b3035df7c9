import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** The links that have the names of jobs: ids, queues and servers have no capitals. */
const namesIn = (page: Page) => page.getByRole('row').getByRole('link', { name: /^[A-Z]/ });

/** Waits until the list has these jobs, at least one, and no others. */
export async function expectJobs(page: Page, names: readonly string[]): Promise<void> {
  const links = namesIn(page);
  const linkTo = (index: number) =>
    links.nth(index).and(page.getByRole('link', { name: names[index] as string, exact: true }));

  // What is missing, or too much, shows in the comparison.
  await Promise.allSettled([
    linkTo(0).waitFor(),
    linkTo(names.length - 1).waitFor(),
    links.nth(names.length).waitFor({ state: 'detached' }),
  ]);
  expect(await links.allInnerTexts()).toEqual(names);
}
