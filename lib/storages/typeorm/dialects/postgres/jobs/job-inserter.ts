import type { NewJob } from '../../../../../storage/records.js';
import { sizeOfNewJob } from '../../../../../storage/stored-size.js';
import { historyText, parametersText } from '../../../../sql/jobs/job-text.js';
import { jsonColumn, plainColumn, timeColumn } from '../columns.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { countersText, NAME_SEPARATOR } from '../statistics/counter-names.js';
import { alikeParameters } from './alike-jobs.js';
import { type ChunkBounds, chunksOf } from './chunks.js';
import {
  createAlikeJobs,
  createAlikeJobsOfBatch,
  createFinishedJobs,
  createJobs,
  createMissingJobs,
  incrementCounters,
  removeCreatedTwice,
} from './create-jobs.sql.js';
import { failureColumn } from './failure-text.js';
import { findStates } from './find-job.sql.js';

/** How many jobs one statement stores. More would only make its text, and the pauses, longer. */
export const JOBS_IN_STATEMENT: ChunkBounds<NewJob> = {
  count: 5_000,
  size: { of: sizeOfNewJob, nameOf: ({ id }) => `Job ${id}` },
};

/** Puts new jobs into their tables, with what they count. */
export class JobInserter {
  /** @returns those that an earlier attempt had not stored */
  async insert(
    executor: Executor,
    jobs: readonly NewJob[],
    { mayExist = false },
  ): Promise<readonly NewJob[]> {
    const created: NewJob[] = [];
    for (const chunk of chunksOf(jobs, JOBS_IN_STATEMENT)) {
      created.push(...(await this.insertChunk(executor, chunk, mayExist)));
    }
    await this.count(executor, created);
    return created;
  }

  /** Jobs that are not in a final state, and are stored by one statement. */
  async insertUnfinished(
    executor: Executor,
    jobs: readonly NewJob[],
    alike: readonly unknown[] | undefined,
  ): Promise<void> {
    if (!alike) await this.insertInto(executor, createJobs, jobs, runAtOf);
    else if (jobs[0]?.batchId) await executor.run(createAlikeJobsOfBatch, alike);
    else await executor.run(createAlikeJobs, alike);
  }

  private async insertChunk(
    executor: Executor,
    jobs: readonly NewJob[],
    mayExist: boolean,
  ): Promise<readonly NewJob[]> {
    const unfinished = jobs.filter(({ expireAt }) => !expireAt);
    const finished = jobs.filter(({ expireAt }) => expireAt);

    if (mayExist) {
      const created = await this.insertMissing(executor, unfinished);
      const ended = await this.notStored(executor, finished);
      await this.insertFinished(executor, ended);
      return [...created, ...ended];
    }
    if (unfinished.length > 0) {
      await this.insertUnfinished(executor, unfinished, alikeParameters(unfinished));
    }
    await this.insertFinished(executor, finished);
    return jobs;
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
      plainColumn(jobs.map(({ batchId }) => batchId ?? null)),
      failureColumn(jobs.map(({ history }) => history)),
    ]);
  }

  private async count(executor: Executor, jobs: readonly NewJob[]): Promise<void> {
    const amounts = new Map<string, number>();
    for (const { counters, expireAt, state } of jobs) {
      if (counters.length === 0 && !expireAt) continue;
      for (const name of countersText(counters, expireAt && state).split(NAME_SEPARATOR)) {
        amounts.set(name, (amounts.get(name) ?? 0) + 1);
      }
    }
    if (amounts.size > 0) {
      await executor.run(incrementCounters, [[...amounts.keys()], [...amounts.values()]]);
    }
  }
}

const runAtOf = ({ runAt }: NewJob) => runAt;
