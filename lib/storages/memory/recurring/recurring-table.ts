import type { RecurringSummary } from '../../../storage/monitoring/monitoring-store.js';
import type {
  OccurrenceRecord,
  RecurringJobRecord,
} from '../../../storage/recurring/recurring-store.js';
import type { JobOutcome } from '../../parts/job-outcome.js';
import {
  OCCURRENCE_RETENTION_MS,
  OCCURRENCES_KEPT_ALWAYS,
  OCCURRENCES_KEPT_AT_MOST,
} from '../../parts/occurrence-retention.js';
import { earliest } from '../jobs/earliest.js';

const MAX_FAILURES = 100;

/** An occurrence, without what is read from its job as long as that exists. */
export type StoredOccurrence = OccurrenceRecord;

export interface StoredRecurringJob {
  /** No caller has this object. */
  readonly record: RecurringJobRecord;
  /** The latest occurrence comes last. */
  readonly occurrences: readonly StoredOccurrence[];
}

/** Recurring jobs with their occurrences. A change replaces the entry. */
export class RecurringTable {
  private readonly byId = new Map<string, StoredRecurringJob>();

  find(id: string): StoredRecurringJob | undefined {
    return this.byId.get(id);
  }

  put(entry: StoredRecurringJob): void {
    this.byId.set(entry.record.id, entry);
  }

  delete(id: string): boolean {
    return this.byId.delete(id);
  }

  all(): StoredRecurringJob[] {
    return [...this.byId.values()].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  }

  /** The due recurring jobs, the earliest first. */
  due(now: number): StoredRecurringJob[] {
    return [...this.byId.values()]
      .filter(({ record }) => (dueAt(record) ?? Number.POSITIVE_INFINITY) <= now)
      .sort((a, b) => (dueAt(a.record) ?? 0) - (dueAt(b.record) ?? 0));
  }

  summary(): RecurringSummary {
    const records = this.all().map(({ record }) => record);
    let versions = 0;
    let latestMs = 0;
    for (const { version, updatedAt } of records) {
      versions += version;
      latestMs = Math.max(latestMs, updatedAt.getTime());
    }
    const failures = records.flatMap(({ id, error, pausedAt }) =>
      error === undefined || pausedAt ? [] : [{ id, error }],
    );
    return {
      count: records.length,
      revision: [records.length, versions, latestMs].join('.'),
      failures: failures.slice(0, MAX_FAILURES),
    };
  }

  nextRunAt(): Date | undefined {
    return earliest([...this.byId.values()].flatMap(({ record }) => dueAt(record) ?? []));
  }

  /** @param outcomes of removed jobs by their ids */
  keepOutcomes(outcomes: ReadonlyMap<string, JobOutcome>): void {
    const isEnding = ({ jobId = '' }: StoredOccurrence) => outcomes.has(jobId);
    for (const entry of this.byId.values()) {
      // A new entry would make the decision of a scheduler void.
      if (!entry.occurrences.some(isEnding)) continue;
      const occurrences = entry.occurrences.map((one) => ({
        ...one,
        ...outcomes.get(one.jobId ?? ''),
      }));
      this.put({ ...entry, occurrences });
    }
  }

  forgetOldOccurrences(now: number): void {
    for (const entry of this.byId.values()) {
      const { length } = entry.occurrences;
      const kept = entry.occurrences.filter(({ nominalAt }, index) => {
        const age = length - index;
        return (
          age <= OCCURRENCES_KEPT_ALWAYS ||
          (age <= OCCURRENCES_KEPT_AT_MOST && nominalAt.getTime() >= now - OCCURRENCE_RETENTION_MS)
        );
      });
      if (kept.length < length) this.put({ ...entry, occurrences: kept });
    }
  }
}

const dueAt = ({ pausedAt, nextRunAt }: RecurringJobRecord) =>
  pausedAt ? undefined : nextRunAt?.getTime();
