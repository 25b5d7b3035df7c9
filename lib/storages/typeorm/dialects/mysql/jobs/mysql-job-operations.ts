import type { NewJob } from '../../../../../storage/jobs/records.js';
import type { AlikeJobs } from '../../../../sql/jobs/alike-jobs.js';
import type { JobOperations } from '../../../../sql/jobs/job-operations.js';
import { jobRecordOf, jobStateOf } from '../../../../sql/jobs/job-rows.js';
import { idsOf } from '../../../../sql/row.js';
import { jsonColumn, jsonPackets, jsonRows } from '../columns.js';
import { storeMissing } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import type { StatementBuilder } from '../statement.js';
import { applyTransitions } from './apply-transitions.js';
import {
  createAlikeJobs,
  createClaimedJobs,
  createFinishedJobs,
  createJobs,
  createLargeJob,
  findCreatedTwice,
  findStored,
  incrementCounters,
  removeJobs,
} from './create-jobs.sql.js';
import { findJob, findJobs, findStates } from './find-job.sql.js';
import { alikeRows, alikeValues, newJobRow } from './new-job-rows.js';

/** From here on, in characters, reading a text out of JSON takes longer than a statement of its own. */
const LARGE_CHARS = 32_768;

export const mysqlJobs: JobOperations<Executor> = {
  create(executor, jobs) {
    return executor.atomically('create jobs', (within) => insertAll(within, jobs));
  },

  createAlike(executor, alike) {
    return insertAlike(executor, createAlikeJobs, alike, null);
  },

  createClaimed(executor, alike, serverId) {
    return insertAlike(executor, createClaimedJobs, alike, serverId);
  },

  createMissing(executor, jobs) {
    return executor.atomically('create missing jobs', async (within) => {
      const ids = jobs.map(({ id }) => id);
      const stored = new Set(idsOf(await within.run(findStored, [jsonColumn(ids)])));
      const missing = jobs.filter(({ id }) => !stored.has(id));
      await storeMissing(() => insertAll(within, missing));
      return missing.map(({ id }) => id);
    });
  },

  async removeCreatedTwice(executor, ids) {
    const twice = idsOf(await executor.run(findCreatedTwice, [jsonColumn(ids)]));
    if (twice.length > 0) await executor.change(removeJobs, [jsonColumn(twice)]);
    return twice;
  },

  createFinished(executor, jobs) {
    return executor.atomically('create finished jobs', (within) => insertFinished(within, jobs));
  },

  createMissingFinished(executor, jobs) {
    return executor.atomically('create missing finished jobs', async (within) => {
      await storeMissing(() => insertFinished(within, jobs));
      return jobs.map(({ id }) => id);
    });
  },

  incrementCounters(executor, amounts) {
    return executor.change(incrementCounters, [jsonRows([...amounts])]);
  },

  async find(executor, id) {
    const [row] = await executor.run(findJob, [id, id]);
    return row && jobRecordOf(row);
  },

  async findMany(executor, ids) {
    const listed = jsonColumn([...new Set(ids)]);
    return (await executor.run(findJobs, [listed, listed])).map(jobRecordOf);
  },

  async findStates(executor, ids) {
    const listed = jsonColumn([...new Set(ids)]);
    const rows = await executor.run(findStates, [listed, listed]);
    return rows.map(jobStateOf);
  },

  apply(executor, kind, batch) {
    return executor.atomically('apply transitions', (within) =>
      applyTransitions(within, kind, batch),
    );
  },
};

async function insertAll(executor: Executor, jobs: readonly NewJob[]): Promise<void> {
  const large = jobs.filter(isLarge);
  const others = large.length === 0 ? jobs : jobs.filter((job) => !isLarge(job));
  const rows = others.map((job) => newJobRow(job, job.runAt));
  for (const packet of jsonPackets(rows)) await executor.change(createJobs, [packet]);
  for (const job of large) await executor.change(createLargeJob, newJobRow(job, job.runAt));
}

async function insertFinished(executor: Executor, jobs: readonly NewJob[]): Promise<void> {
  const rows = jobs.map((job) => newJobRow(job, job.expireAt));
  for (const packet of jsonPackets(rows)) await executor.change(createFinishedJobs, [packet]);
}

async function insertAlike(
  executor: Executor,
  statement: StatementBuilder,
  alike: AlikeJobs,
  serverId: string | null,
): Promise<void> {
  const values = alikeValues(alike, serverId);
  const packets = jsonPackets(alikeRows(alike.jobs));
  const insert = async (within: Executor) => {
    for (const packet of packets) await within.change(statement, [...values, packet]);
  };
  await (packets.length === 1 ? insert(executor) : executor.atomically('create jobs', insert));
}

const isLarge = (job: NewJob): boolean => job.arguments.length > LARGE_CHARS;
