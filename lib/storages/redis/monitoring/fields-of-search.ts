import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import type { JobField } from './job-row-fields.js';

/** The fields of a job by which one asked thing is matched; the state is read in any case. */
const FIELDS: Readonly<Record<keyof JobSearch, readonly JobField[]>> = {
  ids: [],
  states: [],
  type: ['type'],
  method: ['method'],
  queue: ['queue'],
  serverId: ['server'],
  ranOn: ['server', 'history'],
  recurringId: ['params'],
  batchId: ['batch'],
  bulkId: ['params'],
  error: ['failure'],
  fingerprint: ['failure', 'fingerprint'],
  argument: ['args'],
  words: ['type', 'method', 'failure'],
  before: ['created'],
  after: ['created'],
  failedBefore: ['failedAt'],
  failedAfter: ['failedAt'],
  duration: ['history'],
  latency: ['history'],
  isRetry: ['failure'],
};

/** The fields by which jobs are ordered in lists. */
const OF_LISTS: readonly JobField[] = ['queue', 'priority', 'since', 'runAt', 'place'];

/** The fields that are read of each job that a search looks at. */
export function fieldsOfSearch(search: JobSearch): readonly JobField[] {
  const asked = Object.entries(search).filter(([, value]) => value !== undefined);
  const fields = asked.flatMap(([name]) => FIELDS[name as keyof JobSearch] ?? []);
  return [...new Set(fields)];
}

/** The same for jobs that are sorted afterwards. */
export const fieldsOfSortedSearch = (search: JobSearch): readonly JobField[] => [
  ...new Set([...fieldsOfSearch(search), ...OF_LISTS]),
];
