import type {
  RecurringJobChange,
  RecurringJobRecord,
} from '../../../storage/recurring/recurring-store.js';
import type { RecurringOperations } from './recurring-operations.js';

export type Change = (current: RecurringJobRecord | undefined) => RecurringJobChange | undefined;

export interface Changed {
  /** What is stored now. */
  readonly record: RecurringJobRecord | undefined;
  readonly isChanged: boolean;
}

/** Locks a recurring job, and stores what it is to be, and the times that are passed over. */
export async function changeWithin<E>(
  operations: RecurringOperations<E>,
  executor: E,
  id: string,
  decide: Change,
): Promise<Changed> {
  const current = await operations.lock(executor, id);
  const values = decide(current);
  if (!values) return { record: current, isChanged: false };

  const record = current
    ? await operations.update(executor, values)
    : await operations.insert(executor, values);
  // Another transaction has inserted it since it was looked for: it can be locked and looked at now.
  if (!record) return changeWithin(operations, executor, id, decide);
  const { passed = [] } = values;
  if (passed.length > 0) {
    const occurrences = passed.map((one) => ({ ...one, recurringId: id, jobId: undefined }));
    await operations.insertOccurrences(executor, occurrences);
  }
  return { record, isChanged: true };
}
