import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../../support/monotonic-clock.mjs';
import { percentile } from '../../support/percentile.mjs';

/** The pause before each job, because the worker must be idle. */
const PAUSE_MS = 10;
const FEWEST_SAMPLES = 3;
const SETTLE_MS = 500;

/**
 * Enqueues one job after the other, each when the one before has started and, once the warm-up is
 * over, a while has passed.
 *
 * @param {{ warmUpJobs: number, samples: number, seconds: number }} sizes the warm-up, which does not
 *   count, ends after so many jobs or half of the seconds; the samples end after so many, or when the
 *   seconds are over
 * @param {(job: object) => Promise<void>} enqueue
 * @param {(jobs: number) => Promise<void>} haveStarted
 * @returns {Promise<{ jobs: number, warmUp: number }>} how many there were, and the warm-up's part
 */
export async function sampleLatency({ warmUpJobs, samples, seconds }, { enqueue, haveStarted }) {
  let jobs = 0;
  const runOne = async () => {
    const i = jobs++;
    await enqueue({ i, at: nowMs() });
    await haveStarted(jobs);
  };

  await sleep(SETTLE_MS);
  const startMs = nowMs();
  const warmMs = startMs + seconds * 500;
  while (jobs < warmUpJobs && nowMs() < warmMs) await runOne();
  const warmUp = jobs;

  const endMs = startMs + seconds * 1_000;
  while (jobs < warmUp + samples && (nowMs() < endMs || jobs < warmUp + FEWEST_SAMPLES)) {
    await sleep(PAUSE_MS);
    await runOne();
  }
  return { jobs, warmUp };
}

/** @param {number[]} delaysMs in the order in which the jobs started, which is that of their calls */
export function latencyFigures(delaysMs, warmUp) {
  const counted = delaysMs.slice(warmUp);
  return { p50Ms: percentile(counted, 0.5), p99Ms: percentile(counted, 0.99) };
}
