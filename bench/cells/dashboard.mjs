import { dashboardAnswers } from '../ours/dashboard-answers.mjs';
import { furnishStore } from '../ours/furnish-store.mjs';
import { loadStore } from '../ours/load-store.mjs';
import { Dashboard } from '../processes/dashboard.mjs';
import { Workers } from '../processes/workers.mjs';
import { HttpClient } from '../support/http-client.mjs';
import { fill } from './shared/fill.mjs';
import { LOADED, LOADED_QUICK } from './shared/loaded-sizes.mjs';
import { sampleAnswers } from './shared/sample-answers.mjs';

const CONCURRENCY = 20;
/** Longer than any step of this cell takes. */
const FOR_AS_LONG_AS_IT_TAKES_MS = 24 * 3_600_000;
const P95 = { unit: 'ms', better: 'less' };

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'How long the dashboard takes to answer, on a store as in "loaded"',
  figures: {
    dataMs: { label: 'slowest answer of the API, p95', ...P95 },
    searchMs: { label: 'slowest search by type and error, p95', ...P95 },
    wholeSearchMs: { label: 'slowest of these with all its answers, p95', ...P95 },
    pageMs: { label: 'slowest page or file, p95', ...P95 },
  },
  details: { p95Ms: { label: 'p95', ...P95 }, p50Ms: { label: 'p50', ...P95 } },
  sizes: { samples: 100, warmUp: 10, deepPages: 100, others: 10_000, ...LOADED },
  quickSizes: { samples: 3, warmUp: 1, deepPages: 2, others: 1_000, ...LOADED_QUICK },
  systems: ['ours'],
  keepsDatabase: true,
  limitSeconds: () => 3_600,

  async run({ systemName, system, place, sizes }) {
    await loadStore(place, sizes);
    await furnishStore(place, sizes);
    const workers = await keepBusy({ systemName, system, place });
    const dashboard = await Dashboard.start(place);
    const client = new HttpClient(dashboard.url);

    const answers = await dashboardAnswers(client, sizes);
    const sampled = await sampleAnswers(client, answers, sizes);
    client.close();
    await dashboard.end();
    await workers.kill();

    return {
      dataMs: slowestOf(sampled, 'data'),
      searchMs: slowestOf(sampled, 'search'),
      wholeSearchMs: slowestOf(sampled, 'wholeSearch'),
      pageMs: slowestOf(sampled, 'page'),
      details: Object.fromEntries(
        sampled.map(({ answer, p50Ms, p95Ms }) => [answer.name, { p50Ms, p95Ms }]),
      ),
    };
  },
};

/** A server whose workers are all busy, so that the pages have a server to show. */
async function keepBusy({ systemName, system, place }) {
  const application = await system.open(place);
  await fill(application, { jobs: CONCURRENCY });
  await application.close();

  const waitMs = FOR_AS_LONG_AS_IT_TAKES_MS;
  const workers = await Workers.start({ systemName, place, concurrency: CONCURRENCY, waitMs });
  await workers.haveRun(CONCURRENCY);
  return workers;
}

const slowestOf = (sampled, kind) =>
  Math.max(...sampled.filter(({ answer }) => answer.kind === kind).map(({ p95Ms }) => p95Ms));
