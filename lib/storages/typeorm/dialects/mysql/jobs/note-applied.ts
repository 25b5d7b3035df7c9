import { FAILED, SUCCEEDED } from '../../../../../states/state-names.js';
import type { Transition } from '../../../../../storage/jobs/transition.js';
import type { TransitionKind } from '../../../../sql/jobs/job-operations.js';
import { countersText, NAME_SEPARATOR } from '../../../../sql/statistics/counter-names.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import type { AppliedTransition } from './apply-transitions.js';
import { incrementBatches, noteContinuations } from './apply-transitions.sql.js';
import { incrementCounters } from './create-jobs.sql.js';

/** Stores what transitions count, what batches gain by them, and whose links are to be looked at. */
export async function noteApplied(
  executor: Executor,
  kind: TransitionKind,
  applied: readonly AppliedTransition[],
): Promise<void> {
  await countTransitions(
    executor,
    applied.map(({ transition }) => transition),
  );

  const gained = gainsOf(kind, applied);
  if (gained.length > 0) await executor.change(incrementBatches, [jsonRows(gained)]);

  if (kind !== 'finish') return;
  const parents = applied.filter(({ job }) => job.hasContinuations).map(({ job }) => job.id);
  if (parents.length > 0) await executor.change(noteContinuations, [jsonColumn(parents)]);
}

/** Stores what transitions count. */
export async function countTransitions(
  executor: Executor,
  applied: readonly Transition[],
): Promise<void> {
  const counted = countsOf(applied);
  if (counted.size > 0) await executor.change(incrementCounters, [jsonRows([...counted])]);
}

function countsOf(applied: readonly Transition[]): ReadonlyMap<string, number> {
  const texts = new Map<string, number>();
  for (const { counters, expireAt, to } of applied)
    add(texts, countersText(counters, expireAt && to), 1);

  const amounts = new Map<string, number>();
  for (const [text, amount] of texts) {
    for (const name of text.split(NAME_SEPARATOR)) if (name !== '') add(amounts, name, amount);
  }
  return amounts;
}

const add = (amounts: Map<string, number>, name: string, amount: number) =>
  amounts.set(name, (amounts.get(name) ?? 0) + amount);

/** How many a job in some state counts for among those of its batch: succeeded, failed, deleted. */
type Amounts = readonly [succeeded: number, failed: number, deleted: number];

const unfinished = (state: string): Amounts => [0, Number(state === FAILED), 0];
const finished = (state: string): Amounts => [
  Number(state === SUCCEEDED),
  0,
  Number(state !== SUCCEEDED),
];

const SIDES: Readonly<Record<TransitionKind, readonly [typeof finished, typeof finished]>> = {
  move: [unfinished, unfinished],
  finish: [unfinished, finished],
  revive: [finished, unfinished],
  refinish: [finished, finished],
};

function gainsOf(
  kind: TransitionKind,
  applied: readonly AppliedTransition[],
): readonly (readonly unknown[])[] {
  const [before, after] = SIDES[kind];
  const gains = new Map<string, Amounts>();
  for (const { transition, job } of applied) {
    if (job.batchId === null) continue;
    const [from, to] = [before(job.state), after(transition.to)];
    const [succeeded, failed, deleted] = gains.get(job.batchId) ?? [0, 0, 0];
    gains.set(job.batchId, [
      succeeded + to[0] - from[0],
      failed + to[1] - from[1],
      deleted + to[2] - from[2],
    ]);
  }
  return [...gains]
    .filter(([, amounts]) => amounts.some((amount) => amount !== 0))
    .map(([id, amounts]) => [id, ...amounts]);
}
