import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import type {
  OccurrenceRecord,
  RecurringDecision,
  RecurringJobRecord,
  RecurringStore,
  ScheduledOccurrences,
} from '../../../storage/recurring/recurring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { decidingTransaction } from '../deciding-transaction.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { SqlJobStore } from '../jobs/sql-job-store.js';
import type { SqlDatabase } from '../sql-database.js';
import { type Change, changeWithin } from './change-within.js';
import { findOccurrences } from './find-occurrences.js';
import type { RecurringOperations, ScheduledRecurringJob } from './recurring-operations.js';
import { storeOccurrences } from './store-occurrences.js';

export class SqlRecurringStore<E> implements RecurringStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: RecurringOperations<E>,
    private readonly jobs: SqlJobStore<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async change(id: string, decide: Change): Promise<RecurringJobRecord | undefined> {
    const { record, isChanged } = await this.database.transaction(
      'change a recurring job',
      (executor) => changeWithin(this.operations, executor, id, decide),
    );
    if (isChanged) this.events.hint('recurring');
    return record;
  }

  async remove(id: string): Promise<boolean> {
    const isRemoved = await this.operations.remove(this.database.executor, id);
    if (isRemoved) this.events.hint('recurring');
    return isRemoved;
  }

  find(id: string): Promise<RecurringJobRecord | undefined> {
    return this.operations.find(this.database.executor, id);
  }

  list(): Promise<RecurringJobRecord[]> {
    return this.operations.list(this.database.executor);
  }

  async findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<Map<string, OccurrenceRecord[]>> {
    requireValidLimit(limit);
    return findOccurrences(this.operations, this.database.executor, [...new Set(ids)], limit);
  }

  async schedule(limit: number, decide: RecurringDecision): Promise<number> {
    const { found, announce } = await decidingTransaction(
      this.database,
      'schedule recurring jobs',
      decide,
      async (executor, ask) => {
        const due = await this.operations.takeDue(executor, limit);
        const decided = due.length === 0 ? [] : await ask(due);
        return { found: due.length, announce: await this.store(executor, decided) };
      },
    );
    announce();
    return found;
  }

  async recordTrigger(id: string, jobId: string, by?: string): Promise<void> {
    if (isUuid(jobId)) await this.operations.recordTrigger(this.database.executor, id, jobId, by);
  }

  nextRunAt(): Promise<Date | undefined> {
    return this.operations.nextRunAt(this.database.executor);
  }

  /** @returns what tells of the jobs, once they are committed */
  private async store(executor: E, decided: readonly ScheduledOccurrences[]): Promise<() => void> {
    if (decided.length === 0) return () => {};

    const jobs = await storeOccurrences(this.operations, executor, decided);
    const events = await this.jobs.createWithin(executor, jobs.flat());
    await this.operations.updateScheduled(
      executor,
      decided.map((job, index) => scheduledOf(job, jobs[index]?.at(-1)?.id)),
    );
    return () => this.events.announce(jobs.flat(), events);
  }
}

function scheduledOf(
  { id, nextRunAt, overdueSince, lastRunAt, error, failures }: ScheduledOccurrences,
  lastJobId: string | undefined,
): ScheduledRecurringJob {
  return { id, nextRunAt, overdueSince, lastRunAt, lastJobId, error, failures };
}
