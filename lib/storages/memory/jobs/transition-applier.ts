import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type {
  Expectation,
  Transition,
  TransitionOutcome,
} from '../../../storage/jobs/transition.js';
import type { LockHolder } from '../locks/lock-table.js';
import type { MemoryTables } from '../memory-tables.js';
import { runAtIn, toStoredEntry } from './job-mapping.js';
import { isFinished, type StoredJob } from './stored-job.js';

export class TransitionApplier {
  constructor(private readonly tables: MemoryTables) {}

  apply(transitions: readonly Transition[]): TransitionOutcome[] {
    // All values are mapped here, before any change, so that an error leaves everything as it was.
    const changes = transitions.map((transition) => changesOf(transition, this.tables.now()));

    return transitions.map((transition, index) => {
      const outcome = this.applyOne(transition, changes[index] ?? {});
      this.free(transition);
      return outcome;
    });
  }

  private applyOne(transition: Transition, changes: Partial<StoredJob>): TransitionOutcome {
    const job = this.tables.jobs.find(transition.jobId);
    if (job === undefined) return { applied: false, obstacle: 'not-found' };
    if (!meets(job, transition.from)) {
      return { applied: false, obstacle: 'changed', state: job.state };
    }

    const history = [...job.history, ...(changes.history ?? [])];
    const changed = this.tables.jobs.replace(job, { ...changes, history });
    for (const counter of transition.counters) {
      this.tables.counters.increment(counter, changed.since);
    }
    this.announce(job, changed, transition);
    // A woken job that is moved passes its turn on. Nothing else would wake the next job.
    if (job.wait?.place === 'woken') this.tables.locks.wakeNext(job.wait.resource);
    return { applied: true };
  }

  private announce(before: StoredJob, after: StoredJob, { from }: Transition): void {
    const { events } = this.tables;
    if (after.state === EnqueuedState.NAME) events.ready(after.queue);
    if (after.state === ScheduledState.NAME) events.scheduled(after.runAt ?? after.since);
    if (before.lease !== undefined && from.serverId === undefined) {
      events.takenAway(before.lease.serverId);
    }
  }

  /** Frees only the lock of this run. A late answer must not free the lock of a newer run. */
  private free({ jobId, from, frees }: Transition): void {
    if (frees === undefined) return;

    this.tables.locks.free(frees, (holder: LockHolder) => {
      const isServer = from.serverId === undefined || from.serverId === holder.serverId;
      const isAttempt = from.attempt === undefined || from.attempt === holder.attempt;
      return holder.jobId === jobId && isServer && isAttempt;
    });
  }
}

function meets(job: StoredJob, { state, attempt, serverId, isFinished: finished }: Expectation) {
  return (
    isFinished(job) === finished &&
    (state === undefined || job.state === state) &&
    (attempt === undefined || job.attempt === attempt) &&
    (serverId === undefined || job.lease?.serverId === serverId)
  );
}

function changesOf(transition: Transition, now: number): Partial<StoredJob> {
  const { to, history, expireAt, runAt, queue, parameters } = transition;
  return {
    state: to,
    since: now,
    history: history.map(toStoredEntry),
    expireAt: expireAt?.getTime(),
    runAt: runAtIn(to, runAt, now),
    lease: undefined,
    wait: undefined,
    ...(queue === undefined ? {} : { queue }),
    ...(parameters === undefined ? {} : { parameters: JSON.stringify(parameters) }),
  };
}
