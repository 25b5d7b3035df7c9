import type { NewJob } from '../../../storage/jobs/records.js';
import type { ScheduledOccurrences } from '../../../storage/recurring/recurring-store.js';
import type { NominalTime, RecurringOperations } from './recurring-operations.js';

/**
 * Stores the occurrences that there were not before.
 *
 * @returns their jobs, which are to be created now: a list for each recurring job
 */
export async function storeOccurrences<E>(
  operations: RecurringOperations<E>,
  executor: E,
  decided: readonly ScheduledOccurrences[],
): Promise<readonly (readonly NewJob[])[]> {
  const wanted = decided.flatMap(({ id, occurrences }) =>
    occurrences.map(({ job, ...occurrence }) => ({
      ...occurrence,
      recurringId: id,
      jobId: job?.id,
    })),
  );
  const stored = wanted.length === 0 ? [] : await operations.insertOccurrences(executor, wanted);
  const isNew = membershipOf(stored);

  return decided.map(({ id, occurrences }) =>
    occurrences.flatMap(({ nominalAt, job }) =>
      job && isNew({ recurringId: id, nominalAt }) ? [job] : [],
    ),
  );
}

/** Tells by its values whether a time is one of these. */
function membershipOf(times: readonly NominalTime[]): (time: NominalTime) => boolean {
  const keyOf = ({ recurringId, nominalAt }: NominalTime) =>
    `${nominalAt.getTime()} ${recurringId}`;
  const keys = new Set(times.map(keyOf));
  return (time) => keys.has(keyOf(time));
}
