import { type Failure, latestFailureIn } from '../../../storage/jobs/latest-failure.js';
import type { StoredEntry, StoredJob } from '../jobs/stored-job.js';

/** The failure in the job's history. */
export function failureOf({ history }: StoredJob): Failure | undefined {
  const latest = history.findLast(({ data }) => data.includes('"exception":'));
  return latest && latestFailureIn(history.map(toEntry));
}

const toEntry = ({ state, at, data }: StoredEntry) => ({
  state,
  at: new Date(at),
  data: JSON.parse(data),
});
