import { Workers } from '../processes/workers.mjs';
import { requireEachOnce } from '../support/ledger.mjs';
import { P50_MS, P99_MS } from './shared/figures.mjs';
import { latencyFigures, sampleLatency } from './shared/sample-latency.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'From the call of enqueue to the start of the job; idle worker in another process',
  figures: { p50Ms: P50_MS, p99Ms: P99_MS },
  sizes: { warmUpJobs: 3_000, samples: 500, seconds: 30 },
  quickSizes: { warmUpJobs: 50, samples: 50, seconds: 2 },

  async run({ systemName, system, place, sizes }) {
    const application = await system.open(place);
    const workers = await Workers.start({ systemName, place });

    const { jobs, warmUp } = await sampleLatency(sizes, {
      enqueue: (job) => application.enqueue(job),
      haveStarted: (count) => workers.haveRun(count),
    });
    const [{ counts, delaysMs }] = await workers.stop();
    await application.close();

    requireEachOnce([counts], jobs);
    return latencyFigures(delaysMs, warmUp);
  },
};
