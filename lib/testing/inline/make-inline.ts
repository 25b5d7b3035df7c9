import type { BackgroundJobService } from '../../client/background-job-service.js';
import type { BatchService } from '../../client/batch-service.js';
import type { ChangeAllResult } from '../../client/bulk/change-all.js';
import type { JobQueryService } from '../../client/job-query-service.js';
import type { RecurringJobService } from '../../client/recurring-job-service.js';
import type { InlineRuns } from './inline-runs.js';

export interface InlineServices {
  readonly jobs: BackgroundJobService;
  readonly batches: BatchService;
  readonly recurringJobs: RecurringJobService;
  readonly queries: JobQueryService;
}

/** Changes the services so that calls that make jobs ready run these jobs before they answer. */
export function makeInline(services: InlineServices, runs: InlineRuns): void {
  const { jobs, batches, recurringJobs, queries } = services;
  const idIn = (id: string | null) => (id === null ? [] : [id]);

  // `enqueue` and `schedule` call `create`, and all methods that change a state call `changeState`.
  after(jobs, 'create', (id: string | null) => runs.run(idIn(id)));
  after(jobs, 'continueWith', (id: string | null) => runs.run(idIn(id)));
  after(jobs, 'enqueueMany', (ids: (string | null)[]) => runs.run(ids.flatMap(idIn)));
  after(jobs, 'createMany', (ids: (string | null)[]) => runs.run(ids.flatMap(idIn)));
  after(jobs, 'changeState', (_changed: boolean, id: string | null) => runs.run(idIn(id)));
  after(batches, 'start', (id: string) => runs.run(runs.newIn(id)));
  after(batches, 'continueBatchWith', (id: string) => runs.run(runs.newIn(id)));
  after(batches, 'attach', (_: undefined, id: string) => runs.run(runs.newIn(id)));
  after(batches, 'cancel', () => runs.run([]));
  after(recurringJobs, 'trigger', (id: string | null) => runs.run(idIn(id)));
  // The operation itself only moves jobs, so an error of a run does not count as a failure of the operation.
  const changedBy = ({ operationId }: ChangeAllResult) => runs.run(runs.changedBy(operationId));
  after(queries, 'requeueAll', changedBy);
  after(queries, 'deleteAll', changedBy);
}

/** @param next gets the answer of the method, and its arguments */
function after<Service extends object, Answer, Arguments extends unknown[]>(
  service: Service,
  method: keyof Service & string,
  next: (answer: Answer, ...args: Arguments) => Promise<void>,
): void {
  const original = service[method] as (...args: Arguments) => Promise<Answer>;
  const value = async (...args: Arguments): Promise<Answer> => {
    const answer = await original.apply(service, args);
    await next(answer, ...args);
    return answer;
  };
  Object.defineProperty(service, method, { value, configurable: true });
}
