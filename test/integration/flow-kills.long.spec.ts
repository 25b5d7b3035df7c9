import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BatchService } from '../../lib/client/batch-service.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { eventually } from '../support/eventually.js';
import { LedgerCluster } from './support/ledger-cluster.js';
import type { Dependency } from './support/ledger-trace.js';
import { proofSize } from './support/proof-size.js';
import { report } from './support/report.js';
import { SeededRandom } from './support/seeded-random.js';

const { kills, timeoutMs } = proofSize;
const STEP_MS = 10;
const server = {
  workerCount: 5,
  heartbeatIntervalMs: 300,
  serverTimeoutMs: 2_000,
  // What is killed here is no poison.
  maxCrashes: 1_000,
};

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  hold(_number: number): void {}
  step(_number: number, _lastsMs: number): void {}
}

let library: CompiledLibrary;
let cluster: LedgerCluster;
let random: SeededRandom;

beforeAll(() => {
  library = compileLibrary();
});

beforeEach(async () => {
  random = new SeededRandom();
  cluster = await LedgerCluster.start({ library, server, timeoutMs });
});
afterEach(() => cluster.close());

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);
/** A job that ends when the gate is opened. */
const enqueueHeld = (number: number) =>
  cluster.client.jobs.enqueue(LedgerService, (service) => service.hold(number));
const stepAfter = (parents: string | null | (string | null)[], number: number) =>
  cluster.client.jobs.continueWith(parents, LedgerService, (service) =>
    service.step(number, STEP_MS),
  );
/** Kills the server that ran a job last, at any moment of its next one, and starts it again. */
const killAndRestart = async () => {
  const { ledger, servers } = cluster;
  await pause(random.next() * 2 * STEP_MS);
  const victim = servers.indexOf(await ledger.lastPid()) ?? 0;
  await servers.kill(victim);
  await servers.restart(victim);
};
/** Does so again and again, each time at some other point of the flow. */
const killAgainAndAgain = async (jobs: number) => {
  for (const ended of random.points(jobs, kills)) {
    await cluster.hasEnded(ended);
    await killAndRestart();
  }
};
/** Waits for the end of the flow; answers with what is wrong about it. */
const outcomeOf = async (flow: string, jobs: number, dependencies: readonly Dependency[]) => {
  await cluster.hasSucceeded(jobs);
  const { killedAt } = cluster.servers;
  const trace = await cluster.trace();
  const [restarted, repeated] = [trace.restarted(), trace.repeated()];
  const ages = repeated.map(({ pid, at }) => (killedAt.get(pid)?.getTime() ?? 0) - at.getTime());
  report(
    `${flow}, ${jobs} jobs, ${killedAt.size} kills (seed ${random.seed}): ` +
      `${restarted.length} runs were started again, ${repeated.length} of them had ended, at most ` +
      `${Math.max(0, ...ages)} ms before their server was killed`,
  );
  return {
    missing: jobs - trace.ended().length,
    repeatedWithoutKill: [...restarted, ...repeated].filter(({ pid }) => !killedAt.has(pid)),
    tooEarly: trace.violated(dependencies),
    byState: await cluster.byState(),
  };
};
const nothingWrong = (jobs: number) => ({
  missing: 0,
  repeatedWithoutKill: [],
  tooEarly: [],
  byState: { Succeeded: jobs },
});

describe('A flow whose servers are killed one after the other', () => {
  it(
    'goes through every node of its diamonds, in order',
    async () => {
      const jobs = 4 * proofSize.diamonds;
      const tops = range(0, proofSize.diamonds).map((diamond) => 4 * diamond);
      const creating = Promise.all(
        tops.map(async (top) => {
          const { jobs } = cluster.client;
          const parent = await jobs.enqueue(LedgerService, (service) => service.step(top, STEP_MS));
          const sides = [stepAfter(parent, top + 1), stepAfter(parent, top + 2)];
          await stepAfter(await Promise.all(sides), top + 3);
        }),
      );
      await Promise.all([creating, killAgainAndAgain(jobs)]);

      const dependencies = tops.flatMap((top): Dependency[] => [
        [top, top + 1],
        [top, top + 2],
        [top + 1, top + 3],
        [top + 2, top + 3],
      ]);
      expect(await outcomeOf('Diamonds', jobs, dependencies)).toEqual(nothingWrong(jobs));
    },
    timeoutMs,
  );

  it(
    'goes through a whole chain, in order',
    async () => {
      const jobs = proofSize.chainLength;
      let last = await enqueueHeld(0);
      for (const number of range(1, jobs)) last = await stepAfter(last, number);
      await cluster.ledger.openGate();
      await killAgainAndAgain(jobs);

      const dependencies = range(1, jobs).map((number): Dependency => [number - 1, number]);
      expect(await outcomeOf('A chain', jobs, dependencies)).toEqual(nothingWrong(jobs));
    },
    timeoutMs,
  );

  it(
    'fans out from one job and in to another, which runs after all the others',
    async () => {
      const middle = range(1, proofSize.fanOut + 1);
      const jobs = middle.length + 2;
      const first = await enqueueHeld(0);
      const parents = await Promise.all(middle.map((number) => stepAfter(first, number)));
      await stepAfter(parents, jobs - 1);
      await cluster.ledger.openGate();
      await killAgainAndAgain(jobs);

      const dependencies = middle.flatMap((number): Dependency[] => [
        [0, number],
        [number, jobs - 1],
      ]);
      expect(await outcomeOf('A fan', jobs, dependencies)).toEqual(nothingWrong(jobs));
    },
    timeoutMs,
  );
});

describe('A batch whose servers are killed one after the other', () => {
  /** The progress as it is kept, and as the jobs have it. */
  const progressOf = async (id: string) => {
    const { batches } = cluster.client.storage;
    return { kept: (await batches.find(id))?.progress, counted: await batches.recount(id) };
  };
  /** Both, while nobody changes them. */
  const progressWithoutServers = async (id: string) => {
    const { servers } = cluster;
    await servers.kill(0);
    await servers.kill(1);
    await cluster.isQuiet();
    const progress = await progressOf(id);
    await Promise.all([servers.restart(0), servers.restart(1)]);
    return progress;
  };

  it(
    'knows its progress all the time and succeeds',
    async () => {
      const jobs = proofSize.batchJobs;
      const batches = cluster.client.get(BatchService);
      const id = await batches.start('Under kills', (batch) => {
        batch.enqueueMany(LedgerService, range(0, jobs), (service, number) =>
          service.step(number, STEP_MS),
        );
      });
      for (const ended of random.points(jobs, kills / 2)) {
        await cluster.hasEnded(ended);
        const { kept, counted } = await progressWithoutServers(id);
        report(`A batch without servers: ${JSON.stringify(kept)}`);
        expect(kept).toEqual(counted);
        await killAndRestart();
      }

      expect(await outcomeOf('A batch', jobs, [])).toEqual(nothingWrong(jobs));
      await eventually(async () => (await batches.get(id))?.state === 'Succeeded');
      const all = {
        total: jobs,
        pending: 0,
        processing: 0,
        succeeded: jobs,
        failed: 0,
        deleted: 0,
      };
      expect(await progressOf(id)).toEqual({ kept: all, counted: all });
    },
    timeoutMs,
  );
});
