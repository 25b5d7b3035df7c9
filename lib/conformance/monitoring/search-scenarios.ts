import type { NewJob } from '../../storage/jobs/records.js';
import type { JobPage, JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { anEntry, aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

/** @returns the ids of the jobs that a search finds, sorted */
export const found = async (store: StoreUnderTest, search: JobSearch): Promise<string[]> =>
  idsOf((await store.storage.monitoring.search(search, { limit: 100 })).jobs).sort();

/** @returns the id of a job whose run has failed with this exception */
export async function failed(
  store: StoreUnderTest,
  type: string,
  message: string,
  given: Partial<NewJob> = {},
): Promise<string> {
  const job = await store.running(given);
  const data = { exception: { type, message }, stack: 'at secretPlace' };
  await store.apply(aTransition(job, { to: 'Failed', history: [anEntry('Failed', { data })] }));
  return job.id;
}

/** @returns the ids of the jobs that a search lists, page by page */
export async function idsOfPages(
  store: StoreUnderTest,
  search: JobSearch,
  given: Omit<Partial<JobPage>, 'cursor'> = {},
): Promise<string[]> {
  const { limit = 2, isOldestFirst } = given;
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.storage.monitoring.search(search, { limit, cursor, isOldestFirst });
    expect(page.jobs.length).toBeLessThanOrEqual(limit);
    ids.push(...idsOf(page.jobs));
    cursor = page.next;
  } while (cursor !== undefined);
  return ids;
}
