import { setTimeout as sleep } from 'node:timers/promises';
import { Workers } from '../../processes/workers.mjs';
import { requireEachOnce } from '../../support/ledger.mjs';
import { nowMs } from '../../support/monotonic-clock.mjs';
import { until } from '../../support/until.mjs';
import { backlogOf } from './backlog-of.mjs';
import { deadTuples } from './dead-tuples.mjs';
import { fill } from './fill.mjs';
import { runBacklog } from './run-backlog.mjs';

const CALIBRATION_SECONDS = 2;
const BATCH_EVERY_MS = 50;

export const BLOAT_FIGURES = {
  jobsPerSecond: { label: 'load that was kept up', unit: 'jobs/s', better: 'more' },
  deadRows: { label: 'dead rows', unit: 'rows', better: 'less' },
  deadMb: { label: 'dead rows', unit: 'MB', better: 'less' },
  tablesMb: { label: 'all tables and indexes', unit: 'MB', better: 'less' },
};

/**
 * Finds out how many jobs the system runs a second, then enqueues half as many for some minutes while
 * it runs them.
 *
 * @param {object} run
 * @param {{ minutes: number, during?: () => Promise<{ release: () => Promise<void> }> }} options
 *   `during` is held while the load lasts
 */
export async function runAtHalfLoad(run, { minutes, during }) {
  const calibration = backlogOf(run.system, CALIBRATION_SECONDS);
  const { jobsPerSecond: fullLoad } = await runBacklog(run, { jobs: calibration });

  const { systemName, system, place } = run;
  const held = await during?.();
  const application = await system.open(place);
  const workers = await Workers.start({ systemName, place });
  const startedMs = nowMs();
  const jobs = await feed(application, { perSecond: fullLoad / 2, minutes });
  const elapsedSeconds = (nowMs() - startedMs) / 1_000;

  await drain({ system, place, workers, jobs });
  const left = await deadTuples(place.url);
  const [{ counts }] = await workers.stop();
  await application.close();
  await held?.release();

  requireEachOnce([counts], jobs);
  return { jobsPerSecond: jobs / elapsedSeconds, ...left };
}

/** Enqueues in bulk at a steady rate, or as fast as the system can if that is slower. */
async function feed(application, { perSecond, minutes }) {
  const startedMs = nowMs();
  const endMs = startedMs + minutes * 60_000;
  let jobs = 0;
  while (nowMs() < endMs) {
    const due = Math.floor(((nowMs() - startedMs) / 1_000) * perSecond);
    await fill(application, { from: jobs, jobs: due });
    jobs = Math.max(jobs, due);
    await sleep(BATCH_EVERY_MS);
  }
  return jobs;
}

async function drain({ system, place, workers, jobs }) {
  await workers.haveRun(jobs);
  const books = await system.openBooks(place);
  await until(async () => !(await books.hasUnfinished()), { everyMs: BATCH_EVERY_MS });
  await books.close();
}
