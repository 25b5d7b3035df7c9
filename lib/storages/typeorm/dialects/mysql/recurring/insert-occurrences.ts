import type {
  NominalTime,
  OccurrenceToStore,
} from '../../../../sql/recurring/recurring-operations.js';
import { instantText, jsonRows, optionalInstant } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import {
  findTaken,
  insertOccurrences as insertAll,
  removeFailedOccurrences,
} from './recurring-occurrences.sql.js';

/** A failed occurrence stands beside the time that it is about, for which a later turn may store another one. */
const FAILED_MICROSECONDS = '002';

/**
 * Takes the times that have no occurrence, of recurring jobs that are locked. A failed one goes where a later one that is no
 * failure stands for that time.
 *
 * @returns the times that had no occurrence before
 */
export async function insertOccurrences(
  executor: Executor,
  occurrences: readonly OccurrenceToStore[],
): Promise<NominalTime[]> {
  const mended = occurrences
    .filter(({ kind }) => kind !== 'failed')
    .map(({ recurringId, nominalAt, lastAt }) => [
      recurringId,
      instantText(nominalAt),
      besides(lastAt ?? nominalAt),
    ]);
  if (mended.length > 0) await executor.change(removeFailedOccurrences, [jsonRows(mended)]);

  const keys = occurrences.map((it) => [it.recurringId, timeOf(it)]);
  const taken = new Map(
    (await executor.run(findTaken, [jsonRows(keys)])).map(({ position, kind }) => [
      Number(position) - 1,
      kind,
    ]),
  );
  const stored = occurrences.filter(
    ({ kind }, index) => !taken.has(index) || (kind === 'failed' && taken.get(index) === 'failed'),
  );
  if (stored.length > 0) await executor.change(insertAll, [jsonRows(stored.map(cellsOf))]);
  return stored.map(({ recurringId, nominalAt }) => ({ recurringId, nominalAt }));
}

const besides = (time: Date) => instantText(time) + FAILED_MICROSECONDS;

const timeOf = ({ kind, nominalAt }: OccurrenceToStore) =>
  kind === 'failed' ? besides(nominalAt) : instantText(nominalAt);

const cellsOf = (it: OccurrenceToStore): readonly unknown[] => [
  it.recurringId,
  timeOf(it),
  it.jobId ?? null,
  it.kind,
  optionalInstant(it.lastAt),
  it.count ?? null,
  it.reason ?? null,
  it.runningJobId ?? null,
  it.error ?? null,
];
