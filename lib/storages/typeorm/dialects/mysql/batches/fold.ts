import type { FoldedBatches } from '../../../../sql/batches/batch-operations.js';
import type { Row } from '../../../../sql/row.js';
import { jsonColumn, jsonPackets, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { noteParents } from '../continuations/continuations.sql.js';
import { noteBatches } from '../continuations/release-continuations.sql.js';
import { HIGHEST_INTEGER, LOWEST_INTEGER } from '../statistics/bounds.sql.js';
import { findCircularBatches } from './circular-batches.sql.js';
import { noteIncrements } from './create-batches.sql.js';
import {
  findUnfinishedInside,
  holdIncrements,
  readBatches,
  removeIncrements,
  storeFolded,
} from './fold-batches.sql.js';
import { type JudgedBatch, judgeBatch, type Sums, sumsOf } from './judged-batch.js';

/**
 * Adds up what was noted about batches that this transaction has locked by a statement before, so that nothing is missed
 * that the last one to fold them has added. What is removed here is what is added here, and passed on to the enclosing
 * batches, so nothing is lost or counted twice.
 *
 * A cancelled batch has those nested in it looked at, which finds any that came to be while it was cancelled. A circular
 * batch passes nothing on: it would come back for ever.
 */
export async function foldBatches(
  executor: Executor,
  ids: readonly string[],
  retentionMs: number,
): Promise<FoldedBatches> {
  const listed = jsonColumn(ids);
  const taken = await executor.run(holdIncrements, [listed]);
  const sums = sumsOf(taken);
  const circular = new Set((await executor.run(findCircularBatches, [listed])).map(idOf));
  const rows = (await executor.run(readBatches, [listed])).filter((row) => sums.has(idOf(row)));
  const judged = rows.map((row) => judgeBatch(row, sums, circular.has(idOf(row))));
  if (judged.length === 0) return { hasEnded: false, hasNoted: false, circular: [] };

  const added = jsonPackets(taken.map(({ number }) => [number]));
  for (const packet of added) await executor.change(removeIncrements, [packet]);
  await executor.change(storeFolded, [jsonRows(judged.map(cellsOf)), retentionMs]);
  const hasEnded = await noteEnded(executor, judged);
  const hasPassedOn = await passOn(executor, judged, sums);
  const hasNested = await noteNested(executor, judged);
  return {
    hasEnded,
    hasNoted: hasPassedOn || hasNested,
    circular: judged.filter((batch) => batch.isCircular).map(({ id }) => id),
  };
}

const idOf = ({ id }: Row): string => id as string;

const cellsOf = (batch: JudgedBatch): readonly unknown[] => [
  batch.id,
  batch.state,
  ...[batch.total, batch.succeeded, batch.failed, batch.deleted].map(String),
  Number(hasEnded(batch)),
  Number(batch.isOver || batch.isCircular),
];

const hasEnded = ({ state }: JudgedBatch): boolean => state !== 'Awaiting' && state !== 'Started';

async function noteEnded(executor: Executor, judged: readonly JudgedBatch[]): Promise<boolean> {
  const ended = judged.filter(
    ({ hasContinuations, state, oldState }) =>
      hasContinuations && state !== oldState && state !== 'Started',
  );
  if (ended.length > 0) await executor.change(noteParents, [jsonColumn(ended.map(({ id }) => id))]);
  return ended.length > 0;
}

async function passOn(
  executor: Executor,
  judged: readonly JudgedBatch[],
  sums: ReadonlyMap<string, Sums>,
): Promise<boolean> {
  const gains = judged.flatMap(({ id, batchId, isCircular }) => {
    const { succeeded, failed, deleted } = sums.get(id) as Sums;
    const isNothing = succeeded === 0n && failed === 0n && deleted === 0n;
    if (batchId === null || isCircular || isNothing) return [];
    return [[batchId, 0, ...[succeeded, failed, deleted].map(integer)]];
  });
  if (gains.length > 0) await executor.change(noteIncrements, [jsonRows(gains)]);
  return gains.length > 0;
}

/** Within what a column of increments holds. */
const integer = (sum: bigint): number =>
  Math.max(LOWEST_INTEGER, Math.min(HIGHEST_INTEGER, Number(sum)));

async function noteNested(executor: Executor, judged: readonly JudgedBatch[]): Promise<boolean> {
  const canceled = judged.filter(({ state }) => state === 'Deleted').map(({ id }) => id);
  if (canceled.length === 0) return false;

  const nested = (await executor.run(findUnfinishedInside, [jsonColumn(canceled)])).map(idOf);
  if (nested.length > 0) await executor.change(noteBatches, [jsonColumn(nested)]);
  return nested.length > 0;
}
