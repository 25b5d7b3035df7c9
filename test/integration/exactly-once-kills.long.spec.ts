import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { LedgerCluster } from './support/ledger-cluster.js';
import { proofSize } from './support/proof-size.js';
import { report } from './support/report.js';
import { SeededRandom } from './support/seeded-random.js';

const { effects: JOBS, kills, timeoutMs } = proofSize;
const STEP_MS = 20;

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  once(_number: number, _lastsMs: number): void {}
}

let library: CompiledLibrary;
let cluster: LedgerCluster;

beforeAll(async () => {
  library = compileLibrary();
  const server = {
    workerCount: 5,
    heartbeatIntervalMs: 300,
    serverTimeoutMs: 2_000,
    // What is killed here is no poison.
    maxCrashes: 1_000,
  };
  cluster = await LedgerCluster.start({ library, server, timeoutMs });
});
afterAll(() => cluster.close());

it(
  'jobs that complete themselves have their effect exactly once, whenever servers are killed',
  async () => {
    const random = new SeededRandom();
    const { client, ledger, servers } = cluster;
    const numbers = Array.from({ length: JOBS }, (_, number) => number);
    await client.jobs.enqueueMany(LedgerService, numbers, (service, number) =>
      service.once(number, STEP_MS),
    );

    for (const ended of random.points(JOBS, kills)) {
      await cluster.hasEnded(ended);
      await pause(random.next() * 2 * STEP_MS);
      const victim = servers.indexOf(await ledger.lastPid()) ?? 0;
      await servers.kill(victim);
      await servers.restart(victim);
    }
    await cluster.hasSucceeded(JOBS);

    const secondRuns = (await ledger.lines()).filter(({ attempt }) => attempt > 1).length;
    report(
      `${JOBS} jobs that complete themselves, ${servers.killedAt.size} kills (seed ${random.seed}): ` +
        `${secondRuns} had their effect in a further run, none twice`,
    );
    expect(await ledger.ended()).toEqual({ jobs: JOBS, twice: [] });
    expect(await cluster.byState()).toEqual({ Succeeded: JOBS });
  },
  timeoutMs,
);
