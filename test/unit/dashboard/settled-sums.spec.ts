import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { sumLatestDay } from '../../../lib/attempts/day-sums.js';
import { mergeBodies } from '../../../lib/attempts/merge-bodies.js';
import { SettledSums } from '../../../lib/dashboard/performance/settled-sums.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';

const HOUR_MS = 3_600_000;
/** A quarter past eleven, so that the latest hour is not over. */
const NOW_MS = Date.UTC(2026, 2, 11, 11, 15);
const AN_ATTEMPT = { method: 'Mailer.send', queue: 'mails', waitMs: 1, runMs: 10 };

let storage: MemoryJobStorage;
let sums: SettledSums;

beforeEach(() => {
  storage = new MemoryJobStorage();
  sums = new SettledSums(storage.measurements, '24h');
});

/** Some attempts that ended so many hours before now. */
async function ran(count: number, hoursAgo: number, version = '1.0') {
  const from = new Date(NOW_MS - hoursAgo * HOUR_MS);
  const minute = new AttemptMinute(from, { server: 'web-1', version });
  for (let n = 0; n < count; n += 1) {
    minute.add({ ...AN_ATTEMPT, jobId: `${n}`, endedAt: from, failure: undefined });
  }
  await storage.measurements.add(minute.toMeasurements());
}

const readAt = async (hoursLater: number) => {
  const { wholes, byStep } = await sums.read(new Date(NOW_MS + hoursLater * HOUR_MS));
  const steps = Array.from(byStep, ([fromMs, { count, versions }]) => ({
    hoursAgo: (NOW_MS - 15 * 60_000 - fromMs) / HOUR_MS,
    count,
    versions,
  }));
  return {
    steps,
    sent: wholes.methods.of('Mailer.send').count,
    queued: wholes.queues.of('mails').count,
  };
};
/** What happens in the background needs no clock, only turns. */
const settle = () => new Promise(setImmediate);

describe('The attempts of a span', () => {
  it('are those of all its steps, and of nothing before', async () => {
    await ran(1, 24);
    await ran(2, 23);
    await ran(3, 5, '1.1');
    await ran(4, 0, '1.1');

    expect(await readAt(0)).toEqual({
      steps: [
        { hoursAgo: 23, count: 2, versions: ['1.0'] },
        { hoursAgo: 5, count: 3, versions: ['1.1'] },
        { hoursAgo: 0, count: 4, versions: ['1.1'] },
      ],
      sent: 9,
      queued: 9,
    });
  });

  it('are read once where they cannot change any more, and anew where they can', async () => {
    await ran(2, 5);
    await readAt(0);
    const read = jest.spyOn(storage.measurements, 'read');
    await ran(1, 0);

    expect(await readAt(0)).toMatchObject({ sent: 3 });
    expect(read.mock.calls.map(([, since]) => since)).toEqual([
      new Date(NOW_MS - HOUR_MS / 4 - HOUR_MS),
    ]);
  });

  it('count once when they are folded between two answers', async () => {
    await ran(2, 5);
    await ran(1, 0);
    const before = await readAt(0);
    for (const level of ['part', 'minute'] as const) {
      await storage.measurements.fold({ level, before: new Date(NOW_MS), merge: mergeBodies });
    }

    expect(await readAt(0)).toEqual(before);
  });

  it('take the sum of a whole day instead of its hours', async () => {
    sums = new SettledSums(storage.measurements, '7d');
    await ran(1, 7 * 24 - 1);
    await ran(2, 36);
    await ran(3, 30);
    await ran(4, 20);
    await ran(5, 0);
    const byHours = await readAt(0);
    await sumLatestDay(storage.measurements, new Date(NOW_MS));
    const read = jest.spyOn(storage.measurements, 'read');
    sums = new SettledSums(storage.measurements, '7d');

    expect(await readAt(0)).toEqual(byHours);
    expect(byHours).toMatchObject({ sent: 15, queued: 15 });
    const yesterdayMs = Date.UTC(2026, 2, 10);
    const ofYesterday = read.mock.calls.filter(([, since]) => since.getTime() === yesterdayMs);
    expect(ofYesterday.map(([series]) => series)).toEqual([['queues', 'servers', 'versions']]);
  });

  it('lose an old step soon after the next one has begun', async () => {
    await ran(5, 23);
    await ran(2, 5);
    await readAt(0);
    await readAt(1);
    await settle();

    expect(await readAt(1)).toMatchObject({ sent: 2, queued: 2 });
  });

  it('are right at once where nobody has asked for hours', async () => {
    await ran(5, 23);
    await ran(2, 5);
    await readAt(0);

    expect(await readAt(3)).toMatchObject({ sent: 2, queued: 2 });
  });

  it('are read again after the store was away', async () => {
    await ran(2, 5);
    jest.spyOn(storage.measurements, 'read').mockRejectedValueOnce(new Error('Away'));

    await expect(readAt(0)).rejects.toThrow('Away');
    expect(await readAt(0)).toMatchObject({ sent: 2 });
  });

  it('do not wait for steps that fail to be added up in the background', async () => {
    await ran(2, 5);
    await readAt(0);
    jest.spyOn(storage.measurements, 'read').mockRejectedValueOnce(new Error('Away'));

    expect(await readAt(1)).toMatchObject({ sent: 2 });
    await settle();
    expect(await readAt(1)).toMatchObject({ sent: 2 });
  });
});
