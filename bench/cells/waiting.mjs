import { setTimeout as sleep } from 'node:timers/promises';
import { WaitingApplication } from '../ours/waiting-application.mjs';
import { Workers } from '../processes/workers.mjs';
import { median, percentile } from '../support/percentile.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND, P50_MS, P99_MS } from './shared/figures.mjs';
import { fill } from './shared/fill.mjs';
import { nowMs } from '../support/monotonic-clock.mjs';

/** The waits begin before the jobs, so that their first looks are over. */
const SETTLE_MS = 1_500;
const SPEEDS = {
  keptPercent: { label: 'share of the speed without them', unit: '%', better: 'more' },
  waitedFor: { ...JOBS_PER_SECOND, label: 'jobs with them' },
  alone: { ...JOBS_PER_SECOND, label: 'jobs without them' },
};

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs while another process waits for the results of 10,000 jobs',
  figures: {
    ...SPEEDS,
    statementsPerSecond: { label: 'statements of the waits', unit: '/s', better: 'less' },
    bytesPerWait: { label: 'memory of a wait', unit: 'bytes', better: 'less' },
    p50Ms: { ...P50_MS, label: 'from the end of a job to its result, p50' },
    p99Ms: { ...P99_MS, label: 'from the end of a job to its result, p99' },
  },
  details: SPEEDS,
  sizes: { waits: 10_000, pairs: 5, seconds: 4 },
  quickSizes: { waits: 1_000, pairs: 1, seconds: 0.5 },
  systems: ['ours'],
  execArgv: ['--expose-gc'],
  limitSeconds: () => 900,

  async run({ sizes, ...run }) {
    const waiting = await WaitingApplication.start(run.place);
    const ids = await waiting.schedule(sizes.waits);
    const bytesPerWait = await memoryOf(waiting, ids);
    const jobs = backlogOf(run.system, sizes.seconds);
    await runFilled(run, jobs);

    const pairs = [];
    const statements = [];
    for (let number = 0; number < sizes.pairs; number += 1) {
      const isFirst = number % 2 === 1;
      const before = isFirst ? undefined : await runFilled(run, jobs);
      const waits = waiting.wait(ids);
      await sleep(SETTLE_MS);
      const waitedFor = await runFilled(run, jobs);
      statements.push((await waits.end()).statementsPerSecond);
      const alone = before ?? (await runFilled(run, jobs));
      pairs.push({ keptPercent: (waitedFor / alone) * 100, waitedFor, alone });
    }
    const latencies = await latenciesOf(run, waiting, sizes.waits);
    await waiting.close();

    return {
      ...mediansOf(pairs),
      statementsPerSecond: median(statements),
      bytesPerWait,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      details: Object.fromEntries(pairs.map((pair, index) => [`pair ${index + 1}`, pair])),
    };
  },
};

const mediansOf = (pairs) =>
  Object.fromEntries(
    Object.keys(SPEEDS).map((name) => [name, median(pairs.map((pair) => pair[name]))]),
  );

async function memoryOf(waiting, ids) {
  const before = heapUsed();
  const waits = waiting.wait(ids);
  await sleep(SETTLE_MS);
  const bytes = heapUsed() - before;
  await waits.end();
  return Math.round(bytes / ids.length);
}

function heapUsed() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** Scheduled jobs stay in the store, so the end is known by the number of jobs that have run. */
async function runFilled(run, jobs) {
  const application = await run.system.open(run.place);
  await fill(application, { jobs });
  await application.close();

  const workers = await Workers.start({ systemName: run.systemName, place: run.place });
  await workers.haveRun(jobs);
  const endedMs = nowMs();
  const [{ firstStartMs }] = await workers.stop();
  return (jobs / (endedMs - firstStartMs)) * 1_000;
}

/** The jobs end as fast as a worker runs them, all of them after their waits have begun. */
async function latenciesOf(run, waiting, count) {
  const ids = await waiting.enqueue(count);
  const latencies = waiting.latenciesOf(ids);
  await sleep(SETTLE_MS);
  const workers = await Workers.start({ systemName: run.systemName, place: run.place });
  const known = await latencies;
  await workers.stop();
  return known;
}
