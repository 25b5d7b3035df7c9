import type { CallName } from '../../../../../storage/queues/parked-jobs.js';
import { claimedJobsOf } from '../../../../sql/jobs/job-rows.js';
import type { QueueOperations } from '../../../../sql/queues/queue-operations.js';
import { callNameOf, pausedQueueOf } from '../../../../sql/queues/queue-rows.js';
import { idsOf } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import { withoutNul } from '../without-nul.js';
import {
  claimJobs,
  claimWithParkedJobs,
  findLeases,
  findLostLeases,
  handBackJobs,
} from './claim-jobs.sql.js';
import { leaseColumns } from './lease-columns.js';
import { listParkedCalls, parkJobs, parkReadyJobs } from './park-jobs.sql.js';
import { listPausedQueues, pauseQueue, resumeQueue } from './paused-queues.sql.js';

export const postgresQueues: QueueOperations<Executor> = {
  async claim(executor, { queues, serverId, limit, parked = [] }, [priorities, ids]) {
    const values = [queues, serverId, limit, priorities, ids];
    const rows =
      parked.length === 0
        ? await executor.run(claimJobs, values)
        : await executor.run(claimWithParkedJobs, [...values, ...callColumns(parked)]);
    return claimedJobsOf(rows, { serverId, queue: queues[0] });
  },

  async park(executor, jobs) {
    const rows = await executor.run(parkJobs, leaseColumns(jobs));
    return rows.map((row) => ({ queue: row.queue as string, ...callNameOf(row) }));
  },

  async parkReady(executor, calls) {
    const queues = calls.map(({ queue }) => queue);
    await executor.run(parkReadyJobs, [queues, ...callColumns(calls)]);
  },

  async parkedCalls(executor, queues) {
    return (await executor.run(listParkedCalls, [queues])).map(callNameOf);
  },

  async handBack(executor, jobs) {
    const rows = await executor.run(handBackJobs, leaseColumns(jobs));
    return rows.map(({ queue }) => queue as string);
  },

  async findLeases(executor, serverId) {
    const rows = await executor.run(findLeases, [serverId]);
    return rows.map(({ id, attempt }) => ({
      id: id as string,
      lease: { serverId, attempt: attempt as number },
    }));
  },

  async findLostLeases(executor, jobs) {
    const rows = await executor.run(findLostLeases, leaseColumns(jobs));
    return idsOf(rows);
  },

  async pause(executor, queue, by) {
    const paused = await executor.run(pauseQueue, [queue, withoutNul(by)]);
    return paused.length > 0;
  },

  async resume(executor, queue) {
    const resumed = await executor.run(resumeQueue, [withoutNul(queue)]);
    return resumed.length > 0;
  },

  async pausedQueues(executor) {
    return (await executor.run(listPausedQueues)).map(pausedQueueOf);
  },
};

const callColumns = (calls: readonly CallName[]): readonly unknown[] => [
  calls.map(({ type }) => type),
  calls.map(({ method }) => method),
];
