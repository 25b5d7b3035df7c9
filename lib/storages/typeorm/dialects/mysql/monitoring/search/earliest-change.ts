import type { JobSearch } from '../../../../../../storage/monitoring/monitoring-store.js';
import { timeOfUuidV7 } from '../../../../../../support/uuid-v7.js';

/** The clocks of processes agree to the minute. */
const SLACK_MS = 60_000;
const FIRST_MS = Date.parse('1000-01-01T00:00:00Z');

/**
 * Before this time no job that is searched for came into its state: it did so after it was created, after its latest
 * failure, and after the start of the bulk operation that changed it. Undefined: no matter.
 */
export function earliestChange({
  after,
  failedAfter,
  bulkId,
}: Pick<JobSearch, 'after' | 'failedAfter' | 'bulkId'>): Date | undefined {
  const times = [after?.getTime(), failedAfter?.getTime(), bulkId && timeOfUuidV7(bulkId)];
  const known = times.filter((ms) => typeof ms === 'number');
  if (known.length === 0) return undefined;
  return new Date(Math.max(FIRST_MS, Math.max(...known) - SLACK_MS));
}
