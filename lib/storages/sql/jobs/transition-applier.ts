import { ScheduledState } from '../../../states/scheduled-state.js';
import type { StorageEvent } from '../../../storage/events/storage-events.js';
import { sizeOfTransition } from '../../../storage/jobs/stored-size.js';
import type { Transition, TransitionOutcome } from '../../../storage/jobs/transition.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { type ChunkBounds, chunksOf } from '../../parts/chunks.js';
import { type CallerWork, earliestOf, type SqlEvents } from '../events/sql-events.js';
import type { LockFreer } from '../locks/lock-freer.js';
import type { SqlDatabase } from '../sql-database.js';
import { applyAlike } from './apply-alike.js';
import { expiriesOf, type FinishedPlaces } from './finished-places.js';
import type { JobOperations, TransitionKind } from './job-operations.js';

/** What a batch of transitions did. */
export interface Applied {
  /** The jobs that were not as expected. */
  readonly refused: ReadonlySet<string>;
  /** Queues in which there are jobs to run now: moved there, or let go on by freed resources. */
  readonly readyQueues: ReadonlySet<string>;
  /** Servers that jobs were taken from. */
  readonly takenFrom: ReadonlySet<string>;
  /** Something waits for one of the jobs that have ended. */
  readonly hasContinuations: boolean;
  /** One of the jobs belongs to a batch. */
  readonly hasBatches: boolean;
}

const APPLIED: TransitionOutcome = { applied: true };

/** Those who call bound the number of transitions. */
const TRANSITIONS_IN_STATEMENT: ChunkBounds<Transition> = {
  count: Number.POSITIVE_INFINITY,
  size: { of: sizeOfTransition, nameOf: ({ jobId, to }) => `That job ${jobId} is ${to}` },
};

/** The transitions that one operation applies, sorted by id. */
type Portion = readonly [kind: TransitionKind, transitions: readonly Transition[]];

interface Plan {
  readonly portions: readonly Portion[];
  /** Ids that no job can have. */
  readonly malformed: readonly string[];
}

/** Stores transitions: each kind by one operation for all of its jobs, unless they are large. */
export class TransitionApplier<E> {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: JobOperations<E>,
    private readonly places: FinishedPlaces<E>,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async apply(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    if (transitions.length === 0) return [];

    await this.places.prepare(expiriesOf(transitions));
    const plan = planOf(transitions);
    const isOneStatement =
      plan.portions.length === 1 && transitions.every(({ frees }) => frees === undefined);
    const applied = isOneStatement
      ? await this.applyPlan(this.database.executor, transitions, plan)
      : await this.database.transaction('apply transitions', (executor) =>
          this.applyPlan(executor, transitions, plan),
        );

    this.announce(transitions, applied);
    return this.outcomes(this.database.executor, transitions, applied.refused);
  }

  /** Inside a caller's transaction, whose commit tells everybody. */
  async applyForCaller(
    caller: CallerWork<E>,
    transitions: readonly Transition[],
  ): Promise<TransitionOutcome[]> {
    const { executor } = caller;
    await this.places.prepareForCaller(executor, expiriesOf(transitions));
    const applied = await this.applyOn(executor, transitions);

    await this.events.announceWithin(caller, [], announcementOf(transitions, applied));
    return this.outcomes(executor, transitions, applied.refused);
  }

  /** Makes room for what is about to finish, inside a transaction of the store's own. */
  prepareWithin(executor: E, transitions: readonly Transition[]): Promise<void> {
    return this.places.prepareWithin(executor, expiriesOf(transitions));
  }

  /** Inside a transaction; `announce` is to be called after its commit. */
  applyOn(executor: E, transitions: readonly Transition[]): Promise<Applied> {
    return this.applyPlan(executor, transitions, planOf(transitions));
  }

  private async applyPlan(
    executor: E,
    transitions: readonly Transition[],
    { portions, malformed }: Plan,
  ): Promise<Applied> {
    const refused = new Set(malformed);
    const takenFrom = new Set<string>();
    const readyQueues = new Set<string>();
    const turns = new Set<string>();
    let hasContinuations = false;
    let hasBatches = false;

    for (const [kind, batch] of portions) {
      const applied = await applyAlike(this.operations, executor, kind, batch);
      for (const { jobId } of applied.refused) refused.add(jobId);
      for (const serverId of applied.takenFrom) takenFrom.add(serverId);
      for (const queue of applied.readyQueues) readyQueues.add(queue);
      for (const resource of applied.turns) turns.add(resource);
      hasContinuations ||= applied.hasContinuations;
      hasBatches ||= applied.hasBatches;
    }
    // In this order: a run that has used its turn still holds the lock, so its turn is not passed on.
    for (const queue of await this.locks.passOn(executor, [...turns])) readyQueues.add(queue);
    for (const queue of await this.locks.free(executor, transitions)) readyQueues.add(queue);
    return { refused, takenFrom, readyQueues, hasContinuations, hasBatches };
  }

  announce(transitions: readonly Transition[], applied: Applied): void {
    this.events.announce([], announcementOf(transitions, applied));
  }

  private async outcomes(
    executor: E,
    transitions: readonly Transition[],
    refused: ReadonlySet<string>,
  ): Promise<TransitionOutcome[]> {
    if (refused.size === 0) return transitions.map(() => APPLIED);

    const states = await this.statesOf(executor, [...refused]);
    return transitions.map(({ jobId }): TransitionOutcome => {
      if (!refused.has(jobId)) return APPLIED;
      const state = states.get(jobId);
      return state === undefined
        ? { applied: false, obstacle: 'not-found' }
        : { applied: false, obstacle: 'changed', state };
    });
  }

  private async statesOf(
    executor: E,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const states = await this.operations.findStates(executor, ids.filter(isUuid));
    return new Map(states.map(({ id, state }) => [id, state]));
  }
}

/** What others are to hear of: jobs that can be run now or later, and everything else. */
function announcementOf(
  transitions: readonly Transition[],
  { refused, takenFrom, readyQueues, hasContinuations, hasBatches }: Applied,
): readonly StorageEvent[] {
  const events: StorageEvent[] = [...readyQueues].map((queue) => ({ kind: 'ready', queue }));
  const scheduled = transitions.filter(
    ({ jobId, to }) => to === ScheduledState.NAME && !refused.has(jobId),
  );
  const runAt = earliestOf(scheduled);
  if (runAt) events.push({ kind: 'scheduled', runAt });
  for (const serverId of takenFrom) events.push({ kind: 'taken-away', serverId });
  if (hasContinuations) events.push({ kind: 'continuations' });
  if (hasBatches) events.push({ kind: 'batches' });
  return events;
}

function planOf(transitions: readonly Transition[]): Plan {
  const groups = new Map<TransitionKind, Transition[]>();
  const malformed: string[] = [];
  for (const transition of transitions) {
    if (!isUuid(transition.jobId)) {
      malformed.push(transition.jobId);
      continue;
    }
    const kind = kindOf(transition);
    const group = groups.get(kind);
    if (group) group.push(transition);
    else groups.set(kind, [transition]);
  }
  return { portions: [...groups].flatMap(portionsOf), malformed };
}

function portionsOf([kind, group]: [TransitionKind, Transition[]]): readonly Portion[] {
  // All of a kind, not each portion: two batches that share rows have to lock them in one order.
  const sorted = group.sort((a, b) => (a.jobId < b.jobId ? -1 : 1));
  return chunksOf(sorted, TRANSITIONS_IN_STATEMENT).map((chunk): Portion => [kind, chunk]);
}

function kindOf({ from, expireAt }: Transition): TransitionKind {
  if (from.isFinished) return expireAt ? 'refinish' : 'revive';
  return expireAt ? 'finish' : 'move';
}
