import { loadStore } from '../ours/load-store.mjs';
import { Watcher } from '../ours/watcher.mjs';
import { Dashboard } from '../processes/dashboard.mjs';
import { queryOnce } from '../servers/query-once.mjs';
import { median, percentile } from '../support/percentile.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { fill } from './shared/fill.mjs';
import { LOADED, LOADED_QUICK } from './shared/loaded-sizes.mjs';
import { runStored } from './shared/run-backlog.mjs';

/** The warm-up before the first pair, as a share of the jobs that each side runs. */
const WARM_UP_SHARE = 0.1;
/** The share in a pair, and then the median of all pairs. */
const SPEEDS = {
  keptPercent: { label: 'share of the speed without them', unit: '%', better: 'more' },
  watched: { ...JOBS_PER_SECOND, label: 'jobs with them' },
  alone: { ...JOBS_PER_SECOND, label: 'jobs without them' },
};

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs as in "loaded" while ten people look at the overview of the dashboard',
  figures: {
    ...SPEEDS,
    refreshP95Ms: { label: 'what their pages ask for again, p95', unit: 'ms', better: 'less' },
  },
  details: SPEEDS,
  sizes: { watchers: 10, pairs: 3, seconds: 8, ...LOADED },
  quickSizes: { pairs: 1, seconds: 0.5, ...LOADED_QUICK },
  systems: ['ours'],
  keepsDatabase: true,
  limitSeconds: () => 3_600,

  async run({ sizes, ...run }) {
    await loadStore(run.place, sizes);
    const jobs = backlogOf(run.system, sizes.seconds);
    const dashboard = await Dashboard.start(run.place);
    await runFilled(run, { jobs: Math.ceil(jobs * WARM_UP_SHARE) });

    const pairs = [];
    for (let number = 0; number < sizes.pairs; number += 1) {
      pairs.push(await runPair(run, { jobs, sizes, dashboard, isWatchedFirst: number % 2 === 1 }));
    }
    await dashboard.end();

    const speeds = pairs.map((pair) => pair.speeds);
    const tookMs = pairs.flatMap((pair) => pair.tookMs);
    return {
      ...mediansOf(speeds),
      refreshP95Ms: percentile(tookMs, 0.95),
      details: Object.fromEntries(speeds.map((pair, index) => [`pair ${index + 1}`, pair])),
    };
  },
};

const mediansOf = (speeds) =>
  Object.fromEntries(
    Object.keys(SPEEDS).map((name) => [name, median(speeds.map((pair) => pair[name]))]),
  );

/**
 * The two sides take turns in coming first, so that a machine that gets slower favours each side equally.
 */
async function runPair(run, { jobs, sizes, dashboard, isWatchedFirst }) {
  const before = isWatchedFirst ? undefined : await runFilled(run, { jobs });
  const { watched, tookMs } = await runWatched(run, { jobs, sizes, dashboard });
  const alone = before ?? (await runFilled(run, { jobs }));

  return { speeds: { keptPercent: (watched / alone) * 100, watched, alone }, tookMs };
}

async function runWatched(run, { jobs, sizes, dashboard }) {
  const opening = Array.from({ length: sizes.watchers }, () => Watcher.open(dashboard.url));
  const watchers = await Promise.all(opening);
  const watched = await runFilled(run, { jobs });
  for (const watcher of watchers) await watcher.close();

  return { watched, tookMs: watchers.flatMap(({ tookMs }) => tookMs) };
}

/** @returns {Promise<number>} jobs a second */
async function runFilled(run, { jobs }) {
  const application = await run.system.open(run.place);
  await fill(application, { jobs });
  await application.close();
  // A page is logged in full at its first change after a checkpoint, so every run starts with a checkpoint.
  await queryOnce(run.place.url, 'CHECKPOINT').catch(() => {});

  const { jobsPerSecond } = await runStored(run, { jobs });
  return jobsPerSecond;
}
