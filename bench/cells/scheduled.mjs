import { setTimeout as sleep } from 'node:timers/promises';
import { Workers } from '../processes/workers.mjs';
import { callUntil } from '../support/callers.mjs';
import { requireEachOnce } from '../support/ledger.mjs';
import { monotonicMsOf } from '../support/monotonic-clock.mjs';
import { percentile } from '../support/percentile.mjs';
import { P50_MS, P99_MS } from './shared/figures.mjs';

/** The longest time that a slow system may take to run all jobs. */
const DRAIN_SECONDS = 20;
const CALLERS = 20;
const ASK_EVERY_MS = 100;

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title:
    'How late scheduled jobs start, 1,000 due within one second; idle worker in another process',
  figures: { p50Ms: P50_MS, p99Ms: P99_MS },
  sizes: { warmUpJobs: 300, jobs: 1_000, leadSeconds: 5 },
  quickSizes: { warmUpJobs: 20, jobs: 200, leadSeconds: 2 },

  async run({ systemName, system, place, sizes }) {
    const jobs = Math.min(sizes.jobs, system.runsPerSecond * DRAIN_SECONDS);
    const application = await system.open(place);
    const workers = await Workers.start({ systemName, place });
    await sleep(500);

    // The process has run scheduled jobs before, so its statements are prepared and its code is compiled.
    const { leadSeconds } = sizes;
    const warmUp = Math.min(sizes.warmUpJobs, jobs);
    await scheduleWithinOneSecond(application, { from: 0, jobs: warmUp, leadSeconds });
    await workers.haveRun(warmUp, { everyMs: ASK_EVERY_MS });

    await scheduleWithinOneSecond(application, { from: warmUp, jobs, leadSeconds });
    await workers.haveRun(warmUp + jobs, { everyMs: ASK_EVERY_MS });
    const [{ counts, delaysMs }] = await workers.stop();
    await application.close();

    requireEachOnce([counts], warmUp + jobs);
    const counted = delaysMs.slice(warmUp);
    return { p50Ms: percentile(counted, 0.5), p99Ms: percentile(counted, 0.99) };
  },
};

/** Ends when the first job is due. */
async function scheduleWithinOneSecond(application, { from, jobs, leadSeconds }) {
  const firstDueMs = Date.now() + leadSeconds * 1_000;
  await callUntil((next) => next >= jobs, {
    callers: CALLERS,
    call: (i) => {
      const due = new Date(firstDueMs + Math.round((i / jobs) * 1_000));
      return application.schedule({ i: from + i, at: monotonicMsOf(due) }, due);
    },
  });
  if (Date.now() >= firstDueMs) throw new Error('The first job was due before all were scheduled.');
  await sleep(firstDueMs - Date.now());
}
