import { setTimeout as sleep } from 'node:timers/promises';
import { Workers } from '../processes/workers.mjs';
import { requireEachOnce } from '../support/ledger.mjs';
import { nowMs } from '../support/monotonic-clock.mjs';
import { fill } from './shared/fill.mjs';

const LOOK_EVERY_MS = 5;
const MEGABYTES = { unit: 'MB', better: 'less' };

/**
 * Both workers run as many jobs as they can for the same time, so that they differ in the backlog only, and
 * not in the time that the garbage collector can wait. The small backlog is refilled while it is worked on.
 *
 * @type {import('./contract.mjs').Cell}
 */
export const cell = {
  title: 'The most memory that a worker process takes, by the backlog in front of it',
  figures: {
    smallMb: { label: 'backlog kept at 1,000', ...MEGABYTES },
    largeMb: { label: 'backlog of 1,000,000', ...MEGABYTES },
    largeToSmall: { label: 'large ÷ small', unit: '', better: 'less' },
  },
  sizes: { small: 1_000, large: 1_000_000, seconds: 10 },
  quickSizes: { large: 100_000, seconds: 2 },
  limitSeconds: () => 900,

  async run({ sizes, ...run }) {
    const small = await peakOf(run, { from: 0, backlog: sizes.small, sizes, isToppedUp: true });
    const large = await peakOf(run, { from: small.jobs, backlog: sizes.large, sizes });
    return {
      smallMb: small.peakMb,
      largeMb: large.peakMb,
      largeToSmall: large.peakMb / small.peakMb,
    };
  },
};

/** Runs a backlog for some seconds; the remaining jobs stay. */
async function peakOf({ systemName, system, place }, { from, backlog, sizes, isToppedUp }) {
  const application = await system.open(place);
  const books = await system.openBooks(place);
  const unfinishedBefore = await books.countUnfinished();
  let jobs = from + backlog;
  await fill(application, { from, jobs });

  const workers = await Workers.start({ systemName, place });
  if (isToppedUp) jobs = await topUp(application, workers, { jobs, from, backlog, sizes });
  else await sleep(sizes.seconds * 1_000);
  const [{ counts, peakBytes }] = await workers.stop();

  const unfinished = await books.countUnfinished();
  await books.close();
  await application.close();
  requireEachOnce([counts], jobs, { unfinished: unfinished + from - unfinishedBefore });
  return { jobs, peakMb: peakBytes / 1e6 };
}

async function topUp(application, workers, { jobs, from, backlog, sizes }) {
  const endMs = nowMs() + sizes.seconds * 1_000;
  let enqueued = jobs;
  while (nowMs() < endMs) {
    const wanted = from + (await workers.countRan()) + backlog;
    if (wanted > enqueued) await fill(application, { from: enqueued, jobs: wanted });
    enqueued = Math.max(enqueued, wanted);
    await sleep(LOOK_EVERY_MS);
  }
  return enqueued;
}
