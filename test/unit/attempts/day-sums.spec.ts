import { beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { attemptSeries } from '../../../lib/attempts/attempt-series.js';
import { daySums, sumLatestDay } from '../../../lib/attempts/day-sums.js';
import { mergeBodies } from '../../../lib/attempts/merge-bodies.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.UTC(2026, 2, 11);
const NEVER = new Date(Date.UTC(2100, 0, 1));

let storage: MemoryJobStorage;

beforeEach(() => {
  storage = new MemoryJobStorage();
});

async function ran(count: number, hour: number) {
  const from = new Date(START_MS + hour * HOUR_MS);
  const minute = new AttemptMinute(from, { server: 'web-1', version: '1.0' });
  const attempt = { method: 'Mailer.send', queue: 'mails', waitMs: 1, runMs: 10 };
  for (let n = 0; n < count; n += 1) {
    minute.add({ ...attempt, jobId: `${n}`, endedAt: from, failure: undefined });
  }
  await storage.measurements.add(minute.toMeasurements());
}

const sumAt = (hour: number) =>
  sumLatestDay(storage.measurements, new Date(START_MS + hour * HOUR_MS));

/** The days since the start, and how often the method ran in each. */
const summed = async () =>
  Array.from(await daySums(storage.measurements, new Date(START_MS)), ([fromMs, { body }]) => [
    (fromMs - START_MS) / DAY_MS,
    attemptSeries.methods.read(body).of('Mailer.send').count,
  ]);

async function foldAll() {
  for (const level of ['part', 'minute', 'hour'] as const) {
    await storage.measurements.fold({ level, before: NEVER, merge: mergeBodies });
  }
}

describe('The sum of a day', () => {
  it('is made when no report of the day can come any more', async () => {
    await ran(2, 0);
    await ran(3, 23);
    await ran(7, 24);
    await sumAt(27);
    expect(await summed()).toEqual([]);

    await sumAt(28);
    expect(await summed()).toEqual([[0, 5]]);
  });

  it('is made for one day at a time, the latest first, and not for days without attempts', async () => {
    await ran(2, 0);
    await ran(3, 48);
    await sumAt(77);
    expect(await summed()).toEqual([[2, 3]]);

    await sumAt(78);
    await sumAt(79);
    expect(await summed()).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  it('counts once where several servers have made it', async () => {
    await ran(2, 0);
    await Promise.all([sumAt(28), sumAt(28)]);
    await storage.measurements.fold({ level: 'part', before: NEVER, merge: mergeBodies });
    const [first] = (await daySums(storage.measurements, new Date(START_MS))).values();
    await storage.measurements.add([
      { id: 'late', series: 'methods:day', from: new Date(START_MS), body: first?.body ?? '' },
    ]);
    await foldAll();

    expect(await summed()).toEqual([[0, 2]]);
  });

  it('stays beside the hours of the day', async () => {
    await ran(2, 0);
    await sumAt(28);
    await foldAll();

    const [day] = await storage.measurements.read(['methods'], new Date(START_MS));
    expect(attemptSeries.methods.read(day?.body ?? '').of('Mailer.send').count).toBe(2);
  });
});
