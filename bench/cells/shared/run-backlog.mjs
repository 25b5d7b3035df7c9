import { Workers } from '../../processes/workers.mjs';
import { requireEachOnce } from '../../support/ledger.mjs';
import { nowMs } from '../../support/monotonic-clock.mjs';
import { until } from '../../support/until.mjs';
import { fill } from './fill.mjs';

const ASK_EVERY_MS = 2;

/**
 * Fills the store, then lets worker processes run all jobs. The clock starts with the first job and stops
 * when the store itself says that the last completion is committed.
 *
 * @param {{ systemName: string, system: import('../../systems/contract.mjs').System,
 *   place: import('../../systems/contract.mjs').Place }} run
 * @param {{ jobs: number, concurrency?: number, processes?: number, waitMs?: number }} backlog
 */
export async function runBacklog(run, { jobs, ...how }) {
  const application = await run.system.open(run.place);
  await fill(application, { jobs });
  await application.close();

  return runStored(run, { jobs, ...how });
}

/** The same with jobs that are already in the store. */
export async function runStored({ systemName, system, place }, { jobs, ...how }) {
  const books = await system.openBooks(place);
  const succeededBefore = await books.countSucceeded();

  const workers = await Workers.start({ systemName, place, ...how });
  await workers.haveRun(jobs);
  await until(async () => !(await books.hasUnfinished()), { everyMs: ASK_EVERY_MS });
  const endedMs = nowMs();
  const reports = await workers.stop();

  requireEachOnce(
    reports.map(({ counts }) => counts),
    jobs,
  );
  await requireSucceeded(books, { jobs, before: succeededBefore });
  await books.close();

  const startedMs = Math.min(...reports.map(({ firstStartMs }) => firstStartMs ?? Infinity));
  return { jobsPerSecond: (jobs / (endedMs - startedMs)) * 1_000, reports };
}

/** If the store keeps finished jobs, each of them must be there. */
async function requireSucceeded(books, { jobs, before }) {
  const succeeded = await books.countSucceeded();
  if (succeeded !== undefined && succeeded - before !== jobs) {
    throw new Error(`Of ${jobs} jobs, ${succeeded - before} are recorded as having succeeded.`);
  }
}
