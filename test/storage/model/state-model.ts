import type { ContinuationCondition } from '../../../lib/storage/continuations/continuation-store.js';
import type { TransitionOutcome } from '../../../lib/storage/jobs/transition.js';

/** A job as far as the model knows it. `isDue`, `isOverdue`: the time is long past, or far ahead. */
export interface ModelJob {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly batchId: string | undefined;
  readonly parents: readonly {
    readonly job: ModelJob;
    readonly condition: ContinuationCondition;
  }[];
  readonly history: string[];
  state: string;
  attempt: number;
  serverId: string | undefined;
  isDue: boolean;
  wait:
    | {
        readonly resource: string;
        readonly isOverdue: boolean;
        readonly place: 'waiting' | 'woken' | 'none';
      }
    | undefined;
}

/** A lease that was given once; it may be worthless by now. */
export interface ModelRun {
  readonly job: ModelJob;
  readonly serverId: string;
  readonly attempt: number;
}

export interface ModelRequest {
  readonly run: ModelRun;
  readonly resource: string;
  readonly isOverdue: boolean;
}

export interface ModelTransition {
  /** The lease of a worker, or what a person read. */
  readonly from: { readonly state: string; readonly attempt: number; readonly serverId?: string };
  readonly passing: readonly string[];
  readonly isDue?: boolean;
  readonly frees?: string | undefined;
}

export const isFinal = (state: string): boolean => state === 'Succeeded' || state === 'Deleted';

/**
 * What every store has to agree with, in its simplest form: a list of jobs, who holds which lock,
 * which servers and pauses there are. Nothing here is fast, and nothing happens at once with
 * something else.
 */
export class StateModel {
  readonly jobs: ModelJob[] = [];
  readonly runs: ModelRun[] = [];
  readonly servers = new Set<string>();
  readonly paused = new Set<string>();
  /** Whether each batch was cancelled. */
  readonly batches = new Map<string, boolean>();
  private readonly locks = new Map<string, ModelRun>();

  /**
   * @param claimsInOrder a store may leave the order of claims for a moment where going by it is slow,
   *   as PostgreSQL is on a busy machine
   */
  constructor(readonly claimsInOrder: boolean) {}

  /** What can be claimed from these queues, in the order of claims. */
  ready(queues: readonly string[]): ModelJob[] {
    return queues
      .filter((queue) => !this.paused.has(queue))
      .flatMap((queue) => this.inOrder((job) => job.queue === queue && isReady(job)));
  }

  claim(serverId: string, jobs: readonly ModelJob[]): ModelRun[] {
    const runs = jobs.map((job) => {
      Object.assign(job, { state: 'Processing', attempt: job.attempt + 1, serverId });
      return { job, serverId, attempt: job.attempt };
    });
    this.runs.push(...runs);
    return runs;
  }

  stands({ job, serverId, attempt }: ModelRun): boolean {
    return job.serverId === serverId && job.attempt === attempt;
  }

  /**
   * A job whose resource is taken, or kept for others, waits as if it had not been claimed. Of those that
   * ask together, all have got their place before one is woken.
   */
  acquire(requests: readonly ModelRequest[]): ModelRun[] {
    const granted = requests.filter((request) => this.acquireOne(request));
    for (const { resource } of requests) this.wake(resource);
    return granted.map(({ run }) => run);
  }

  private acquireOne({ run, resource, isOverdue }: ModelRequest): boolean {
    if (!this.stands(run)) return false;
    const holder = this.locks.get(resource);
    if (holder) {
      if (isSameRun(holder, run)) return true;
    } else if (run.job.wait?.place === 'woken' || this.line(resource).length === 0) {
      this.locks.set(resource, run);
      return true;
    }
    const wait = run.job.wait ?? { resource, isOverdue };
    unclaim(run.job);
    run.job.wait = { ...wait, place: 'waiting' };
    return false;
  }

  handBack(run: ModelRun): void {
    // A lock of the run is freed also where its lease is lost.
    if (this.stands(run)) unclaim(run.job);
    this.free((holder) => isSameRun(holder, run));
  }

  apply(job: ModelJob, transition: ModelTransition): TransitionOutcome {
    const outcome = this.move(job, transition);
    const { from, frees } = transition;
    this.free(
      (holder, resource) =>
        resource === frees &&
        holder.job === job &&
        holder.attempt === from.attempt &&
        holder.serverId === (from.serverId ?? holder.serverId),
    );
    return outcome;
  }

  private move(
    job: ModelJob,
    { from, passing, isDue = false }: ModelTransition,
  ): TransitionOutcome {
    const isExpected =
      job.state === from.state &&
      job.attempt === from.attempt &&
      job.serverId === (from.serverId ?? job.serverId);
    if (!isExpected) return { applied: false, obstacle: 'changed', state: job.state };

    const { wait } = job;
    const state = passing.at(-1) ?? job.state;
    job.history.push(...passing);
    Object.assign(job, { state, isDue, serverId: undefined, wait: undefined });
    // A job that was woken and goes elsewhere passes its turn on.
    if (wait?.place === 'woken') this.wake(wait.resource);
    return { applied: true };
  }

  removeServer(id: string): void {
    this.servers.delete(id);
    for (const job of this.jobs.filter(({ serverId }) => serverId === id)) {
      if (job.wait?.place !== 'woken') continue;
      job.wait = { ...job.wait, place: 'none' };
      this.wake(job.wait.resource);
    }
    this.free((holder) => holder.serverId === id);
  }

  /** Those of runs that have neither a server nor a lease that stands. */
  freeLocksOfNobody(): void {
    this.free((holder) => !this.servers.has(holder.serverId) && !this.stands(holder));
  }

  due(): ModelJob[] {
    return this.jobs.filter(({ state, isDue }) => state === 'Scheduled' && isDue);
  }

  overdue(): ModelJob[] {
    return this.jobs.filter(({ wait }) => wait?.place === 'waiting' && wait.isOverdue);
  }

  abandoned(): ModelJob[] {
    return this.jobs.filter(
      ({ serverId }) => serverId !== undefined && !this.servers.has(serverId),
    );
  }

  /** @param resume moves the lost job on */
  recover(job: ModelJob, resume: () => void): void {
    const lost = { job, serverId: job.serverId ?? '', attempt: job.attempt };
    resume();
    this.free((holder) => isSameRun(holder, lost));
  }

  /** Lets everything go on whose waiting is over, and what waits for that in turn. */
  release(): void {
    let released: ModelJob | undefined;
    do {
      released = this.jobs.find((job) => job.state === 'Awaiting' && isOver(job));
      if (released) {
        const { state, attempt } = released;
        const to = released.parents.some(isUnmet) ? 'Deleted' : 'Enqueued';
        this.move(released, { from: { state, attempt }, passing: [to] });
      }
    } while (released);
  }

  /** Whether something has not yet looked at how this job ended. */
  isAwaited(job: ModelJob): boolean {
    return this.jobs.some(
      ({ state, parents }) => state === 'Awaiting' && parents.some((link) => link.job === job),
    );
  }

  batchState(id: string): string {
    const jobs = this.jobs.filter(({ batchId }) => batchId === id);
    if (this.batches.get(id)) return 'Deleted';
    if (!jobs.every(({ state }) => isFinal(state))) return 'Started';
    return jobs.every(({ state }) => state === 'Succeeded') ? 'Succeeded' : 'Completed';
  }

  private free(isMeant: (holder: ModelRun, resource: string) => boolean): void {
    for (const [resource, holder] of [...this.locks]) {
      if (!isMeant(holder, resource)) continue;
      this.locks.delete(resource);
      this.wake(resource);
    }
  }

  /** Makes the first waiting job of each queue ready, unless one was woken that stands before it. */
  private wake(resource: string): void {
    if (this.locks.has(resource)) return;
    const seen = new Set<string>();
    for (const job of this.line(resource)) {
      if (!seen.has(job.queue) && job.wait?.place === 'waiting') {
        job.wait = { ...job.wait, place: 'woken' };
      }
      seen.add(job.queue);
    }
  }

  /** Who waits for the resource, or was woken for it. */
  private line(resource: string): ModelJob[] {
    return this.inOrder(({ wait }) => wait?.resource === resource && wait.place !== 'none');
  }

  private inOrder(isMeant: (job: ModelJob) => boolean): ModelJob[] {
    // Jobs are listed in the order of their ids, and sorting keeps it.
    return this.jobs.filter(isMeant).sort((a, b) => a.priority - b.priority);
  }
}

const isReady = ({ state, wait }: ModelJob) => state === 'Enqueued' && wait?.place !== 'waiting';

const isSameRun = (a: ModelRun, b: ModelRun) =>
  a.job === b.job && a.serverId === b.serverId && a.attempt === b.attempt;

function unclaim(job: ModelJob): void {
  Object.assign(job, { state: 'Enqueued', attempt: job.attempt - 1, serverId: undefined });
}

type Link = ModelJob['parents'][number];

function isUnmet({ job, condition }: Link): boolean {
  if (!isFinal(job.state) || condition === 'finished') return false;
  return job.state !== (condition === 'succeeded' ? 'Succeeded' : 'Deleted');
}

const isOver = ({ parents }: ModelJob) =>
  parents.some(isUnmet) || parents.every(({ job }) => isFinal(job.state));
