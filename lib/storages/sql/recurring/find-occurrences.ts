import type { OccurrenceRecord } from '../../../storage/recurring-store.js';
import type { RecurringOperations, StoredOccurrence } from './recurring-operations.js';

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
  const states = new Map(outcomes.map(({ id, state }) => [id, state]));

  const found = new Map<string, OccurrenceRecord[]>();
  for (const occurrence of stored) {
    const { recurringId } = occurrence;
    const occurrences = found.get(recurringId) ?? [];
    occurrences.push(occurrenceOf(occurrence, states));
    found.set(recurringId, occurrences);
  }
  return found;
}

/** @param states of jobs, by their ids, as far as they are known */
function occurrenceOf(
  { nominalAt, jobId, outcome }: StoredOccurrence,
  states: ReadonlyMap<string, string>,
): OccurrenceRecord {
  return {
    nominalAt,
    jobId,
    state: outcome ?? (jobId === undefined ? undefined : states.get(jobId)),
  };
}
