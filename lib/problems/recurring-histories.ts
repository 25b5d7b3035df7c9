import type { JobStorage } from '../storage/job-storage.js';
import type { RecurringHistory, RecurringSample } from './samples.js';

/** The histories of many recurring jobs are read less often than the rest. */
const KEPT_MS = 60_000;
/** Of how many recurring jobs the histories are looked at, the first by their ids. */
const MAX_RECURRING_JOBS = 1_000;
const IDS_PER_READ = 200;
const OCCURRENCES_READ = 10;

/** Recurring jobs with what became of their last times, read once a minute. */
export class RecurringHistories {
  private latest: RecurringSample | undefined;
  private readMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly storage: Pick<JobStorage, 'monitoring' | 'recurring' | 'clock'>) {}

  async read(): Promise<RecurringSample> {
    if (this.latest && performance.now() - this.readMs < KEPT_MS) return this.latest;

    const begunMs = performance.now();
    const latest = await this.readNow();
    this.latest = latest;
    this.readMs = begunMs;
    return latest;
  }

  /** Something was changed: the next call reads. */
  expire(): void {
    this.readMs = Number.NEGATIVE_INFINITY;
  }

  private async readNow(): Promise<RecurringSample> {
    const { monitoring, clock } = this.storage;
    const at = clock.now();
    const page = { limit: MAX_RECURRING_JOBS };
    const { recurringJobs } = await monitoring.searchRecurringJobs([], page);
    const histories: RecurringHistory[] = [];
    for (let from = 0; from < recurringJobs.length; from += IDS_PER_READ) {
      const records = recurringJobs.slice(from, from + IDS_PER_READ);
      const ids = records.map(({ id }) => id);
      const occurrences = await this.storage.recurring.findOccurrences(ids, OCCURRENCES_READ);
      histories.push(
        ...records.map((record) => ({ record, occurrences: occurrences.get(record.id) ?? [] })),
      );
    }
    return { at, histories };
  }
}
