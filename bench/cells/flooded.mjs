import { Flood } from '../ours/flood.mjs';
import { furnishStore } from '../ours/furnish-store.mjs';
import { loadStore } from '../ours/load-store.mjs';
import { Remote } from '../processes/remote.mjs';
import { median, percentile } from '../support/percentile.mjs';

const PROCESS = new URL('../processes/everything-process.mjs', import.meta.url);
const MS = { unit: 'ms', better: 'less' };
const FIGURES = {
  times: { label: 'times the p99 without them', unit: '×', better: 'less' },
  floodedMs: { label: 'enqueue with them, p99', ...MS },
  aloneMs: { label: 'enqueue without them, p99', ...MS },
  leasesLost: { label: 'leases lost', unit: '', better: 'less' },
  answered: { label: 'searches answered', unit: '/s', better: 'more' },
};

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Enqueue while a thousand searches at once are asked of a dashboard in the same process',
  figures: FIGURES,
  details: FIGURES,
  sizes: {
    requests: 1_000,
    pairs: 3,
    seconds: 20,
    finished: 600_000,
    scheduled: 100_000,
    failed: 50_000,
    failedAttempts: 100_000,
    others: 10_000,
  },
  quickSizes: {
    requests: 100,
    pairs: 1,
    seconds: 1,
    finished: 5_000,
    scheduled: 1_000,
    failed: 100,
    failedAttempts: 1_000,
    others: 1_000,
  },
  systems: ['ours'],
  keepsDatabase: true,
  limitSeconds: () => 3_600,

  async run({ place, sizes }) {
    await loadStore(place, sizes);
    await furnishStore(place, sizes);
    const application = new Remote(PROCESS);
    const url = await application.call('start', place);
    await application.call('enqueueFor', sizes.seconds / 4);

    const pairs = [];
    for (let number = 0; number < sizes.pairs; number += 1) {
      pairs.push(await runPair({ application, url, sizes, isFloodedFirst: number % 2 === 1 }));
    }
    await application.end();
    return {
      ...Object.fromEntries(
        Object.keys(FIGURES).map((name) => [name, median(pairs.map((pair) => pair[name]))]),
      ),
      leasesLost: pairs.at(-1).leasesLost,
      details: Object.fromEntries(pairs.map((pair, index) => [`pair ${index + 1}`, pair])),
    };
  },
};

/**
 * The two sides take turns in coming first, so that a machine that gets slower favours each side equally.
 */
async function runPair({ application, url, sizes, isFloodedFirst }) {
  const enqueue = () => application.call('enqueueFor', sizes.seconds);
  const before = isFloodedFirst ? undefined : await enqueue();
  const flood = new Flood(url, sizes.requests);
  const flooded = await enqueue();
  await flood.close();
  const alone = before ?? (await enqueue());

  const [floodedMs, aloneMs] = [flooded, alone].map(({ tookMs }) => percentile(tookMs, 0.99));
  return {
    times: floodedMs / aloneMs,
    floodedMs,
    aloneMs,
    leasesLost: Math.max(flooded.leasesLost, alone.leasesLost),
    answered: flood.answered / sizes.seconds,
  };
}
