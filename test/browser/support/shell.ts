import type { Page } from 'playwright-core';

export const PHONE = { viewport: { width: 390, height: 844 } };

/** What is pressed after `g`, and the page to which that leads. */
export const DESTINATIONS = [
  ['m', 'Performance'],
  ['i', 'Problems'],
  ['j', 'All jobs'],
  ['e', 'Enqueued'],
  ['s', 'Scheduled'],
  ['p', 'Processing'],
  ['u', 'Succeeded'],
  ['f', 'Failed'],
  ['d', 'Deleted'],
  ['w', 'Awaiting'],
  ['r', 'Retries'],
  ['c', 'Recurring jobs'],
  ['b', 'Batches'],
  ['q', 'Queues'],
  ['v', 'Servers'],
  ['k', 'Bulk operations'],
  ['a', 'Audit'],
  ['o', 'Overview'],
] as const;

export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
export const menu = (page: Page) =>
  page.getByRole('navigation', { name: 'Pages of the dashboard' });
export const focusOf = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName',
  );
