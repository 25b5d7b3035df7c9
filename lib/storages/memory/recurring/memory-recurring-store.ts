import { FailedState } from '../../../states/failed-state.js';
import type { JobStore } from '../../../storage/jobs/job-store.js';
import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import type {
  NewOccurrence,
  OccurrenceRecord,
  RecurringDecision,
  RecurringJobChange,
  RecurringJobRecord,
  RecurringJobValues,
  RecurringStore,
  ScheduledOccurrences,
} from '../../../storage/recurring/recurring-store.js';
import { outcomeOf } from '../../parts/job-outcome.js';
import type { MemoryTables } from '../memory-tables.js';
import type { StoredOccurrence, StoredRecurringJob } from './recurring-table.js';

/** How many of the latest occurrences may have a job that has not ended. */
const LATEST = 100;

/**
 * A schedule awaits its decision, like a sweep. Other schedulers do not see its recurring jobs meanwhile. Where somebody
 * changes or removes a recurring job meanwhile, the decision about it is void and it stays due.
 */
export class MemoryRecurringStore implements RecurringStore {
  private readonly scheduledIds = new Set<string>();

  constructor(
    private readonly tables: MemoryTables,
    private readonly jobs: JobStore,
  ) {}

  async change(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobChange | undefined,
  ): Promise<RecurringJobRecord | undefined> {
    const stored = this.tables.recurring.find(id);
    const change = decide(stored && copyOf(stored.record));
    if (!change) return stored && copyOf(stored.record);

    const { passed = [], ...values } = change;
    const record = this.changed(stored?.record, values);
    const before = stored?.occurrences ?? [];
    this.tables.recurring.put({ record, occurrences: this.recorded(before, passed) });
    this.tell();
    return copyOf(record);
  }

  async remove(id: string): Promise<boolean> {
    const isRemoved = this.tables.recurring.delete(id);
    if (isRemoved) this.tell();
    return isRemoved;
  }

  async find(id: string): Promise<RecurringJobRecord | undefined> {
    const stored = this.tables.recurring.find(id);
    return stored && copyOf(stored.record);
  }

  async list(): Promise<RecurringJobRecord[]> {
    return this.tables.recurring.all().map(({ record }) => copyOf(record));
  }

  async findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<Map<string, OccurrenceRecord[]>> {
    requireValidLimit(limit);
    const found = ids.flatMap((id) => this.tables.recurring.find(id) ?? []);
    return new Map(
      found
        .filter(({ occurrences }) => occurrences.length > 0)
        .map(({ record, occurrences }) => [record.id, this.listed(latest(occurrences, limit))]),
    );
  }

  async schedule(limit: number, decide: RecurringDecision): Promise<number> {
    const due = this.tables.recurring
      .due(this.tables.now())
      .filter(({ record }) => !this.scheduledIds.has(record.id))
      .slice(0, limit);
    if (due.length === 0) return 0;

    for (const { record } of due) this.scheduledIds.add(record.id);
    try {
      const decided = await decide(
        due.map((stored) => ({
          record: copyOf(stored.record),
          unfinishedJobId: this.unfinishedJobId(stored),
        })),
      );
      await this.store(due, decided);
    } finally {
      for (const { record } of due) this.scheduledIds.delete(record.id);
    }
    return due.length;
  }

  async recordTrigger(id: string, jobId: string, by?: string): Promise<void> {
    const stored = this.tables.recurring.find(id);
    if (!stored || stored.occurrences.some((one) => one.jobId === jobId)) return;

    const nominalAt = new Date(this.tables.now());
    const triggered = this.toStored({ nominalAt, kind: 'triggered' });
    this.tables.recurring.put({
      record: { ...stored.record, lastJobId: jobId },
      occurrences: withNew(stored.occurrences, [{ ...triggered, jobId, triggeredBy: by }]),
    });
  }

  async nextRunAt(): Promise<Date | undefined> {
    return this.tables.recurring.nextRunAt();
  }

  private listed(occurrences: readonly StoredOccurrence[]): OccurrenceRecord[] {
    return occurrences.toReversed().map((occurrence) => {
      const job = this.tables.jobs.findStored(occurrence.jobId ?? '');
      return copyOf({ ...occurrence, ...(job && outcomeOf(job)) });
    });
  }

  private changed(
    before: RecurringJobRecord | undefined,
    values: RecurringJobValues,
  ): RecurringJobRecord {
    const now = new Date(this.tables.now());
    return {
      ...copyOf(values),
      version: (before?.version ?? 0) + 1,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
  }

  private async store(
    due: readonly StoredRecurringJob[],
    decided: readonly ScheduledOccurrences[],
  ): Promise<void> {
    const { recurring } = this.tables;
    const before = new Map(due.map((stored) => [stored.record.id, stored]));
    const valid = decided.filter(({ id }) => recurring.find(id) === before.get(id));
    const newJobs = valid.flatMap((one) => this.storeOne(one));

    try {
      await this.jobs.createJobs(newJobs);
    } catch (error) {
      for (const { id } of valid) {
        const stored = before.get(id);
        if (stored) recurring.put(stored);
      }
      throw error;
    }
  }

  /** @returns the jobs to create */
  private storeOne(decided: ScheduledOccurrences) {
    const stored = this.tables.recurring.find(decided.id);
    if (!stored) return [];

    const { record, occurrences } = stored;
    const { nextRunAt, overdueSince, lastRunAt, error, failures } = decided;
    const created = decided.occurrences.filter(isNewBeside(occurrences));
    const newJobs = created.flatMap(({ job }) => job ?? []);
    this.tables.recurring.put({
      record: {
        ...record,
        ...copyOf({ nextRunAt, overdueSince, error, failures }),
        lastRunAt: latestOf(record.lastRunAt, lastRunAt),
        lastJobId: newJobs.at(-1)?.id ?? record.lastJobId,
      },
      occurrences: this.recorded(occurrences, decided.occurrences),
    });
    return newJobs;
  }

  private unfinishedJobId({ occurrences }: StoredRecurringJob): string | undefined {
    return latest(occurrences, LATEST).findLast(({ jobId }) => {
      const job = jobId === undefined ? undefined : this.tables.jobs.find(jobId);
      return job !== undefined && job.expireAt === undefined && job.state !== FailedState.NAME;
    })?.jobId;
  }

  private recorded(
    before: readonly StoredOccurrence[],
    wanted: readonly NewOccurrence[],
  ): readonly StoredOccurrence[] {
    const standing = before.filter((one) => !wanted.some((other) => takesPlaceOf(other, one)));
    return withNew(standing, wanted.filter(isNewBeside(before)).map(this.toStored));
  }

  private readonly toStored = ({ job, ...occurrence }: NewOccurrence): StoredOccurrence => ({
    ...copyOf(occurrence),
    count: occurrence.count ?? 1,
    recordedAt: new Date(this.tables.now()),
    jobId: job?.id,
  });

  private tell(): void {
    this.tables.events.hint('recurring');
    this.tables.events.tell();
  }
}

/** Copies dates, so that neither side sees a change of a date by the other. */
function copyOf<T extends object>(values: T): T {
  const copied = Object.entries(values).map(([name, value]) => [
    name,
    value instanceof Date ? new Date(value) : value,
  ]);
  return Object.fromEntries(copied) as T;
}

const latest = <T>(occurrences: readonly T[], limit: number) => occurrences.slice(-limit);

/** A trigger is no time of the schedule, and the time of a failed occurrence is still free. */
const isNewBeside =
  (occurrences: readonly StoredOccurrence[]) =>
  ({ nominalAt, kind }: NewOccurrence): boolean =>
    kind === 'failed' ||
    !occurrences.some(
      (one) =>
        one.kind !== 'triggered' &&
        one.kind !== 'failed' &&
        one.nominalAt.getTime() === nominalAt.getTime(),
    );

const takesPlaceOf = (
  { nominalAt, lastAt = nominalAt, kind }: NewOccurrence,
  before: StoredOccurrence,
): boolean =>
  before.kind === 'failed' &&
  nominalAt <= before.nominalAt &&
  before.nominalAt <= (kind === 'failed' ? nominalAt : lastAt);

const withNew = (
  occurrences: readonly StoredOccurrence[],
  added: readonly StoredOccurrence[],
): readonly StoredOccurrence[] =>
  [...occurrences, ...added].toSorted((a, b) => a.nominalAt.getTime() - b.nominalAt.getTime());

function latestOf(before: Date | undefined, after: Date | undefined): Date | undefined {
  const isLater = after !== undefined && (before === undefined || after > before);
  return isLater ? new Date(after) : before;
}
