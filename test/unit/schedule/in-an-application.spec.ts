import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable } from '@nestjs/common';
import { JobContext } from 'nestjs-hangfire';
import { Cron, CronExpression, Interval, Timeout } from 'nestjs-hangfire/schedule';
import { TestingApp } from '../testing/support/testing-app.js';

@Injectable()
class TasksService {
  readonly runs: string[] = [];

  @Cron('0 12 13 * FRI', { name: 'either-day', timeZone: 'UTC' })
  onEitherDay(): void {
    this.note('either-day');
  }

  @Cron(CronExpression.EVERY_HOUR, { timeZone: 'UTC', disabled: true })
  never(): void {
    this.note('disabled');
  }

  @Cron(new Date('2026-03-01T12:00:40Z'))
  once(): void {
    this.note('once');
  }

  @Interval('poll', 45_000)
  poll(): void {
    this.note('poll');
  }

  @Timeout(5_000)
  warmUp(): void {
    this.note('warm-up');
  }

  private note(what: string): void {
    const { nominalAt } = JobContext.current().recurring ?? {};
    this.runs.push(`${what} ${nominalAt?.toISOString().slice(5, 19)}`);
  }
}

@Controller()
class TasksController {
  @Interval(5_000)
  poll(): void {}
}

describe('The decorators of @nestjs/schedule in an application', () => {
  let app: TestingApp;
  afterEach(() => app.close());

  const start = async () => {
    app = await TestingApp.start({}, { providers: [TasksService] });
    return app.get(TasksService).runs;
  };

  it('run their methods as jobs, each at its time', async () => {
    const runs = await start();
    await app.hangfire.advance({ seconds: 100 });

    expect(runs).toEqual([
      'warm-up 03-01T12:00:05',
      'once 03-01T12:00:40',
      'poll 03-01T12:00:45',
      'poll 03-01T12:01:30',
    ]);
    expect(app.hangfire.enqueued(TasksService, 'poll')).toHaveLength(2);
  });

  it('run on either day where both are restricted', async () => {
    const runs = await start();
    await app.recurringJobs.pause('poll');
    await app.hangfire.advance({ days: 20 });

    expect(runs.filter((run) => run.startsWith('either-day'))).toEqual([
      'either-day 03-06T12:00:00',
      'either-day 03-13T12:00:00',
      'either-day 03-20T12:00:00',
    ]);
  });

  it('run a single time once, and a timeout again after the next start', async () => {
    const runs = await start();
    await app.recurringJobs.pause('poll');
    await app.hangfire.advance({ minutes: 10 });
    expect(runs).toEqual(['warm-up 03-01T12:00:05', 'once 03-01T12:00:40']);

    await app.hangfire.reset();
    await app.recurringJobs.pause('poll');
    await app.hangfire.advance({ seconds: 10 });
    expect(runs.slice(2)).toEqual(['warm-up 03-01T12:00:05']);
  });

  it('are found, paused and triggered like all recurring jobs', async () => {
    const runs = await start();
    const ids = (await app.recurringJobs.list()).map(({ id }) => id);
    expect(ids).toEqual([
      'cron:TasksService.never',
      'cron:TasksService.once',
      'either-day',
      'poll',
      'timeout:TasksService.warmUp',
    ]);

    await app.recurringJobs.trigger('cron:TasksService.never');
    await app.hangfire.drain();
    expect(runs).toEqual(['disabled 03-01T12:00:00']);
  });
});

describe('The decorators of @nestjs/schedule on a controller', () => {
  it('keep the application from starting, because they would have no effect', async () => {
    const imports = [{ module: class TasksModule {}, controllers: [TasksController] }];

    await expect(TestingApp.start({}, { imports })).rejects.toThrow(
      '@Interval on TasksController.poll: A controller runs no jobs. Move the method to a provider.',
    );
  });
});
