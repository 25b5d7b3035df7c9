import type {
  OccurrenceRecord,
  RecurringDecision,
  RecurringJobRecord,
  RecurringJobValues,
  RecurringStore,
  ScheduledOccurrences,
} from '../../../../../storage/recurring-store.js';
import { requireValidLimit } from '../../../../../storage/valid-search.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import { optionalDateOf } from '../../../../sql/instants.js';
import type { SqlJobStore } from '../../../../sql/jobs/sql-job-store.js';
import { plainColumn, timeColumn } from '../columns.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import {
  findRecurringJob,
  insertRecurringJob,
  listRecurringJobs,
  lockRecurringJob,
  removeRecurringJob,
  updateRecurringJob,
} from './recurring-jobs.sql.js';
import {
  findDueRecurringJobs,
  findOccurrences,
  findOutcomes,
  insertOccurrences,
  nextRecurringRunAt,
  recordTrigger,
  updateScheduledJobs,
} from './recurring-occurrences.sql.js';
import { occurrenceOf, recurringJobOf, recurringParameters } from './recurring-rows.js';

type Change = (current: RecurringJobRecord | undefined) => RecurringJobValues | undefined;

export class PostgresRecurringStore implements RecurringStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly jobs: SqlJobStore<Executor>,
    private readonly events: PostgresEvents,
  ) {}

  async change(id: string, decide: Change): Promise<RecurringJobRecord | undefined> {
    const { record, isChanged } = await this.database.transaction(
      'change a recurring job',
      (executor) => changeWithin(executor, id, decide),
    );
    if (isChanged) this.events.announceRecurring();
    return record;
  }

  async remove(id: string): Promise<boolean> {
    const removed = await this.database.run(removeRecurringJob, [id]);
    if (removed.length > 0) this.events.announceRecurring();
    return removed.length > 0;
  }

  async find(id: string): Promise<RecurringJobRecord | undefined> {
    const [row] = await this.database.run(findRecurringJob, [id]);
    return row && recurringJobOf(row);
  }

  async list(): Promise<RecurringJobRecord[]> {
    const rows = await this.database.run(listRecurringJobs);
    return rows.map(recurringJobOf);
  }

  async findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<Map<string, OccurrenceRecord[]>> {
    requireValidLimit(limit);
    const rows = await this.database.run(findOccurrences, [[...new Set(ids)], limit]);
    const jobIds = rows.flatMap(({ job_id: jobId, outcome }) =>
      jobId === null || outcome !== null ? [] : [jobId as string],
    );
    const states = await this.statesOf(jobIds);

    const found = new Map<string, OccurrenceRecord[]>();
    for (const row of rows) {
      const id = row.recurring_id as string;
      const occurrences = found.get(id) ?? [];
      occurrences.push(occurrenceOf(row, states));
      found.set(id, occurrences);
    }
    return found;
  }

  async schedule(limit: number, decide: RecurringDecision): Promise<number> {
    let announce = () => {};

    const found = await this.database.transaction('schedule recurring jobs', async (executor) => {
      const rows = await executor.run(findDueRecurringJobs, [limit]);
      if (rows.length === 0) return 0;

      const decided = await decide(
        rows.map((row) => ({
          record: recurringJobOf(row),
          isLastUnfinished: row.is_last_unfinished === true,
        })),
      );
      announce = await this.store(executor, decided);
      return rows.length;
    });

    announce();
    return found;
  }

  async recordTrigger(id: string, jobId: string): Promise<void> {
    if (isUuid(jobId)) await this.database.run(recordTrigger, [id, jobId]);
  }

  async nextRunAt(): Promise<Date | undefined> {
    const [row] = await this.database.run(nextRecurringRunAt);
    return optionalDateOf(row?.next_run_ms);
  }

  private async statesOf(jobIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = jobIds.length === 0 ? [] : await this.database.run(findOutcomes, [jobIds]);
    return new Map(rows.map(({ id, state }) => [id as string, state as string]));
  }

  /** @returns what tells of the jobs, once they are committed */
  private async store(
    executor: Executor,
    decided: readonly ScheduledOccurrences[],
  ): Promise<() => void> {
    if (decided.length === 0) return () => {};

    const isNew = await insertTimes(executor, decided);
    const jobs = decided.map(({ id, occurrences }) =>
      occurrences.flatMap(({ nominalAt, job }) => (job && isNew(id, nominalAt) ? [job] : [])),
    );
    const events = await this.jobs.createWithin(executor, jobs.flat());
    await executor.run(updateScheduledJobs, [
      decided.map(({ id }) => id),
      timeColumn(decided.map(({ nextRunAt }) => nextRunAt)),
      timeColumn(decided.map(({ overdueSince }) => overdueSince)),
      timeColumn(decided.map(({ lastRunAt }) => lastRunAt)),
      plainColumn(jobs.map((ofOne) => ofOne.at(-1)?.id ?? null)),
      decided.map(({ error }) => error ?? null),
      plainColumn(decided.map(({ failures }) => failures)),
    ]);
    return () => this.events.announce(jobs.flat(), events);
  }
}

interface Changed {
  readonly record: RecurringJobRecord | undefined;
  readonly isChanged: boolean;
}

async function changeWithin(executor: Executor, id: string, decide: Change): Promise<Changed> {
  const [row] = await executor.run(lockRecurringJob, [id]);
  const current = row && recurringJobOf(row);
  const values = decide(current);
  if (!values) return { record: current, isChanged: false };

  const statement = current ? updateRecurringJob : insertRecurringJob;
  const [stored] = await executor.run(statement, recurringParameters(values));
  // Somebody else has inserted it since it was looked for: it can be locked and looked at now.
  if (!stored) return changeWithin(executor, id, decide);
  return { record: recurringJobOf(stored), isChanged: true };
}

/** @returns whether a time had not been before */
async function insertTimes(executor: Executor, decided: readonly ScheduledOccurrences[]) {
  const times = decided.flatMap(({ id, occurrences }) =>
    occurrences.map(({ nominalAt, job }) => ({ id, nominalAt, jobId: job?.id })),
  );
  const rows =
    times.length === 0
      ? []
      : await executor.run(insertOccurrences, [
          times.map(({ id }) => id),
          timeColumn(times.map(({ nominalAt }) => nominalAt)),
          plainColumn(times.map(({ jobId }) => jobId ?? null)),
        ]);
  const inserted = new Set(rows.map((row) => `${row.nominal_ms} ${row.recurring_id}`));
  return (id: string, nominalAt: Date) => inserted.has(`${nominalAt.getTime()} ${id}`);
}
