import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JobDetails } from '../../lib/client/job-details.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { LedgerCluster } from './support/ledger-cluster.js';
import { report } from './support/report.js';

const JOBS = 10_000;
/** How far ahead the moment is; as often again where creating all of them takes longer. */
const AHEAD_MS = 5_000;

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  work(_number: number): void {}
}

let library: CompiledLibrary;
let cluster: LedgerCluster;

beforeAll(async () => {
  library = compileLibrary();
  cluster = await LedgerCluster.start({ library, timeoutMs: 60_000 });
});
afterAll(() => cluster.close());

const numbers = Array.from({ length: JOBS }, (_, number) => number);
const schedule = (at: Date, firstNumber: number) => {
  const { jobs } = cluster.client;
  return Promise.all(
    numbers.map((number) =>
      jobs.schedule(LedgerService, (service) => service.work(firstNumber + number), at),
    ),
  );
};
/** A moment for which all of its jobs could be scheduled before it came, after as many as it took. */
const scheduleInTime = async () => {
  const now = () => cluster.client.storage.clock.now().getTime();
  for (let moments = 1; ; moments += 1) {
    const at = new Date(now() + AHEAD_MS * moments);
    const ids = await schedule(at, JOBS * moments);
    if (now() < at.getTime()) return { at, ids, moments };
  }
};
const read = async (ids: readonly (string | null)[]) => {
  const jobs = await Promise.all(ids.map((id) => cluster.client.jobs.get(id)));
  return jobs.filter((job) => job !== undefined);
};
/** How long after that time each job came into that state, the earliest first. */
const latenessOf = (jobs: readonly JobDetails[], entered: string, at: Date) =>
  jobs
    .map(({ history }) => {
      const entry = history.find(({ state }) => state === entered);
      return entry ? entry.at.getTime() - at.getTime() : Number.NaN;
    })
    .sort((a, b) => a - b);

it('Ten thousand jobs of one moment start soon after it, none lost and none twice', async () => {
  const { ledger } = cluster;
  const { at, ids, moments } = await scheduleInTime();
  const allJobs = JOBS * moments;
  await cluster.hasSucceeded(allJobs);

  const jobs = await read(ids);
  const promoted = latenessOf(jobs, 'Enqueued', at);
  const started = latenessOf(jobs, 'Processing', at);
  const [lastPromotedMs = Number.NaN, lastStartedMs = Number.NaN] = [
    promoted.at(-1),
    started.at(-1),
  ];
  const lines = await ledger.lines();
  const firstLine = lines.find(({ number }) => number >= JOBS * moments);
  const firstEndedMs = (firstLine?.at.getTime() ?? Number.NaN) - at.getTime();
  report(
    `${JOBS} jobs scheduled for one moment, two servers: promoted ${promoted[0]} to ` +
      `${lastPromotedMs} ms after it, started ${started[0]} to ${lastStartedMs} ms after it, ` +
      `the first one ended after ${firstEndedMs} ms`,
  );

  expect(await ledger.ended()).toEqual({ jobs: allJobs, twice: [] });
  expect(await cluster.byState()).toEqual({ Succeeded: allJobs });
  expect(promoted[0]).toBeGreaterThanOrEqual(0);
  expect(firstEndedMs).toBeLessThan(lastPromotedMs);
  // Two seconds are what it is meant to take; a busy machine may take longer.
  expect(lastStartedMs).toBeLessThan(20_000);
}, 120_000);
