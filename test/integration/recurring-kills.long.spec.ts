import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { DEFAULT_MISFIRE_OPTIONS } from '../../lib/recurring/due-occurrences.js';
import type {
  MisfireHandling,
  OccurrenceRecord,
} from '../../lib/storage/recurring/recurring-store.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { eventually } from '../support/eventually.js';
import { LedgerCluster } from './support/ledger-cluster.js';
import { proofSize } from './support/proof-size.js';
import { report } from './support/report.js';
import { SeededRandom } from './support/seeded-random.js';

const SECOND = 1_000;
/** What is later was missed by all servers. */
const LATE_MS = DEFAULT_MISFIRE_OPTIONS.lateAfterMs;
const server = {
  heartbeatIntervalMs: 300,
  serverTimeoutMs: 2_000,
  // What is killed here is no poison.
  maxCrashes: 1_000,
};

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  tick(): void {}
}

let library: CompiledLibrary;
let cluster: LedgerCluster;
let random: SeededRandom;

beforeAll(() => {
  library = compileLibrary();
});

beforeEach(async () => {
  random = new SeededRandom();
  cluster = await LedgerCluster.start({ library, server, timeoutMs: proofSize.timeoutMs });
});
afterEach(() => cluster.close());

const nowMs = () => cluster.client.storage.clock.now().getTime();
const isAfter = (timeMs: number) =>
  eventually(() => nowMs() >= timeMs, { withinMs: proofSize.timeoutMs });
/** Has a job run at so many seconds in a row; answers with when they begin and with each of them. */
const tickFor = async (seconds: number, misfire: MisfireHandling = 'strict') => {
  const startMs = Math.ceil(nowMs() / SECOND + 1) * SECOND;
  const expected = Array.from({ length: seconds }, (_, index) => startMs / SECOND + index);
  await cluster.client
    .get(RecurringJobService)
    .addOrUpdate('tick', LedgerService, (service) => service.tick(), '* * * * * *', {
      misfire,
      startAt: new Date(startMs),
      endAt: new Date(startMs + (seconds - 1) * SECOND),
    });
  return { startMs, expected };
};
/** What became of each second, the earliest first. */
const history = async (seconds: number) => {
  const { recurring } = cluster.client.storage;
  const found = (await recurring.findOccurrences(['tick'], 2 * seconds)).get('tick') ?? [];
  return found.toReversed();
};
/** Each second that the history accounts for, by an entry of its own or as one of several in a row. */
const accountedFor = (occurrences: readonly OccurrenceRecord[]) =>
  occurrences.flatMap(({ nominalAt, lastAt = nominalAt, count }) => {
    expect(lastAt.getTime()).toBe(nominalAt.getTime() + (count - 1) * SECOND);
    return Array.from({ length: count }, (_, index) => nominalAt.getTime() / SECOND + index);
  });
const isCreatedOnce = async (expected: readonly number[]) => {
  const occurrences = await history(expected.length);
  expect(accountedFor(occurrences)).toEqual(expected);
  expect(new Set(occurrences.map(({ jobId }) => jobId)).size).toBe(expected.length);
  for (const { kind, nominalAt, recordedAt = nominalAt } of occurrences) {
    const lateMs = recordedAt.getTime() - nominalAt.getTime();
    expect(kind).toBe(lateMs > LATE_MS ? 'made-up' : 'created');
  }
};
/** What was written, after telling how late the latest one ran. */
const reportRuns = async (what: string, kills: readonly number[]) => {
  const trace = await cluster.trace();
  const lateness = trace.firstEnds().map(({ number, at }) => at.getTime() - number * SECOND);
  report(
    `${what} (seed ${random.seed}; killed after ${kills.map((ms) => ms / SECOND).join(', ')} s): ` +
      `runs for ${trace.ended().length} seconds, the latest ${Math.max(...lateness)} ms late; ` +
      `${trace.repeated().length} of them were repeated`,
  );
  return trace;
};

describe('A job of every second', () => {
  it('runs once for each second while one of two servers is killed twice', async () => {
    const seconds = proofSize.recurringSeconds;
    const { startMs, expected } = await tickFor(seconds);
    const { servers } = cluster;
    // Once when an occurrence is due, and once at any time.
    const kills = [
      Math.floor(seconds / 4) * SECOND + Math.floor(random.next() * 60) - 30,
      Math.floor((seconds / 2 + random.next() * (seconds / 4)) * SECOND),
    ];
    for (const afterMs of kills) {
      await isAfter(startMs + afterMs);
      await servers.kill(0);
      await servers.restart(0);
    }
    await cluster.hasSucceeded(seconds);
    const trace = await reportRuns('Every second, one server killed twice', kills);

    expect(trace.ended()).toEqual(expected);
    expect(trace.repeated().filter(({ pid }) => !servers.killedAt.has(pid))).toEqual([]);
    await isCreatedOnce(expected);
    expect(await cluster.byState()).toEqual({ Succeeded: seconds });
  }, 180_000);

  it('runs as well for the seconds in which there was no server', async () => {
    const seconds = 6;
    const { startMs, expected } = await tickFor(seconds);
    const { servers } = cluster;
    const killMs = 1_000 + Math.floor(random.next() * 1_000);
    await isAfter(startMs + killMs);
    await Promise.all([servers.kill(0), servers.kill(1)]);
    await isAfter(startMs + killMs + 3_000);
    await Promise.all([servers.restart(0), servers.restart(1)]);
    await cluster.hasSucceeded(seconds);
    const trace = await reportRuns('Every second, both servers away for three', [killMs]);

    expect(trace.ended()).toEqual(expected);
    await isCreatedOnce(expected);
    expect(await cluster.byState()).toEqual({ Succeeded: seconds });
  }, 60_000);

  it('has a history that accounts for every second, whether or not it ran', async () => {
    const seconds = 20;
    const { startMs, expected } = await tickFor(seconds, 'relaxed');
    const { servers } = cluster;
    const killMs = 1_000 + Math.floor(random.next() * 1_000);
    await isAfter(startMs + killMs);
    await Promise.all([servers.kill(0), servers.kill(1)]);
    await isAfter(startMs + killMs + LATE_MS + 3_000);
    await Promise.all([servers.restart(0), servers.restart(1)]);
    await eventually(async () => accountedFor(await history(seconds)).length >= seconds, {
      withinMs: proofSize.timeoutMs,
    });
    const occurrences = await history(seconds);
    const byKind = (wanted: string) => occurrences.filter(({ kind }) => kind === wanted);
    const ran = occurrences.filter(({ jobId }) => jobId !== undefined);
    await cluster.hasSucceeded(ran.length);
    await reportRuns('Every second, both servers away for thirteen, relaxed', [killMs]);

    expect(accountedFor(occurrences)).toEqual(expected);
    expect(byKind('missed')).toHaveLength(1);
    expect(byKind('missed')[0]?.count).toBeGreaterThanOrEqual(LATE_MS / SECOND);
    expect(byKind('created').length + byKind('made-up').length).toBe(ran.length);
    expect(ran.length).toBe(seconds - (byKind('missed')[0]?.count ?? 0));
    expect(await cluster.byState()).toEqual({ Succeeded: ran.length });
  }, 90_000);
});
