import type { StorageEvent } from '../../../../storage/storage-events.js';
import { sizeOfTransition } from '../../../../storage/stored-size.js';
import type { Transition, TransitionOutcome } from '../../../../storage/transition.js';
import { isUuid } from '../../../../support/uuid-v7.js';
import { type ChunkBounds, chunksOf } from './chunks.js';
import { jsonColumn, plainColumn, timeColumn } from './columns.js';
import { countersText } from './counter-names.js';
import { failureColumn } from './failure-text.js';
import type { FinishedPartitions } from './finished-partitions.js';
import { historyText, parametersText } from './job-text.js';
import type { LockReleaser } from './lock-releaser.js';
import type { Executor, PostgresDatabase, Row } from './postgres-database.js';
import type { AnnouncedJob, PostgresEvents } from './postgres-events.js';
import type { StatementBuilder } from './statement.js';
import { finishJobs, moveJobs, refinishJobs, reviveJobs } from './statements/apply-transitions.js';
import { findStates } from './statements/find-job.js';

/** What a batch of transitions did. */
export interface Applied {
  readonly ids: Set<string>;
  /** Queues into which freed resources let jobs go on. */
  readonly wokenQueues: readonly string[];
  /** Servers that jobs were taken from. */
  readonly takenFrom: ReadonlySet<string>;
  /** The queue that each job is in now. */
  readonly queues: ReadonlyMap<string, string>;
  /** Something waits for one of the jobs that have ended. */
  readonly hasContinuations: boolean;
  /** One of the jobs belongs to a batch. */
  readonly hasBatches: boolean;
}

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
    return this.outcomes(this.database, transitions, applied.ids);
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
    return this.outcomes(executor, transitions, applied.ids);
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
    const ids = new Set<string>();
    const takenFrom = new Set<string>();
    const queues = new Map<string, string>();
    const turns = new Set<string>();
    let hasContinuations = false;
    let hasBatches = false;

    for (const [statement, batch] of portions) {
      for (const row of await applied(executor, statement, batch)) {
        const id = row.id as string;
        ids.add(id);
        queues.set(id, row.result_queue as string);
        if (row.woken_for) turns.add(row.woken_for as string);
        if (row.taken_from) takenFrom.add(row.taken_from as string);
        if (row.has_continuations) hasContinuations = true;
        if (row.has_batch) hasBatches = true;
      }
    }
    // In this order: a run that has used its turn still holds the lock, so its turn is not passed on.
    const passedOn = await this.locks.passOn(executor, [...turns]);
    const freed = await this.locks.release(executor, transitions);
    const wokenQueues = [...passedOn, ...freed];
    return { ids, takenFrom, queues, wokenQueues, hasContinuations, hasBatches };
  }

  announce(transitions: readonly Transition[], applied: Applied): void {
    const { jobs, events } = announcementOf(transitions, applied);
    this.events.announce(jobs, events);
  }

  private async outcomes(
    executor: Executor,
    transitions: readonly Transition[],
    applied: ReadonlySet<string>,
  ): Promise<TransitionOutcome[]> {
    const refused = transitions.map(({ jobId }) => jobId).filter((id) => !applied.has(id));
    const states = refused.length === 0 ? new Map() : await statesOf(executor, refused);

    return transitions.map(({ jobId }): TransitionOutcome => {
      if (applied.has(jobId)) return { applied: true };
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
  { ids, takenFrom, queues, wokenQueues, hasContinuations, hasBatches }: Applied,
): { jobs: readonly AnnouncedJob[]; events: readonly StorageEvent[] } {
  const jobs = transitions
    .filter(({ jobId }) => ids.has(jobId))
    .map(({ jobId, to, runAt }) => ({ state: to, queue: queues.get(jobId) ?? '', runAt }));
  const events: StorageEvent[] = [...new Set(wokenQueues)].map((queue) => ({
    kind: 'ready',
    queue,
  }));
  for (const serverId of takenFrom) events.push({ kind: 'taken-away', serverId });
  if (hasContinuations) events.push({ kind: 'continuations' });
  if (hasBatches) events.push({ kind: 'batches' });
  return { jobs, events };
}

/** The rows of those that were applied. */
async function applied(
  executor: Executor,
  statement: StatementBuilder,
  batch: readonly Transition[],
): Promise<readonly Row[]> {
  const rows = await executor.run(statement, parametersOf(batch));
  if (rows.length === batch.length) return rows;

  // What was refused may look as expected all the same, and only have been marked as a parent while
  // it was waited for; the statement has not seen that.
  const ids = new Set(rows.map(({ id }) => id));
  const refused = batch.filter(({ jobId }) => !ids.has(jobId));
  return [...rows, ...(await executor.run(statement, parametersOf(refused)))];
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

function parametersOf(batch: readonly Transition[]): readonly unknown[] {
  const column = <T>(value: (transition: Transition) => T) => batch.map(value);

  return [
    plainColumn(column(({ jobId }) => jobId)),
    column(({ from }) => from.state ?? null),
    plainColumn(column(({ from }) => from.attempt ?? null)),
    column(({ from }) => from.serverId ?? null),
    column(({ to }) => to),
    jsonColumn(column(({ history }) => historyText(history))),
    jsonColumn(column(({ parameters }) => (parameters ? parametersText(parameters) : null))),
    column(({ counters, to, expireAt }) => countersText(counters, expireAt && to)),
    timeColumn(column(({ expireAt, runAt }) => expireAt ?? runAt)),
    column(({ queue }) => queue ?? null),
    failureColumn(column(({ history }) => history)),
  ];
}
