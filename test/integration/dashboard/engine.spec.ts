import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

@Injectable()
class Printer {
  readonly printed = new Signal();

  send(_number: number): void {}

  @JobDisplayName('Print {0}')
  async print(_number: number): Promise<void> {
    await this.printed;
  }
}

describe.each(['memory', 'postgres'])('The work of the engine, in the API on %s', (store) => {
  let app: DashboardApp;
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    if (store === 'postgres') database = await createTestDatabase();
    app = await DashboardApp.start({
      storage: database ? { type: 'postgres', url: database.url } : new MemoryJobStorage(),
      server: { name: 'printer', queues: ['default', 'mail'] },
      providers: [Printer],
    });
  });
  afterAll(async () => {
    app.app.get(Printer).printed.fire();
    await app.close();
    await database?.drop();
  });

  it('shows the latest work of each queue', async () => {
    await app.jobs.enqueueMany(Printer, Array(6).keys(), (it, number) => it.send(number), {
      queue: 'mail',
    });

    const queues = await eventually(async () => {
      const { body } = await app.get('queues');
      const isDone = body.some((it: { activity: object }) => 'latencyMs' in it.activity);
      return (
        isDone && body.every((it: { ready: { count: number } }) => it.ready.count === 0) && body
      );
    });
    expect(queues).toMatchObject([
      { name: 'default', activity: { throughput: 0 } },
      { name: 'mail', activity: { throughput: expect.any(Number), latencyMs: expect.any(Number) } },
    ]);
  });

  it('shows the runs of each server now: the latest few, and how many in all', async () => {
    await app.jobs.enqueueMany(Printer, Array(7).keys(), (it, number) => it.print(number));

    const [server] = await eventually(async () => {
      const { body } = await app.get('servers');
      return body[0]?.processing === 7 && body[0].running.length === 5 && body;
    });
    expect(server.running[0]).toMatchObject({
      displayName: expect.stringMatching(/^Print \d$/),
      state: 'Processing',
      serverId: server.id,
    });
  });

  it('describes when a recurring job runs in the language of the request', async () => {
    const recurring = app.app.get(RecurringJobService);
    await recurring.addOrUpdate('nightly', Printer, (it) => it.send(1), '0 3 * * *');
    const words = async (language: string) => [
      (await app.get('recurring-jobs', { 'accept-language': language })).body.recurringJobs[0]
        .cronText,
      (await app.get('recurring-jobs/details?id=nightly', { 'accept-language': language })).body
        .cronText,
      (
        await app.send(
          'POST',
          'cron-previews',
          { cron: '0 3 * * *' },
          { 'accept-language': language },
        )
      ).body.text,
    ];

    expect(await words('tr')).toEqual(Array(3).fill('Saat 03:00'));
    expect(await words('tr-TR,tr;q=0.9,en;q=0.8')).toEqual(Array(3).fill('Saat 03:00'));
    expect(await words('tlh')).toEqual(Array(3).fill('At 03:00'));
    expect(await words('*')).toEqual(Array(3).fill('At 03:00'));
  });
});
