import { beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { MINUTE_MS } from '../../../lib/attempts/attempt-times.js';
import { attemptsOfFailure, seriesOfFailure } from '../../../lib/attempts/failure-series.js';
import { MeasurementFolder } from '../../../lib/server/processes/measurement-folder.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { MovableClock } from '../../support/movable-clock.js';

const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.UTC(2026, 2, 11);
const LONG_AGO = new Date(0);

let clock: MovableClock;
let storage: MemoryJobStorage;

beforeEach(() => {
  clock = new MovableClock(new Date(START_MS));
  storage = new MemoryJobStorage({ clock });
});

async function failed(fingerprints: readonly string[], atMs: number) {
  const from = new Date(START_MS + atMs);
  const minute = new AttemptMinute(from, { server: 'web-1', version: '1.0' });
  for (const fingerprint of fingerprints) {
    const failure = { type: 'Error', message: `Reason ["${fingerprint}",`, fingerprint };
    const where = { method: 'Mailer.send', queue: 'mails', jobId: fingerprint };
    minute.add({ ...where, waitMs: 1, runMs: 10, endedAt: from, failure });
  }
  await storage.measurements.add(minute.toMeasurements());
}

async function foldAt(ms: number) {
  clock.moveTo(new Date(START_MS + ms));
  await new MeasurementFolder().execute({ storage } as never);
}

const attemptsOf = async (fingerprint: string) =>
  (await attemptsOfFailure(storage.measurements, fingerprint)).map(({ from, tally }) => [
    from.getTime() - START_MS,
    tally.count,
  ]);
const stored = async (series: string) =>
  (await storage.measurements.read([series], LONG_AGO)).map(({ level }) => level);

describe('The attempts of one failure', () => {
  it('are found among all failures of the latest hours', async () => {
    await failed(['aa', 'aa', 'bb'], 0);
    await failed(['bb'], MINUTE_MS);

    expect(await attemptsOf('aa')).toEqual([[0, 2]]);
    expect(await attemptsOf('bb')).toEqual([
      [0, 1],
      [MINUTE_MS, 1],
    ]);
    expect(await attemptsOf('cc')).toEqual([]);
  });

  it('have a series of their own when their hour is long over', async () => {
    await failed(['aa', 'bb'], 0);
    await failed(['aa'], MINUTE_MS);
    await foldAt(2 * HOUR_MS);
    expect(await stored('failures')).toEqual(['hour']);

    await foldAt(4 * HOUR_MS);
    expect(await stored('failures')).toEqual([]);
    expect(await stored(seriesOfFailure('bb'))).toEqual(['hour']);
    expect(await attemptsOf('aa')).toEqual([[0, 2]]);
    expect(await attemptsOf('bb')).toEqual([[0, 1]]);
  });

  it('are added to their hour when they are reported late', async () => {
    await failed(['aa'], 0);
    await foldAt(4 * HOUR_MS);
    await failed(['aa', 'bb'], MINUTE_MS);
    await foldAt(5 * HOUR_MS);

    expect(await attemptsOf('aa')).toEqual([[0, 2]]);
    expect(await attemptsOf('bb')).toEqual([[0, 1]]);
  });

  it('are folded into days, and are deleted in the end', async () => {
    await failed(['aa'], 0);
    await failed(['aa'], HOUR_MS);
    await foldAt(9 * 24 * HOUR_MS);
    expect(await stored(seriesOfFailure('aa'))).toEqual(['day']);
    expect(await attemptsOf('aa')).toEqual([[0, 2]]);

    await foldAt(36 * 24 * HOUR_MS);
    expect(await attemptsOf('aa')).toEqual([]);
  });
});
