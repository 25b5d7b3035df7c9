import { describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { AutomaticRetryFilter } from '../../../lib/built-in-filters/automatic-retry/automatic-retry-filter.js';
import { defaultJobFilters } from '../../../lib/built-in-filters/default-filters.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { IdempotentCompletion } from '../../../lib/built-in-filters/idempotent-completion/idempotent-completion.js';
import { LatencyTimeout } from '../../../lib/built-in-filters/latency-timeout/latency-timeout.js';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { FilterSource } from '../../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../../lib/filters/global-job-filters.js';
import type { JobFilterClass } from '../../../lib/filters/job-filter.js';
import type { ServiceType } from '../../../lib/job/service-type.js';
import { StateMachine } from '../../../lib/state-machine/state-machine.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { aCreating, aLocking, anElection, NOW } from './contexts.js';

@AutomaticRetry(3)
@Queue('reports')
@DisableConcurrentExecution(60)
@LatencyTimeout(30)
@IdempotentCompletion()
class ReportService {
  run() {}

  @AutomaticRetry({ attempts: 0 })
  @Queue('critical')
  @DisableConcurrentExecution({ timeoutInSeconds: 0, resource: 'urgent' })
  @LatencyTimeout({ timeoutInSeconds: 5 })
  @IdempotentCompletion()
  async runUrgently() {}
}

class MonthlyReportService extends ReportService {
  override run() {}
}

class PlainService {
  run() {}
}

const source = new FilterSource(
  new GlobalJobFilters(defaultJobFilters()),
  (type: JobFilterClass) => {
    throw new Error(`${type.name} was not to be activated`);
  },
);
const machine = new StateMachine({ now: () => NOW }, { jobExpirationTimeoutMs: 1_000 });

const planOf = (type: ServiceType, method: string) => source.planFor({ classes: [type], method });

async function reasonAfterFailure(type: ServiceType, method: string) {
  const candidate = new FailedState(new Error('boom'));
  const election = anElection({});
  const filtered = { ...election, plan: planOf(type, method) };
  const { state } = await machine.change(filtered, { ...election, candidate });
  return state.reason ?? state.name;
}

async function queueOf(type: ServiceType, method: string) {
  const context = aCreating({});
  for (const filter of planOf(type, method).creating) await filter.onCreating(context);
  return context.queue;
}

describe('the built-in decorators', () => {
  it('on a class apply to every method, also in subclasses', async () => {
    for (const type of [ReportService, MonthlyReportService]) {
      expect(await reasonAfterFailure(type, 'run')).toBe('Retry attempt 1 of 3: boom');
      expect(await queueOf(type, 'run')).toBe('reports');
      expect(planOf(type, 'run').lock?.onLocking(aLocking({}))).toMatchObject({
        timeoutMs: 60_000,
      });
    }
  });

  it('on a method replace the decorator of the class, which replaces the global filter', async () => {
    expect(await reasonAfterFailure(ReportService, 'runUrgently')).toBe('Failed');
    expect(await queueOf(ReportService, 'runUrgently')).toBe('critical');
    expect(planOf(ReportService, 'runUrgently').lock?.onLocking(aLocking({}))).toEqual({
      resource: 'urgent',
      timeoutMs: 0,
    });
  });

  it('make one filter each, whatever stands on the class and globally', () => {
    const filters = planOf(ReportService, 'runUrgently').filters.map(
      (filter) => filter.constructor.name,
    );

    expect(filters.sort()).toEqual([
      'AutomaticRetryFilter',
      'DisableConcurrentExecutionFilter',
      'IdempotentCompletionFilter',
      'LatencyTimeoutFilter',
      'QueueFilter',
      'StatisticsHistoryFilter',
    ]);
  });

  it('leave methods without a decorator to the global filter', async () => {
    expect(await reasonAfterFailure(PlainService, 'run')).toBe('Retry attempt 1 of 10: boom');
    expect(await queueOf(PlainService, 'run')).toBeUndefined();
    expect(planOf(PlainService, 'run').lock).toBeUndefined();
  });

  it('let an application exchange the global filter', async () => {
    const filters = new GlobalJobFilters(defaultJobFilters());
    filters.remove(AutomaticRetryFilter);
    filters.add(new AutomaticRetryFilter({ attempts: 1 }));

    expect(filters.list().map(({ filter }) => filter.constructor.name)).toEqual([
      'StatisticsHistoryFilter',
      'AutomaticRetryFilter',
    ]);
  });
});
