import type { BatchRecord, NewBatch } from '../../storage/batches/batch-store.js';
import type { ParentRecord } from '../../storage/continuations/continuation-store.js';
import type { JobStore } from '../../storage/jobs/job-store.js';
import type { JobRecord, NewJob } from '../../storage/jobs/records.js';
import type { Expectation, Transition, TransitionOutcome } from '../../storage/jobs/transition.js';

interface Write {
  readonly jobs: readonly NewJob[];
  readonly batches: readonly NewBatch[];
  readonly transitions: readonly Transition[];
}

/** The writes of a transaction that has not ended. Nobody outside of the transaction sees them. */
export class OpenTransaction {
  private writes: Write[] = [];
  /** How many writes there were at the start of each nested transaction. */
  private readonly marks: number[] = [];

  add(write: Partial<Write>): void {
    this.writes.push({ jobs: [], batches: [], transitions: [], ...write });
  }

  /** @param record the job outside of the transaction */
  addTransition(transition: Transition, record: JobRecord | undefined): TransitionOutcome {
    if (!record) return { applied: false, obstacle: 'not-found' };

    const own = this.transitions().findLast(({ jobId }) => jobId === record.id);
    if (own) return { applied: false, obstacle: 'changed', state: own.to };
    if (!meets(record, transition.from)) {
      return { applied: false, obstacle: 'changed', state: record.state };
    }
    this.add({ transitions: [transition] });
    return { applied: true };
  }

  beginNested(): void {
    this.marks.push(this.writes.length);
  }

  commitNested(): void {
    this.marks.pop();
  }

  rollBackNested(): void {
    // A nested transaction that had begun before the first write contains all writes.
    this.writes = this.writes.slice(0, this.marks.pop() ?? 0);
  }

  async commit(store: JobStore): Promise<void> {
    for (const { jobs, batches, transitions } of this.writes) {
      if (jobs.length + batches.length > 0) await store.createJobs(jobs, { batches });
      if (transitions.length > 0) await store.applyTransitions(transitions);
    }
  }

  /** The jobs that the transaction creates. */
  jobs(): NewJob[] {
    return this.writes.flatMap(({ jobs }) => jobs);
  }

  parents(ids: readonly string[]): ParentRecord[] {
    return ids.flatMap((id) => this.parent(id) ?? []);
  }

  batch(id: string): BatchRecord | undefined {
    const batch = this.batches().find((one) => one.id === id);
    return batch && { ...batch, progress: this.progressOf(id) };
  }

  private parent(id: string): ParentRecord | undefined {
    const job = this.jobs().find((one) => one.id === id);
    if (job) return { id, kind: 'job', state: job.state, isFinished: job.expireAt !== undefined };

    const batch = this.batches().find((one) => one.id === id);
    return (
      batch && { id, kind: 'batch', state: batch.state, isFinished: batch.state === 'Deleted' }
    );
  }

  private progressOf(batchId: string) {
    const total = this.jobs().filter((job) => job.batchId === batchId).length;
    return { total, pending: total, processing: 0, succeeded: 0, failed: 0, deleted: 0 };
  }

  private batches(): NewBatch[] {
    return this.writes.flatMap(({ batches }) => batches);
  }

  private transitions(): Transition[] {
    return this.writes.flatMap(({ transitions }) => transitions);
  }
}

function meets(record: JobRecord, { state, attempt, serverId, isFinished }: Expectation): boolean {
  return (
    record.isFinished === isFinished &&
    (state === undefined || record.state === state) &&
    (attempt === undefined || record.attempt === attempt) &&
    (serverId === undefined || record.serverId === serverId)
  );
}
