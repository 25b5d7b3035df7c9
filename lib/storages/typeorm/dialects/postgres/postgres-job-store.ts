import type { CreateJobsOptions, JobStore } from '../../../../storage/job-store.js';
import type { JobRecord, NewJob } from '../../../../storage/records.js';
import type { Transition, TransitionOutcome } from '../../../../storage/transition.js';
import { isUuid } from '../../../../support/uuid-v7.js';
import { alikeParameters } from './alike-jobs.js';
import { jsonColumn, plainColumn, timeColumn } from './columns.js';
import { countersText } from './counter-names.js';
import type { FinishedPartitions } from './finished-partitions.js';
import { jobRecordOf } from './job-rows.js';
import { historyText, parametersText } from './job-text.js';
import type { LocalHandOff } from './local-hand-off.js';
import type { Executor, PostgresDatabase, Row } from './postgres-database.js';
import type { PostgresEvents } from './postgres-events.js';
import type { StatementBuilder } from './statement.js';
import {
  createAlikeJobs,
  createClaimedJobs,
  createFinishedJobs,
  createJobs,
  createMissingJobs,
  incrementCounters,
  removeCreatedTwice,
} from './statements/create-jobs.js';
import { findJob, findStates } from './statements/find-job.js';
import type { TransitionApplier } from './transition-applier.js';

export class PostgresJobStore implements JobStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly partitions: FinishedPartitions,
    private readonly applier: TransitionApplier,
    private readonly events: PostgresEvents,
    private readonly handOff: LocalHandOff,
  ) {}

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    if (jobs.length === 0) return;

    const expiries = jobs.map(({ expireAt }) => expireAt);
    if (options.transaction) {
      const caller = this.database.within(options.transaction);
      await this.partitions.prepareWithin(caller, expiries);
      await this.insert(caller, jobs, options);
      await this.events.announceWithin(caller, jobs);
      return;
    }

    await this.partitions.prepare(expiries);
    if (!isOneStatement(jobs, options)) {
      await this.database.transaction('create jobs', (executor) =>
        this.insert(executor, jobs, options),
      );
    } else if (await this.insertUnfinished(jobs)) return;
    this.events.announce(jobs);
  }

  applyTransitions(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    return this.applier.apply(transitions);
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    if (!isUuid(id)) return undefined;

    const [row] = await this.database.run(findJob, [id]);
    return row && jobRecordOf(row);
  }

  private async insert(
    executor: Executor,
    jobs: readonly NewJob[],
    { mayExist = false }: CreateJobsOptions,
  ): Promise<void> {
    const unfinished = jobs.filter(({ expireAt }) => !expireAt);
    const finished = jobs.filter(({ expireAt }) => expireAt);

    if (mayExist) {
      const created = await this.insertMissing(executor, unfinished);
      const ended = await this.notStored(executor, finished);
      await this.insertFinished(executor, ended);
      await this.count(executor, [...created, ...ended]);
      return;
    }
    if (unfinished.length > 0) {
      await this.insertNew(executor, unfinished, alikeParameters(unfinished));
    }
    await this.insertFinished(executor, finished);
    await this.count(executor, jobs);
  }

  /** @returns whether workers of this process have them, so that nobody else has to hear of them */
  private async insertUnfinished(jobs: readonly NewJob[]): Promise<boolean> {
    const alike = alikeParameters(jobs);
    const reservation = alike && this.handOff.reserve(jobs);
    if (!reservation) {
      await this.insertNew(this.database, jobs, alike);
      return false;
    }

    try {
      await this.database.run(createClaimedJobs, [...alike, reservation.serverId]);
    } catch (error) {
      reservation.cancel();
      throw error;
    }
    // A crash from here on leaves the jobs leased and not started; they are put back when the others
    // notice that this server is gone.
    this.handOff.start(jobs, reservation);
    return true;
  }

  private async insertNew(
    executor: Executor,
    jobs: readonly NewJob[],
    alike: readonly unknown[] | undefined,
  ): Promise<void> {
    if (alike) await executor.run(createAlikeJobs, alike);
    else await this.insertInto(executor, createJobs, jobs, runAtOf);
  }

  /** Those that an earlier attempt had not stored. */
  private async insertMissing(
    executor: Executor,
    jobs: readonly NewJob[],
  ): Promise<readonly NewJob[]> {
    if (jobs.length === 0) return [];

    const rows = await this.insertInto(executor, createMissingJobs, jobs, runAtOf);
    const ids = rows.map(({ id }) => id);
    const twice = await executor.run(removeCreatedTwice, [ids]);
    const created = new Set(ids);
    for (const { id } of twice) created.delete(id);
    return jobs.filter(({ id }) => created.has(id));
  }

  private async notStored(executor: Executor, jobs: readonly NewJob[]): Promise<readonly NewJob[]> {
    if (jobs.length === 0) return [];

    const rows = await executor.run(findStates, [jobs.map(({ id }) => id)]);
    const stored = new Set(rows.map(({ id }) => id));
    return jobs.filter(({ id }) => !stored.has(id));
  }

  private async insertFinished(executor: Executor, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.insertInto(executor, createFinishedJobs, jobs, ({ expireAt }) => expireAt);
  }

  private async insertInto(
    executor: Executor,
    insert: StatementBuilder,
    jobs: readonly NewJob[],
    timeOf: (job: NewJob) => Date | undefined,
  ): Promise<readonly Row[]> {
    return executor.run(insert, [
      plainColumn(jobs.map(({ id }) => id)),
      jobs.map(({ state }) => state),
      jobs.map(({ queue }) => queue),
      plainColumn(jobs.map(({ priority }) => priority)),
      jobs.map(({ type }) => type),
      jobs.map(({ method }) => method),
      timeColumn(jobs.map(({ history }) => history[0]?.at)),
      timeColumn(jobs.map(timeOf)),
      jsonColumn(jobs.map((job) => job.arguments)),
      jsonColumn(jobs.map(({ parameters }) => parametersText(parameters))),
      jsonColumn(jobs.map(({ history }) => historyText(history))),
    ]);
  }

  private async count(executor: Executor, jobs: readonly NewJob[]): Promise<void> {
    const amounts = new Map<string, number>();
    for (const { counters, expireAt, state } of jobs) {
      if (counters.length === 0 && !expireAt) continue;
      for (const name of countersText(counters, expireAt && state).split(',')) {
        amounts.set(name, (amounts.get(name) ?? 0) + 1);
      }
    }
    if (amounts.size > 0) {
      await executor.run(incrementCounters, [[...amounts.keys()], [...amounts.values()]]);
    }
  }
}

const runAtOf = ({ runAt }: NewJob) => runAt;

/** Everything else takes a transaction around it. */
function isOneStatement(jobs: readonly NewJob[], { mayExist }: CreateJobsOptions): boolean {
  return !mayExist && jobs.every(({ expireAt, counters }) => !expireAt && counters.length === 0);
}
