import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { attemptSeries } from '../../../../lib/attempts/attempt-series.js';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { Queue } from '../../../../lib/built-in-filters/queue/queue.js';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';

const LONG_AGO = new Date(0);

class OrderService {
  ship(): void {}

  @AutomaticRetry({ attempts: 3, delaysInSeconds: [3_600] })
  @Queue('mails')
  confirm(id: number): void {
    throw new TypeError(`No order ${id}`);
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;

beforeEach(async () => {
  storage = new MemoryJobStorage();
  const server = { name: 'web-1', applicationVersion: '1.2.3', queues: ['default', 'mails'] };
  app = await HangfireApp.start({ storage, server, providers: [OrderService] });
});
afterEach(() => app.close());

const sumOf = async (series: keyof typeof attemptSeries) => {
  const measurements = await storage.measurements.read([series], LONG_AGO);
  return attemptSeries[series].merge(measurements.map(({ body }) => body));
};
const countsOf = async (series: 'methods' | 'queues' | 'servers' | 'versions') =>
  Array.from(
    attemptSeries[series].read(await sumOf(series)).entries,
    ([name, { count, failed }]) => [name, count, failed],
  );

describe('A server', () => {
  it('reports when it stops what it ran since its last report, and what failed', async () => {
    const ids = [1, 2].map((id) => app.jobs.enqueue(OrderService, (s) => s.confirm(id)));
    const ship = await app.jobs.enqueue(OrderService, (s) => s.ship());
    await app.reaches(ship, 'Succeeded');
    for (const id of await Promise.all(ids)) await app.reaches(id, 'Scheduled');
    await app.close();

    expect(await countsOf('methods')).toEqual(
      expect.arrayContaining([
        ['OrderService.confirm', 2, 2],
        ['OrderService.ship', 1, 0],
      ]),
    );
    expect(await countsOf('queues')).toEqual(
      expect.arrayContaining([
        ['mails', 2, 2],
        ['default', 1, 0],
      ]),
    );
    expect(await countsOf('servers')).toEqual([['web-1', 3, 2]]);
    expect(await countsOf('versions')).toEqual([['1.2.3', 3, 2]]);
  });

  it('counts failures of one cause together, also where their jobs get a retry', async () => {
    const ids = [1, 2].map((id) => app.jobs.enqueue(OrderService, (s) => s.confirm(id)));
    for (const id of await Promise.all(ids)) await app.reaches(id, 'Scheduled');
    await app.close();

    const failures = attemptSeries.failures.read(await sumOf('failures'));
    const [[, failure] = []] = [...failures.entries];
    expect([...failures.entries]).toHaveLength(1);
    expect(failure).toMatchObject({ count: 2, type: 'TypeError' });
    expect([...(failure?.samples ?? [])].sort()).toEqual((await Promise.all(ids)).sort());
  });

  it('reports nothing where it ran nothing', async () => {
    await app.close();
    expect(await countsOf('methods')).toEqual([]);
  });
});

describe('A report that the store does not take', () => {
  it('is sent again, and counts once', async () => {
    const { add } = storage.measurements;
    const losing = { left: 1 };
    storage.measurements.add = async (measurements) => {
      await add.call(storage.measurements, measurements);
      losing.left -= 1;
      if (losing.left >= 0) throw new StorageUnavailableError('answer', { cause: undefined });
    };
    await app.close();
    const server = { attemptReportIntervalMs: 100 };
    app = await HangfireApp.start({ storage, server, providers: [OrderService] });
    const id = await app.jobs.enqueue(OrderService, (s) => s.ship());
    await app.reaches(id, 'Succeeded');
    await eventually(() => losing.left < 1);
    await app.close();

    expect(losing.left).toBeLessThan(0);
    expect(await countsOf('methods')).toEqual([['OrderService.ship', 1, 0]]);
  });
});
