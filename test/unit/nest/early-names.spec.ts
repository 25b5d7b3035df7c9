import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';

@Injectable()
class ReportService {
  create(): string {
    return 'created';
  }
}

abstract class Notifier {
  abstract notify(): string;
}

@Injectable()
class LetterNotifier extends Notifier {
  notify(): string {
    return 'a letter';
  }
}

class Elsewhere {
  @RecurringJob('elsewhere', '@daily')
  work() {}
}

const hangfire = () => HangfireModule.forRoot({ storage: new MemoryJobStorage() });

let close = async () => {};
afterEach(() => close());

const resultOf = (jobs: BackgroundJobService, id: string | null) =>
  eventually(async () => {
    const job = await jobs.get(id);
    return job?.state === 'Succeeded' && job;
  });

describe('A class that is named before the application has started', () => {
  it('runs its jobs when main.ts has declared a recurring job before it listens', async () => {
    @Module({ imports: [hangfire()], providers: [ReportService] })
    class AppModule {}
    const app = await NestFactory.create(AppModule, { logger: false });
    close = () => app.close();
    await app
      .get(RecurringJobService)
      .addOrUpdate('reports', ReportService, (report) => report.create(), '@yearly');
    await app.init();
    const jobs = app.get(BackgroundJobService);

    const id = await app.get(RecurringJobService).trigger('reports');
    expect(await resultOf(jobs, id)).toMatchObject({ result: 'created' });
  });

  it('runs its jobs when a test has enqueued one between compile and init', async () => {
    const app = await Test.createTestingModule({
      imports: [hangfire()],
      providers: [ReportService, { provide: Notifier, useClass: LetterNotifier }],
    }).compile();
    close = () => app.close();
    const jobs = app.get(BackgroundJobService);
    const ids = [
      await jobs.enqueue(ReportService, (report) => report.create()),
      await jobs.enqueue(Notifier, (notifier) => notifier.notify()),
    ];
    await app.init();

    expect(await resultOf(jobs, ids[0] ?? null)).toMatchObject({ result: 'created' });
    expect(await resultOf(jobs, ids[1] ?? null)).toMatchObject({ result: 'a letter' });
  });

  it.each([
    ['a class', [{ provide: Notifier, useClass: LetterNotifier }]],
    ['a factory', [{ provide: Notifier, useFactory: async () => new LetterNotifier() }]],
    ['an alias', [LetterNotifier, { provide: Notifier, useExisting: LetterNotifier }]],
  ])(
    'runs its jobs when a constructor enqueues, and a port stands for %s',
    async (_, providers) => {
      const ids: Promise<string | null>[] = [];
      @Injectable()
      class Eager {
        constructor(jobs: BackgroundJobService) {
          ids.push(jobs.enqueue(Notifier, (notifier) => notifier.notify()));
          ids.push(jobs.enqueue(ReportService, (report) => report.create()));
        }
      }
      const app = await HangfireApp.start({ providers: [Eager, ReportService, ...providers] });
      close = () => app.close();

      const [first, second] = await Promise.all(ids);
      expect(await app.reaches(first ?? null, 'Succeeded')).toMatchObject({ result: 'a letter' });
      expect(await app.reaches(second ?? null, 'Succeeded')).toMatchObject({ result: 'created' });
    },
  );

  it('runs its jobs when an async factory enqueues', async () => {
    let id: string | null = null;
    const app = await HangfireApp.start({
      providers: [
        ReportService,
        {
          provide: 'WARM_UP',
          inject: [BackgroundJobService],
          useFactory: async (jobs: BackgroundJobService) => {
            id = await jobs.enqueue(ReportService, (report) => report.create());
          },
        },
      ],
    });
    close = () => app.close();

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: 'created' });
  });

  it('declares nothing where nobody provides it', async () => {
    const app = await Test.createTestingModule({ imports: [hangfire()] }).compile();
    close = () => app.close();
    await app.get(BackgroundJobService).enqueue(Elsewhere, (it) => it.work());
    await app.init();

    expect(await app.get(RecurringJobService).list()).toEqual([]);
  });
});
