import { afterEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import { LazyModuleLoader, REQUEST } from '@nestjs/core';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import type { JobContext } from '../../../lib/job/job-context.js';
import type { JobEvent } from '../../../lib/job-events/job-event.js';
import { OnJob } from '../../../lib/job-events/on-job.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { aNewJob } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const filtered: string[] = [];
let told: string[] = [];

@Injectable()
class LazyFilter implements JobFilter {
  onPerforming({ job }: { job: { callName: string } }): void {
    filtered.push(job.callName);
  }
}

@Injectable()
class LazyService {
  @RecurringJob('lazy', '@daily')
  @UseJobFilters(LazyFilter)
  work(): string {
    return 'done';
  }
}

@Injectable({ scope: Scope.REQUEST })
class LazyRequestService {
  constructor(@Inject(REQUEST) private readonly context: JobContext) {}

  whoAsks(): string {
    return this.context.jobId;
  }
}

@Injectable({ scope: Scope.REQUEST })
class LazyListener {
  constructor(@Inject(REQUEST) private readonly event: JobEvent) {}

  @OnJob(LazyService, 'work', 'succeeded')
  heard(): void {
    told.push(this.event.job.id);
  }
}

@Module({ providers: [LazyService, LazyFilter, LazyRequestService, LazyListener] })
class LazyModule {}

class Misplaced {
  static work() {}
}
RecurringJob('static', '@daily')(Misplaced, 'work', { value: Misplaced.work });

@Module({ providers: [Misplaced] })
class WrongModule {}

let app: HangfireApp;
afterEach(async () => {
  told = [];
  await app?.close();
});
const load = (type: unknown) => app.get(LazyModuleLoader).load(() => type as never);

describe('A module that is loaded lazily', () => {
  it('has its jobs run and its recurring jobs declared', async () => {
    app = await HangfireApp.start();
    await load(LazyModule);
    const recurring = app.get(RecurringJobService);
    await eventually(async () => (await recurring.list()).length === 1);

    const id = await recurring.trigger('lazy');
    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: 'done' });
    expect(filtered).toEqual(['LazyService.work']);
  });

  it('has its request-scoped providers made for each job', async () => {
    app = await HangfireApp.start();
    await load(LazyModule);
    const id = await app.jobs.enqueue(LazyRequestService, (lazy) => lazy.whoAsks());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: id });
  });

  it('has its request-scoped listeners made for each event', async () => {
    app = await HangfireApp.start();
    await load(LazyModule);
    const id = await app.jobs.enqueue(LazyService, (lazy) => lazy.work());

    expect(await eventually(() => told.length > 0 && told)).toEqual([id]);
  });

  it('has jobs run that were enqueued before, and that were waiting for it', async () => {
    app = await HangfireApp.start({ server: { heartbeatIntervalMs: 100 } });
    const job = aNewJob({ type: 'LazyService', method: 'work', arguments: '[]' });
    await app.storage.jobs.createJobs([job]);
    await app.jobs.requeue(job.id);
    await eventually(async () => (await app.jobs.get(job.id))?.isParked);
    await load(LazyModule);

    expect(await app.reaches(job.id, 'Succeeded')).toMatchObject({ result: 'done', attempt: 1 });
    const [said] = await app.storage.servers.listHandlers();
    expect(said?.known.methods).toMatchObject({ LazyService: ['work'] });
  });

  it('is refused when it is loaded and a decorator in it has no effect', async () => {
    app = await HangfireApp.start();

    await expect(load(WrongModule)).rejects.toMatchObject({
      code: 'HANGFIRE_MISPLACED_DECORATOR',
      module: 'WrongModule',
    });
  });

  it('does not suffer from a module that was refused before', async () => {
    app = await HangfireApp.start();
    await expect(load(WrongModule)).rejects.toThrow();
    await load(LazyModule);

    const recurring = app.get(RecurringJobService);
    expect(await eventually(async () => (await recurring.list()).length > 0)).toBe(true);
  });
});
