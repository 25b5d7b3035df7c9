import { requireEachOnce } from '../support/ledger.mjs';
import { Stopwatch } from '../support/stopwatch.mjs';
import { P50_MS, P99_MS } from './shared/figures.mjs';
import { latencyFigures, sampleLatency } from './shared/sample-latency.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'From the call of enqueue to the start of the job; idle worker in the same process',
  figures: { p50Ms: P50_MS, p99Ms: P99_MS },
  sizes: { warmUpJobs: 3_000, samples: 500, seconds: 30 },
  quickSizes: { warmUpJobs: 50, samples: 50, seconds: 2 },

  async run({ system, place, sizes }) {
    const stopwatch = new Stopwatch();
    let started = () => {};
    const handle = (job) => {
      const outcome = stopwatch.handle(job);
      started();
      return outcome;
    };
    const application = await system.open(place, { concurrency: 20, handle });

    const { jobs, warmUp } = await sampleLatency(sizes, {
      enqueue: (job) => application.enqueue(job),
      haveStarted: (count) =>
        new Promise((resolve) => {
          started = () => stopwatch.ledger.ran >= count && resolve();
          started();
        }),
    });
    await application.close();

    requireEachOnce([stopwatch.ledger.counts], jobs);
    return latencyFigures(stopwatch.delaysMs, warmUp);
  },
};
