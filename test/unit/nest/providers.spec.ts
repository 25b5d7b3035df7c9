import { afterEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../lib/job/job-context.js';
import { JobType } from '../../../lib/job/job-type.js';
import { aNewJob } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

let instances: object[] = [];

/** Says who it is, so that tests see which instance a job ran on. */
abstract class Traced {
  whoRuns(): number {
    if (!instances.includes(this)) instances.push(this);
    return instances.indexOf(this);
  }
}

@Injectable()
class SingletonService extends Traced {}

@Injectable({ scope: Scope.TRANSIENT })
class TransientService extends Traced {}

@Injectable({ scope: Scope.REQUEST })
class RequestService extends Traced {
  constructor(@Inject(REQUEST) private readonly request: JobContext) {
    super();
  }

  whoAsks(): string {
    return `${this.request instanceof JobContext} ${this.request.jobId}`;
  }
}

@Injectable()
class AroundRequestService extends Traced {
  constructor(private readonly inner: RequestService) {
    super();
  }

  whoAsks(): string {
    return this.inner.whoAsks();
  }
}

abstract class Notifier {
  abstract notify(whom: string): string;
}

@Injectable()
class LetterNotifier extends Notifier {
  @AutomaticRetry(0)
  notify(whom: string): string {
    return `letter to ${whom}`;
  }
}

@JobType('reports', { aliases: ['OldReportService'] })
class ReportService {
  create(): string {
    return 'created';
  }
}

@Injectable()
class Audit {
  readonly entries: string[] = [];
}

@Injectable()
class AuditFilter implements JobFilter {
  constructor(private readonly audit: Audit) {}

  onPerforming({ job }: { job: { callName: string } }): void {
    this.audit.entries.push(job.callName);
  }
}

@Injectable()
class AuditedService {
  @UseJobFilters(AuditFilter)
  work() {}
}

let app: HangfireApp;

const start = async (providers: object[], options: object = {}) => {
  instances = [];
  app = await HangfireApp.start({ providers: providers as never[], ...options });
};
const resultOf = async (id: string | null) => (await app.reaches(id, 'Succeeded')).result;

afterEach(() => app?.close());

describe('the provider that a job runs on', () => {
  it('is the same singleton for every job', async () => {
    await start([SingletonService]);
    const ids = await app.jobs.enqueueMany(SingletonService, [1, 2, 3], (one) => one.whoRuns());
    for (const id of ids) expect(await resultOf(id)).toBe(0);

    expect(instances).toEqual([app.get(SingletonService)]);
  });

  it('is made for each job when it is transient', async () => {
    await start([TransientService]);
    const ids = await app.jobs.enqueueMany(TransientService, [1, 2, 3], (one) => one.whoRuns());
    for (const id of ids) await app.reaches(id, 'Succeeded');

    expect(instances).toHaveLength(3);
  });

  it('is made for each job when it is request-scoped, with the job as its REQUEST', async () => {
    await start([RequestService]);
    const ids = [
      await app.jobs.enqueue(RequestService, (one) => one.whoAsks()),
      await app.jobs.enqueue(RequestService, (one) => one.whoAsks()),
    ];
    for (const id of ids) expect(await resultOf(id)).toBe(`true ${id}`);
    const traced = await app.jobs.enqueueMany(RequestService, [1, 2], (one) => one.whoRuns());
    for (const id of traced) await app.reaches(id, 'Succeeded');

    expect(instances).toHaveLength(2);
  });

  it('is made for each job when one of its dependencies is request-scoped', async () => {
    await start([AroundRequestService, RequestService]);
    const id = await app.jobs.enqueue(AroundRequestService, (one) => one.whoAsks());

    expect(await resultOf(id)).toBe(`true ${id}`);
  });

  it('may be named by an abstract class', async () => {
    await start([{ provide: Notifier, useClass: LetterNotifier }]);
    const id = await app.jobs.enqueue(Notifier, (notifier) => notifier.notify('Ada'));

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({
      type: 'Notifier',
      result: 'letter to Ada',
    });
  });

  it.each([
    ['useExisting', [LetterNotifier, { provide: Notifier, useExisting: LetterNotifier }]],
    ['useFactory', [{ provide: Notifier, useFactory: () => new LetterNotifier() }]],
    ['useValue', [{ provide: Notifier, useValue: new LetterNotifier() }]],
  ])('may be provided by %s', async (_way, providers) => {
    await start(providers);
    const id = await app.jobs.enqueue(Notifier, (notifier) => notifier.notify('Ada'));

    expect(await resultOf(id)).toBe('letter to Ada');
  });

  it('runs methods that it inherits', async () => {
    class SpecialReportService extends ReportService {}
    await start([SpecialReportService]);
    const id = await app.jobs.enqueue(SpecialReportService, (report) => report.create());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({
      type: 'SpecialReportService',
      result: 'created',
    });
  });

  it('is found in a module that nobody else imports', async () => {
    @Module({ providers: [SingletonService] })
    class FarModule {}
    await start([], { imports: [FarModule] });
    const id = await app.jobs.enqueue(SingletonService, (one) => one.whoRuns());

    expect(await resultOf(id)).toBe(0);
  });
});

describe('the name that a job is stored under', () => {
  it('is the name that the class pins', async () => {
    await start([ReportService]);
    const id = await app.jobs.enqueue(ReportService, (report) => report.create());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ type: 'reports' });
  });

  it('may be an old name', async () => {
    await start([ReportService]);
    const job = aNewJob({ type: 'OldReportService', method: 'create', arguments: '[]' });
    await app.storage.jobs.createJobs([job]);
    // Somebody has to say that there is a job, as `enqueue` does.
    await app.jobs.requeue(job.id);

    expect(await app.reaches(job.id, 'Succeeded')).toMatchObject({ result: 'created' });
  });

  it('must not belong to two providers with decorators', async () => {
    const other = () => {
      class AuditedService {
        @AutomaticRetry(0)
        work() {}
      }
      return AuditedService;
    };
    const providers = [AuditedService, Audit, AuditFilter, other()];

    await expect(HangfireApp.start({ providers })).rejects.toMatchObject({
      code: 'HANGFIRE_DUPLICATE_JOB_TYPE',
      message: expect.stringContaining('"AuditedService"'),
    });
  });

  it('does not matter for providers without jobs, as long as nobody enqueues them', async () => {
    const plain = () => {
      class Helper {
        help() {}
      }
      return Helper;
    };
    const [first, second] = [plain(), plain()];
    await start([first, second]);

    await expect(app.jobs.enqueue(first, (helper) => helper.help())).rejects.toMatchObject({
      code: 'HANGFIRE_DUPLICATE_JOB_TYPE',
    });
  });
});

describe('filters that are providers', () => {
  it('get their dependencies injected', async () => {
    await start([AuditedService, Audit, AuditFilter]);
    await app.reaches(
      await app.jobs.enqueue(AuditedService, (audited) => audited.work()),
      'Succeeded',
    );

    expect(app.get(Audit).entries).toEqual(['AuditedService.work']);
  });

  it('apply to every job when the module names them', async () => {
    await start([SingletonService, Audit, AuditFilter], { filters: [AuditFilter] });
    await app.reaches(
      await app.jobs.enqueue(SingletonService, (one) => one.whoRuns()),
      'Succeeded',
    );

    expect(app.get(Audit).entries).toEqual(['SingletonService.whoRuns']);
  });

  it('that nobody provides are an error at start', async () => {
    await expect(HangfireApp.start({ providers: [AuditedService] })).rejects.toMatchObject({
      code: 'HANGFIRE_FILTER_NOT_PROVIDED',
      message: expect.stringContaining('AuditFilter'),
    });
  });

  it('that nobody provides are an error at start for the whole application, too', async () => {
    const started = HangfireApp.start({ providers: [SingletonService], filters: [AuditFilter] });

    await expect(started).rejects.toMatchObject({ code: 'HANGFIRE_FILTER_NOT_PROVIDED' });
  });

  it('that are request-scoped are an error at start', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class ScopedFilter implements JobFilter {
      onPerforming() {}
    }
    const started = HangfireApp.start({ providers: [ScopedFilter], filters: [ScopedFilter] });

    await expect(started).rejects.toMatchObject({ code: 'HANGFIRE_FILTER_NOT_PROVIDED' });
  });
});
