import type { JobStorage } from '../storage/job-storage.js';
import type { RecurringHistory, RecurringSample } from './samples.js';

/** How many recurring jobs we read the histories of: the first by their ids. */
const MAX_RECURRING_JOBS = 1_000;
const IDS_PER_READ = 200;
const OCCURRENCES_READ = 10;

/** Reads the recurring jobs with the outcomes of their last occurrences. */
export async function readRecurringHistories({
  monitoring,
  recurring,
  clock,
}: Pick<JobStorage, 'monitoring' | 'recurring' | 'clock'>): Promise<RecurringSample> {
  const at = clock.now();
  const page = { limit: MAX_RECURRING_JOBS };
  const { recurringJobs } = await monitoring.searchRecurringJobs([], page);
  const histories: RecurringHistory[] = [];
  for (let from = 0; from < recurringJobs.length; from += IDS_PER_READ) {
    const records = recurringJobs.slice(from, from + IDS_PER_READ);
    const ids = records.map(({ id }) => id);
    const occurrences = await recurring.findOccurrences(ids, OCCURRENCES_READ);
    histories.push(
      ...records.map((record) => ({ record, occurrences: occurrences.get(record.id) ?? [] })),
    );
  }
  return { at, histories };
}
