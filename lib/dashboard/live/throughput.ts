import type { FastSample } from '../../problems/samples.js';
import { DeletedState } from '../../states/deleted-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { Throughput } from '../answers/live.js';

const NOTHING: Throughput = { succeeded: 0, failed: 0, deleted: 0 };

/** How many jobs a second ended between two looks. */
export function throughputBetween(before: FastSample | undefined, after: FastSample): Throughput {
  const seconds = before ? (after.at.getTime() - before.at.getTime()) / 1_000 : 0;
  if (!before || seconds <= 0) return NOTHING;

  const perSecond = (count: number) => Math.round((Math.max(0, count) / seconds) * 10) / 10;
  const grown = (state: string) =>
    (after.counts.byState[state] ?? 0) - (before.counts.byState[state] ?? 0);
  return {
    succeeded: perSecond(grown(SucceededState.NAME)),
    failed: perSecond(failuresBetween(before, after)),
    deleted: perSecond(grown(DeletedState.NAME)),
  };
}

/** Counts the failed attempts, also of jobs that are retried. */
function failuresBetween(before: FastSample, after: FastSample): number {
  const earlier = new Map(before.failedAttempts.map(({ from, value }) => [from.getTime(), value]));
  const grown = after.failedAttempts.map(
    ({ from, value }) => value - (earlier.get(from.getTime()) ?? 0),
  );
  return grown.reduce((sum, value) => sum + Math.max(0, value), 0);
}
