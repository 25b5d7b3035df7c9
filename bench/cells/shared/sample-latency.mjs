import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../../support/monotonic-clock.mjs';
import { percentile } from '../../support/percentile.mjs';

/** So long nothing happens before each job: the worker has to be idle. */
const PAUSE_MS = 10;
/** The first few make connections and get code compiled; they do not count, where there are enough. */
const WARM_UP_SAMPLES = 10;
const FEWEST_SAMPLES = 3;
const SETTLE_MS = 500;

/**
 * Enqueues one job after the other, each when the one before has started and a while has passed.
 *
 * @param {{ samples: number, seconds: number }} sizes ends after so many samples or seconds,
 *   whichever comes first
 * @param {(job: object) => Promise<void>} enqueue
 * @param {(jobs: number) => Promise<void>} haveStarted
 * @returns {Promise<number>} how many were enqueued
 */
export async function sampleLatency({ samples, seconds }, { enqueue, haveStarted }) {
  await sleep(SETTLE_MS);
  const endMs = nowMs() + seconds * 1_000;
  let jobs = 0;

  while (jobs < samples + WARM_UP_SAMPLES && (nowMs() < endMs || jobs < FEWEST_SAMPLES)) {
    const i = jobs++;
    await enqueue({ i, at: nowMs() });
    await haveStarted(jobs);
    await sleep(PAUSE_MS);
  }
  return jobs;
}

export function latencyFigures(delaysMs) {
  const counted = delaysMs.slice(Math.min(WARM_UP_SAMPLES, delaysMs.length >> 1));
  return { p50Ms: percentile(counted, 0.5), p99Ms: percentile(counted, 0.99) };
}
