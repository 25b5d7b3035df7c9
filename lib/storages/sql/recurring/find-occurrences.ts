import type { OccurrenceRecord } from '../../../storage/recurring/recurring-store.js';
import type { JobOutcome, RecurringOperations, StoredOccurrence } from './recurring-operations.js';

/** The latest occurrences of recurring jobs, with the states of their jobs. */
export async function findOccurrences<E>(
  operations: RecurringOperations<E>,
  executor: E,
  ids: readonly string[],
  limit: number,
): Promise<Map<string, OccurrenceRecord[]>> {
  const stored = await operations.findOccurrences(executor, ids, limit);
  const jobIds = stored.flatMap(({ jobId, outcome }) =>
    jobId === undefined || outcome !== undefined ? [] : [jobId],
  );
  const outcomes = jobIds.length === 0 ? [] : await operations.findOutcomes(executor, jobIds);
  const byJob = new Map(outcomes.map((outcome) => [outcome.id, outcome]));

  const found = new Map<string, OccurrenceRecord[]>();
  for (const occurrence of stored) {
    const { recurringId, jobId = '' } = occurrence;
    const occurrences = found.get(recurringId) ?? [];
    occurrences.push(occurrenceOf(occurrence, byJob.get(jobId)));
    found.set(recurringId, occurrences);
  }
  return found;
}

function occurrenceOf(
  { recurringId: _recurringId, outcome, ...occurrence }: StoredOccurrence,
  job: JobOutcome | undefined,
): OccurrenceRecord {
  const { startedAt, durationMs } = job ?? occurrence;
  return { state: outcome ?? job?.state, ...occurrence, startedAt, durationMs };
}
