import type { NewJob } from '../../../storage/jobs/records.js';
import { sizeOfNewJob } from '../../../storage/jobs/stored-size.js';
import { type ChunkBounds, chunksOf } from '../../parts/chunks.js';
import { countersText, NAME_SEPARATOR } from '../statistics/counter-names.js';
import { type AlikeJobs, alikeOf } from './alike-jobs.js';
import type { JobOperations } from './job-operations.js';

/** How many jobs one operation stores. More would only make its text, and the pauses, longer. */
export const JOBS_IN_STATEMENT: ChunkBounds<NewJob> = {
  count: 5_000,
  size: { of: sizeOfNewJob, nameOf: ({ id }) => `Job ${id}` },
};

/** Puts new jobs into their tables, with what they count. */
export class JobInserter<E> {
  constructor(private readonly operations: JobOperations<E>) {}

  /** @returns those that an earlier attempt had not stored */
  async insert(
    executor: E,
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

  /** Jobs that are not in a final state, and are stored by one operation. */
  insertUnfinished(
    executor: E,
    jobs: readonly NewJob[],
    alike: AlikeJobs | undefined,
  ): Promise<unknown> {
    return alike
      ? this.operations.createAlike(executor, alike)
      : this.operations.create(executor, jobs);
  }

  private async insertChunk(
    executor: E,
    jobs: readonly NewJob[],
    mayExist: boolean,
  ): Promise<readonly NewJob[]> {
    const unfinished = jobs.filter(({ expireAt }) => !expireAt);
    const finished = jobs.filter(({ expireAt }) => expireAt);

    if (mayExist) {
      const created = await this.insertMissing(executor, unfinished);
      const ended = await this.insertMissingFinished(executor, finished);
      return [...created, ...ended];
    }
    if (unfinished.length > 0) {
      await this.insertUnfinished(executor, unfinished, alikeOf(unfinished));
    }
    if (finished.length > 0) await this.operations.createFinished(executor, finished);
    return jobs;
  }

  /** Those that an earlier attempt had not stored. */
  private async insertMissing(executor: E, jobs: readonly NewJob[]): Promise<readonly NewJob[]> {
    if (jobs.length === 0) return [];

    const ids = await this.operations.createMissing(executor, jobs);
    const created = new Set(ids);
    const twice = await this.operations.removeCreatedTwice(executor, ids);
    for (const id of twice) created.delete(id);
    return jobs.filter(({ id }) => created.has(id));
  }

  private async insertMissingFinished(
    executor: E,
    jobs: readonly NewJob[],
  ): Promise<readonly NewJob[]> {
    if (jobs.length === 0) return [];

    const ids = jobs.map(({ id }) => id);
    const states = await this.operations.findStates(executor, ids);
    const stored = new Set(states.map(({ id }) => id));
    const missing = jobs.filter(({ id }) => !stored.has(id));
    if (missing.length === 0) return [];

    const created = new Set(await this.operations.createMissingFinished(executor, missing));
    return missing.filter(({ id }) => created.has(id));
  }

  private async count(executor: E, jobs: readonly NewJob[]): Promise<void> {
    const amounts = new Map<string, number>();
    for (const { counters, expireAt, state } of jobs) {
      if (counters.length === 0 && !expireAt) continue;
      for (const name of countersText(counters, expireAt && state).split(NAME_SEPARATOR)) {
        amounts.set(name, (amounts.get(name) ?? 0) + 1);
      }
    }
    if (amounts.size > 0) await this.operations.incrementCounters(executor, amounts);
  }
}
