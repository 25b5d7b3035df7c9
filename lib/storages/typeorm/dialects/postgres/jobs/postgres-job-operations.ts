import type { NewJob } from '../../../../../storage/jobs/records.js';
import type { JobOperations, TransitionKind } from '../../../../sql/jobs/job-operations.js';
import { jobRecordOf, jobStateOf } from '../../../../sql/jobs/job-rows.js';
import { idsOf } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { finishJobs, moveJobs, refinishJobs, reviveJobs } from './apply-transitions.sql.js';
import {
  createAlikeJobs,
  createAlikeJobsOfBatch,
  createClaimedJobs,
  createFinishedJobs,
  createJobs,
  createMissingFinishedJobs,
  createMissingJobs,
  incrementCounters,
  removeCreatedTwice,
} from './create-jobs.sql.js';
import { findJob, findJobs, findStates } from './find-job.sql.js';
import { alikeColumns, newJobColumns } from './new-job-columns.js';
import { appliedOf, transitionColumns } from './transition-columns.js';

const TRANSITIONS: Readonly<Record<TransitionKind, StatementBuilder>> = {
  move: moveJobs,
  finish: finishJobs,
  revive: reviveJobs,
  refinish: refinishJobs,
};

export const postgresJobs: JobOperations<Executor> = {
  create(executor, jobs) {
    return executor.run(createJobs, newJobColumns(jobs, runAtOf));
  },

  createAlike(executor, alike) {
    const statement = alike.first.batchId ? createAlikeJobsOfBatch : createAlikeJobs;
    return executor.run(statement, alikeColumns(alike));
  },

  createClaimed(executor, alike, serverId) {
    return executor.run(createClaimedJobs, [...alikeColumns(alike), serverId]);
  },

  async createMissing(executor, jobs) {
    return idsOf(await executor.run(createMissingJobs, newJobColumns(jobs, runAtOf)));
  },

  async removeCreatedTwice(executor, ids) {
    return idsOf(await executor.run(removeCreatedTwice, [ids]));
  },

  createFinished(executor, jobs) {
    return executor.run(createFinishedJobs, newJobColumns(jobs, expireAtOf));
  },

  async createMissingFinished(executor, jobs) {
    return idsOf(await executor.run(createMissingFinishedJobs, newJobColumns(jobs, expireAtOf)));
  },

  incrementCounters(executor, amounts) {
    return executor.run(incrementCounters, [[...amounts.keys()], [...amounts.values()]]);
  },

  async find(executor, id) {
    const [row] = await executor.run(findJob, [id]);
    return row && jobRecordOf(row);
  },

  async findMany(executor, ids) {
    return (await executor.run(findJobs, [ids])).map(jobRecordOf);
  },

  async findStates(executor, ids) {
    const rows = await executor.run(findStates, [ids]);
    return rows.map(jobStateOf);
  },

  async apply(executor, kind, batch) {
    const [row = {}] = await executor.run(TRANSITIONS[kind], transitionColumns(batch));
    return appliedOf(batch, row);
  },
};

const runAtOf = ({ runAt }: NewJob) => runAt;
const expireAtOf = ({ expireAt }: NewJob) => expireAt;
