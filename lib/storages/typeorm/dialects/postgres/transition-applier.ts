import type { StorageEvent } from '../../../../storage/storage-events.js';
import { sizeOfTransition } from '../../../../storage/stored-size.js';
import type { Transition, TransitionOutcome } from '../../../../storage/transition.js';
import { isUuid } from '../../../../support/uuid-v7.js';
import { applyAlike } from './apply-alike.js';
import { type ChunkBounds, chunksOf } from './chunks.js';
import type { FinishedPartitions } from './finished-partitions.js';
import type { LockReleaser } from './lock-releaser.js';
import type { Executor, PostgresDatabase } from './postgres-database.js';
import type { AnnouncedJob, PostgresEvents } from './postgres-events.js';
import type { StatementBuilder } from './statement.js';
import { finishJobs, moveJobs, refinishJobs, reviveJobs } from './statements/apply-transitions.js';
import { findStates } from './statements/find-job.js';

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

/** The transitions that one statement applies, sorted by id. */
type Portion = readonly [statement: StatementBuilder, transitions: readonly Transition[]];

/** Stores transitions: each kind by one statement for all of its jobs, unless they are large. */
export class TransitionApplier {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly partitions: FinishedPartitions,
    private readonly locks: LockReleaser,
    private readonly events: PostgresEvents,
  ) {}

  async apply(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    if (transitions.length === 0) return [];

    await this.partitions.prepare(transitions.map(({ expireAt }) => expireAt));
    const portions = portionsOf(transitions);
    const isOneStatement =
      portions.length === 1 && transitions.every(({ releases }) => releases === undefined);
    const applied = isOneStatement
      ? await this.applyPortions(this.database, transitions, portions)
      : await this.database.transaction('apply transitions', (executor) =>
          this.applyPortions(executor, transitions, portions),
        );

    this.announce(transitions, applied);
    return this.outcomes(this.database, transitions, applied.refused);
  }

  /** Inside a transaction whose commit tells everybody. */
  async applyWithin(
    executor: Executor,
    transitions: readonly Transition[],
  ): Promise<TransitionOutcome[]> {
    await this.prepareWithin(executor, transitions);
    const applied = await this.applyOn(executor, transitions);

    const { jobs, events } = announcementOf(transitions, applied);
    await this.events.announceWithin(executor, jobs, events);
    return this.outcomes(executor, transitions, applied.refused);
  }

  /** Makes room for what is about to finish, inside a transaction. */
  prepareWithin(executor: Executor, transitions: readonly Transition[]): Promise<void> {
    const times = transitions.map(({ expireAt }) => expireAt);
    return this.partitions.prepareWithin(executor, times);
  }

  /** Inside a transaction; `announce` is to be called after its commit. */
  applyOn(executor: Executor, transitions: readonly Transition[]): Promise<Applied> {
    return this.applyPortions(executor, transitions, portionsOf(transitions));
  }

  private async applyPortions(
    executor: Executor,
    transitions: readonly Transition[],
    portions: readonly Portion[],
  ): Promise<Applied> {
    const refused = new Set<string>();
    const takenFrom = new Set<string>();
    const readyQueues = new Set<string>();
    const turns = new Set<string>();
    let hasContinuations = false;
    let hasBatches = false;

    for (const { jobId } of transitions) if (!isUuid(jobId)) refused.add(jobId);
    for (const [statement, batch] of portions) {
      const applied = await applyAlike(executor, statement, batch);
      for (const { jobId } of applied.refused) refused.add(jobId);
      for (const serverId of applied.takenFrom) takenFrom.add(serverId);
      for (const queue of applied.readyQueues) readyQueues.add(queue);
      for (const resource of applied.turns) turns.add(resource);
      hasContinuations ||= applied.hasContinuations;
      hasBatches ||= applied.hasBatches;
    }
    // In this order: a run that has used its turn still holds the lock, so its turn is not passed on.
    for (const queue of await this.locks.passOn(executor, [...turns])) readyQueues.add(queue);
    for (const queue of await this.locks.release(executor, transitions)) readyQueues.add(queue);
    return { refused, takenFrom, readyQueues, hasContinuations, hasBatches };
  }

  announce(transitions: readonly Transition[], applied: Applied): void {
    const { jobs, events } = announcementOf(transitions, applied);
    this.events.announce(jobs, events);
  }

  private async outcomes(
    executor: Executor,
    transitions: readonly Transition[],
    refused: ReadonlySet<string>,
  ): Promise<TransitionOutcome[]> {
    if (refused.size === 0) return transitions.map(() => APPLIED);

    const states = await statesOf(executor, [...refused]);
    return transitions.map(({ jobId }): TransitionOutcome => {
      if (!refused.has(jobId)) return APPLIED;
      const state = states.get(jobId);
      return state === undefined
        ? { applied: false, obstacle: 'not-found' }
        : { applied: false, obstacle: 'changed', state };
    });
  }
}

async function statesOf(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await executor.run(findStates, [ids.filter(isUuid)]);
  return new Map(rows.map(({ id, state }) => [id as string, state as string]));
}

/** What others are to hear of: jobs that can be run now or later, and everything else. */
function announcementOf(
  transitions: readonly Transition[],
  { refused, takenFrom, readyQueues, hasContinuations, hasBatches }: Applied,
): { jobs: readonly AnnouncedJob[]; events: readonly StorageEvent[] } {
  const jobs = transitions
    .filter(({ jobId, runAt }) => runAt !== undefined && !refused.has(jobId))
    .map(({ to, runAt }) => ({ state: to, runAt }));
  const events: StorageEvent[] = [...readyQueues].map((queue) => ({ kind: 'ready', queue }));
  for (const serverId of takenFrom) events.push({ kind: 'taken-away', serverId });
  if (hasContinuations) events.push({ kind: 'continuations' });
  if (hasBatches) events.push({ kind: 'batches' });
  return { jobs, events };
}

function portionsOf(transitions: readonly Transition[]): readonly Portion[] {
  return [...byStatement(transitions)].flatMap(([statement, group]) => {
    // All of a kind, not each portion: two batches that share rows have to lock them in one order.
    const sorted = group.sort((a, b) => (a.jobId < b.jobId ? -1 : 1));
    return chunksOf(sorted, TRANSITIONS_IN_STATEMENT).map((chunk): Portion => [statement, chunk]);
  });
}

function byStatement(transitions: readonly Transition[]): Map<StatementBuilder, Transition[]> {
  const groups = new Map<StatementBuilder, Transition[]>();
  for (const transition of transitions) {
    if (!isUuid(transition.jobId)) continue;
    const statement = statementOf(transition);
    const group = groups.get(statement);
    if (group) group.push(transition);
    else groups.set(statement, [transition]);
  }
  return groups;
}

function statementOf({ from, expireAt }: Transition): StatementBuilder {
  if (from.isFinished) return expireAt ? refinishJobs : reviveJobs;
  return expireAt ? finishJobs : moveJobs;
}
