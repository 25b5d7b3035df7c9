import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type ApplyStateContext,
  type AroundPerformingContext,
  AutomaticRetryFilter,
  BackgroundJobService,
  type CreatingContext,
  DeletedState,
  type ElectStateContext,
  FailedState,
  GlobalJobFilters,
  HangfireModule,
  JobContext,
  type JobDecorator,
  type JobFilter,
  MemoryJobStorage,
  type PerformingContext,
  type RunResult,
  type State,
  UseJobFilters,
} from 'nestjs-hangfire';
import { leftTheQueue } from '../support/left-the-queue.js';

class AuditLog {
  readonly lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }
}

@Injectable()
class AuditFilter implements JobFilter {
  constructor(private readonly audit: AuditLog) {}

  onStateApplied({ job, oldState, newState }: ApplyStateContext): void {
    this.audit.write(`${job.callName}: ${oldState ?? 'new'} → ${newState.name}`);
  }
}

class KeepForFilter implements JobFilter {
  constructor(private readonly retentionMs: number) {}

  onStateApplied(context: ApplyStateContext): void {
    context.jobExpirationTimeoutMs = this.retentionMs;
  }
}

const KeepFor = ({ days }: { days: number }): JobDecorator =>
  UseJobFilters(new KeepForFilter(days * 86_400_000));

/** A customer who is gone needs no mail: no failure, and nothing to retry. */
class SkipUnknownCustomers implements JobFilter {
  /** Before AutomaticRetry (20) sees the failure. */
  readonly order = 10;

  onStateElection(context: ElectStateContext): void {
    const { candidateState } = context;
    if (candidateState instanceof FailedState && candidateState.exception.code === 'NO_CUSTOMER') {
      context.candidateState = new DeletedState('The customer is gone', candidateState.exception);
    }
  }
}

class TenantFilter implements JobFilter {
  onCreating({ parameters }: CreatingContext): void {
    parameters.set('tenant', currentTenant());
  }

  onPerforming(context: PerformingContext): void {
    if (!isActive(context.parameters.get('tenant'))) context.canceled = true;
  }
}

class TenantScopeFilter implements JobFilter {
  async aroundPerforming({ parameters }: AroundPerformingContext, next: () => Promise<RunResult>) {
    return tenants.run(String(parameters.get('tenant')), next);
  }
}

const tenants = new AsyncLocalStorage<string>();
const currentTenant = () => 'acme';
const isActive = (tenant: unknown) => tenant === 'acme';

class OnHoldState implements State {
  readonly name = 'OnHold';
  readonly isFinal = false;

  constructor(
    readonly until: string,
    readonly reason?: string,
  ) {}

  toData() {
    return { until: this.until };
  }
}

class CustomerGoneError extends Error {
  readonly code = 'NO_CUSTOMER';
}

@UseJobFilters(AuditFilter)
@Injectable()
class NewsletterService {
  @KeepFor({ days: 30 })
  @UseJobFilters(new SkipUnknownCustomers())
  async send(customer: string): Promise<void> {
    if (customer === 'gone') throw new CustomerGoneError('There is no such customer');
  }

  async tenant(): Promise<unknown> {
    return JobContext.current().parameters.get('tenant');
  }

  @UseJobFilters(new TenantScopeFilter())
  async scope(): Promise<unknown> {
    return tenants.getStore();
  }
}

describe('docs/extending.md', () => {
  let app: TestingModule;
  let jobs: BackgroundJobService;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [
        HangfireModule.forRoot({
          storage: new MemoryJobStorage(),
          filters: [new TenantFilter(), new AutomaticRetryFilter({ attempts: 3 })],
        }),
      ],
      providers: [NewsletterService, AuditFilter, AuditLog],
    }).compile();
    app.useLogger(false);
    await app.init();
    jobs = app.get(BackgroundJobService);
  });

  afterEach(() => app.close());

  it('lets filters have dependencies', async () => {
    await leftTheQueue(
      jobs,
      await jobs.enqueue(NewsletterService, (letters) => letters.send('ada')),
    );

    expect(app.get(AuditLog).lines).toEqual([
      'NewsletterService.send: new → Enqueued',
      'NewsletterService.send: Enqueued → Processing',
      'NewsletterService.send: Processing → Succeeded',
    ]);
  });

  it('lets filters make something active during the run', async () => {
    const id = await jobs.enqueue(NewsletterService, (letters) => letters.scope());

    expect((await leftTheQueue(jobs, id))?.result).toBe('acme');
  });

  it('lets filters decide how long a job is kept', async () => {
    const id = await jobs.enqueue(NewsletterService, (letters) => letters.send('ada'));

    const job = await leftTheQueue(jobs, id);
    const keptMs = (job?.expireAt?.getTime() ?? 0) - (job?.history.at(-1)?.at.getTime() ?? 0);
    expect(keptMs).toBe(30 * 86_400_000);
  });

  it('lets filters elect another state', async () => {
    const id = await jobs.enqueue(NewsletterService, (letters) => letters.send('gone'));

    expect(await leftTheQueue(jobs, id)).toMatchObject({ state: 'Deleted' });
  });

  it('lets filters carry a value from the caller into the run', async () => {
    const id = await jobs.enqueue(NewsletterService, (letters) => letters.tenant());

    expect(await leftTheQueue(jobs, id)).toMatchObject({ result: 'acme' });
  });

  it('lets filters be replaced while the application runs', () => {
    const filters = app.get(GlobalJobFilters);
    filters.remove(AutomaticRetryFilter);
    filters.add(new AutomaticRetryFilter({ attempts: 0 }));

    expect(filters.list()).toHaveLength(3);
  });

  it('keeps a job in a custom state', async () => {
    const id = await jobs.schedule(NewsletterService, (letters) => letters.send('ada'), {
      days: 1,
    });

    await jobs.changeState(id, new OnHoldState('stock arrives'), { expectedState: 'Scheduled' });
    expect(await jobs.get(id)).toMatchObject({ state: 'OnHold' });

    await jobs.requeue(id, { expectedState: 'OnHold' });
    expect(await leftTheQueue(jobs, id)).toMatchObject({ state: 'Succeeded' });
  });
});
