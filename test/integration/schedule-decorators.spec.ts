import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { JobContext } from 'nestjs-hangfire';
import { Cron, Interval, Timeout } from 'nestjs-hangfire/schedule';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const SECOND = 1_000;

/** The nominal seconds of all runs, whichever application they were in. */
let runs: Record<'cron' | 'interval', number[]>;
let database: TestDatabase;
let apps: HangfireApp[];

@Injectable()
class TasksService {
  @Cron('* * * * * *')
  byCron(): void {
    this.note('cron');
  }

  @Interval(SECOND)
  byInterval(): void {
    this.note('interval');
  }

  @Timeout('warm-up', 600 * SECOND)
  warmUp(): void {}

  private note(kind: keyof typeof runs): void {
    const { nominalAt } = JobContext.current().recurring ?? {};
    runs[kind].push(Number(nominalAt) / SECOND);
  }
}

const start = async () => {
  const app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    providers: [TasksService],
  });
  apps.push(app);
  return app;
};
const warmUpOf = ({ storage }: HangfireApp) =>
  eventually(async () => (await storage.recurring.find('warm-up')) ?? false);

beforeEach(async () => {
  runs = { cron: [], interval: [] };
  apps = [];
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await database.drop();
});

describe('two applications on one database', () => {
  it('together run each time of a schedule once', async () => {
    await start();
    await start();
    await eventually(async () => runs.cron.length >= 5 && runs.interval.length >= 5);
    while (apps.length > 0) await apps.pop()?.close();

    for (const seconds of Object.values(runs)) {
      const ran = seconds.toSorted((a, b) => a - b);
      const [from = 0] = ran;
      expect(ran).toEqual(Array.from({ length: ran.length }, (_, index) => from + index));
    }
  });

  it('share the run after their start', async () => {
    const before = await warmUpOf(await start());
    const second = await start();
    await eventually(async () => runs.cron.length > 0);

    expect(before.nextRunAt).toBeInstanceOf(Date);
    expect(await second.storage.recurring.find('warm-up')).toEqual(before);
  });
});
