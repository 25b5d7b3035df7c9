import type {
  DueRecurringJob,
  NewOccurrence,
  OccurrenceRecord,
  RecurringJobRecord,
  RecurringJobValues,
  ScheduledOccurrences,
} from '../../storage/recurring/recurring-store.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { SECOND } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';

/** @returns a recurring job that is stored now */
export async function recurring(
  store: StoreUnderTest,
  given: Partial<RecurringJobValues> = {},
): Promise<RecurringJobRecord> {
  const values = aRecurringJob(given);
  const record = await store.storage.recurring.change(values.id, () => values);
  if (record === undefined) throw new Error(`The recurring job ${values.id} was not stored.`);
  return record;
}

/** @returns a recurring job whose time has come */
export const dueOne = (store: StoreUnderTest, given: Partial<RecurringJobValues> = {}) =>
  recurring(store, { nextRunAt: store.ago(SECOND), ...given });

export async function foundRecurring(
  store: StoreUnderTest,
  id = 'report',
): Promise<RecurringJobRecord> {
  const record = await store.storage.recurring.find(id);
  if (record === undefined) throw new Error(`There is no recurring job ${id}.`);
  return record;
}

/** The latest occurrence comes first. */
export async function occurrencesOf(
  store: StoreUnderTest,
  id: string,
  limit = 10,
): Promise<readonly OccurrenceRecord[]> {
  const found = await store.storage.recurring.findOccurrences([id], limit);
  return found.get(id) ?? [];
}

/** Throws. Stands in the place of an occurrence that must exist. */
export function noOccurrence(): never {
  throw new Error('There is no occurrence.');
}

/**
 * By default, an occurrence with a job has the kind `created`, and an occurrence without a job has the kind
 * `skipped`.
 */
type GivenOccurrence = Omit<NewOccurrence, 'kind'> & Partial<Pick<NewOccurrence, 'kind'>>;

/** A scheduler's decision about a recurring job: these occurrences, and by default no next run. */
export const scheduled = (
  id: string,
  occurrences: readonly GivenOccurrence[] = [],
  given: Partial<ScheduledOccurrences> = {},
): ScheduledOccurrences => ({
  id,
  occurrences: occurrences.map((one) => ({ kind: one.job ? 'created' : 'skipped', ...one })),
  nextRunAt: undefined,
  failures: 0,
  ...given,
});

/** One turn of a scheduler that decides in the same way about all due recurring jobs. */
export const schedule = (
  store: StoreUnderTest,
  decide: (due: DueRecurringJob) => ScheduledOccurrences | undefined,
  limit = 100,
): Promise<number> =>
  store.storage.recurring.schedule(limit, async (due) => due.flatMap((one) => decide(one) ?? []));

/** @returns the due recurring jobs that a scheduler finds; it changes none of them */
export async function seenDue(store: StoreUnderTest, limit = 100): Promise<DueRecurringJob[]> {
  const seen: DueRecurringJob[] = [];
  await store.storage.recurring.schedule(limit, async (due) => {
    seen.push(...due);
    return [];
  });
  return seen;
}

export const idsSeenDue = async (store: StoreUnderTest, limit = 100): Promise<string[]> =>
  (await seenDue(store, limit)).map(({ record }) => record.id);
