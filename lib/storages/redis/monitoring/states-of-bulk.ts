import type { JobsInState } from '../../../storage/monitoring/jobs-in-state.js';
import { counted } from '../../parts/monitoring/counted.js';
import { matches } from '../../parts/monitoring/job-matching.js';
import type { RedisExecutor } from '../redis-executor.js';
import { fieldsOfSearch } from './fields-of-search.js';
import { readRows } from './job-rows.js';
import { idsOfBulk } from './narrowing.js';

/** In the order of the names of the states; undefined where the operation keeps no ids. */
export async function countStatesOfBulk(
  reader: RedisExecutor,
  bulkId: string,
): Promise<readonly JobsInState[] | undefined> {
  const ids = await idsOfBulk(reader, bulkId);
  if (!ids) return undefined;

  const search = { bulkId };
  const jobs = await readRows(reader, ids, fieldsOfSearch(search));
  const states = counted(jobs.filter((job) => matches(job, search)).map(({ state }) => state));
  return Array.from(states, ([state, count]) => ({ state, count })).sort((a, b) =>
    a.state < b.state ? -1 : 1,
  );
}
