import type { Row } from '../../../../sql/row.js';
import { bounded } from '../statistics/bounded.js';

/** What was noted about a batch. */
export interface Sums {
  readonly total: bigint;
  readonly succeeded: bigint;
  readonly failed: bigint;
  readonly deleted: bigint;
}

export interface JudgedBatch extends Sums {
  readonly id: string;
  readonly batchId: string | null;
  readonly oldState: string;
  readonly state: string;
  readonly isOver: boolean;
  readonly isCircular: boolean;
  readonly hasContinuations: boolean;
}

const NOTHING: Sums = { total: 0n, succeeded: 0n, failed: 0n, deleted: 0n };

const readSums = (row: Row): Sums => ({
  total: BigInt(row.total as string),
  succeeded: BigInt(row.succeeded as string),
  failed: BigInt(row.failed as string),
  deleted: BigInt(row.deleted as string),
});

const plus = (a: Sums, b: Sums): Sums => ({
  total: a.total + b.total,
  succeeded: a.succeeded + b.succeeded,
  failed: a.failed + b.failed,
  deleted: a.deleted + b.deleted,
});

/** By the batches' ids. */
export function sumsOf(increments: readonly Row[]): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const row of increments) {
    const id = row.batch_id as string;
    sums.set(id, plus(sums.get(id) ?? NOTHING, readSums(row)));
  }
  return sums;
}

/** A batch ends, or goes on again, by what its counts are now. One that is nested in a cancelled batch is cancelled. */
export function judgeBatch(
  row: Row,
  sums: ReadonlyMap<string, Sums>,
  isCircular: boolean,
): JudgedBatch {
  const id = row.id as string;
  const counts = plus(readSums(row), sums.get(id) ?? NOTHING);
  const isOver = counts.total === counts.succeeded + counts.deleted;
  const oldState = row.state as string;
  const isCanceled = row.enclosing_state === 'Deleted';
  return {
    total: bounded(counts.total),
    succeeded: bounded(counts.succeeded),
    failed: bounded(counts.failed),
    deleted: bounded(counts.deleted),
    id,
    batchId: row.batch_id as string | null,
    oldState,
    state: stateAfter(oldState, counts, isOver, isCanceled),
    isOver,
    isCircular,
    hasContinuations: Number(row.has_continuations) === 1,
  };
}

function stateAfter(
  oldState: string,
  { deleted }: Sums,
  isOver: boolean,
  isCanceled: boolean,
): string {
  if (isCanceled && (oldState === 'Awaiting' || oldState === 'Started')) return 'Deleted';
  if (oldState === 'Awaiting' || oldState === 'Deleted') return oldState;
  if (!isOver) return 'Started';
  return bounded(deleted) === 0n ? 'Succeeded' : 'Completed';
}
