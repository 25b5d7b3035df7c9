import type {
  SweepDecision,
  SweepReason,
  SweepStore,
} from '../../../storage/sweeps/sweep-store.js';
import { toJobRecord } from '../jobs/job-mapping.js';
import { ALL } from '../jobs/job-table.js';
import type { PartialIndex } from '../jobs/partial-index.js';
import { type StoredJob, standsUnder } from '../jobs/stored-job.js';
import type { TransitionApplier } from '../jobs/transition-applier.js';
import { holderOf, isSameRun } from '../locks/lock-table.js';
import type { MemoryTables } from '../memory-tables.js';

/**
 * A sweep awaits its decision, so other operations may happen meanwhile. Other sweeps do not see its jobs until it ends.
 * A job that somebody changes meanwhile does not meet the expectation of its transition.
 */
export class MemorySweepStore implements SweepStore {
  private readonly sweptIds = new Set<string>();

  constructor(
    private readonly tables: MemoryTables,
    private readonly transitions: TransitionApplier,
  ) {}

  async sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number> {
    const jobs = this.find(reason, limit);
    if (jobs.length === 0) return 0;

    for (const { id } of jobs) this.sweptIds.add(id);
    try {
      this.transitions.apply(await decide(jobs.map(toJobRecord)));
      for (const job of jobs) this.freeLocksOfLostRun(job);
    } finally {
      for (const { id } of jobs) this.sweptIds.delete(id);
    }
    this.tables.events.tell();
    return jobs.length;
  }

  async nextDueAt(): Promise<Date | undefined> {
    return this.tables.jobs.nextDueAt();
  }

  /** A server that took a lock after its removal is not on record, so no removal frees that lock. */
  private freeLocksOfLostRun({ id, lease, attempt }: StoredJob): void {
    const { jobs, locks } = this.tables;
    if (lease === undefined) return;

    const run = { id, lease: { serverId: lease.serverId, attempt } };
    if (standsUnder(jobs.find(id), run.lease)) return;
    locks.freeAll((holder) => isSameRun(holder, holderOf(run)));
  }

  private find(reason: SweepReason, limit: number): StoredJob[] {
    switch (reason) {
      case 'due':
        return this.findPast(this.tables.jobs.scheduled, (job) => job.runAt, limit);
      case 'overdue':
        return this.findPast(this.tables.jobs.deadlines, (job) => job.wait?.deadline, limit);
      case 'abandoned':
        return this.findAbandoned(limit);
    }
  }

  private findPast(
    index: PartialIndex,
    timeOf: (job: StoredJob) => number | undefined,
    limit: number,
  ): StoredJob[] {
    const now = this.tables.now();
    return index.take(ALL, {
      limit,
      matches: (job) => (timeOf(job) ?? 0) <= now,
      passOver: (job) => this.sweptIds.has(job.id),
    });
  }

  private findAbandoned(limit: number): StoredJob[] {
    const { jobs, servers } = this.tables;
    return [...jobs.leased.keys()]
      .filter((serverId) => !servers.has(serverId))
      .flatMap((serverId) => [...jobs.leased.all(serverId)])
      .filter(({ id }) => !this.sweptIds.has(id))
      .slice(0, limit);
  }
}
