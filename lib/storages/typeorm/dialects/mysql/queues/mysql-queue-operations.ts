import type { ClaimedJob } from '../../../../../storage/jobs/records.js';
import type { CallName } from '../../../../../storage/queues/parked-jobs.js';
import { claimedJobsOf } from '../../../../sql/jobs/job-rows.js';
import type { QueuedCall, QueueOperations } from '../../../../sql/queues/queue-operations.js';
import { pausedQueueOf } from '../../../../sql/queues/queue-rows.js';
import { idsOf, type Row } from '../../../../sql/row.js';
import { jsonColumn, jsonRows } from '../columns.js';
import { isDuplicate } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import { parkedPlace, processingPlace, readyPlace } from '../places.js';
import { HIGHEST_INTEGER } from '../statistics/bounds.sql.js';
import {
  findCallsWithParked,
  findCanceledBatches,
  findLeases,
  findReadyQueue,
  findStandingLeases,
  handBackJobs,
  holdLeases,
  leaseJobs,
  takeParked,
  takeReady,
} from './claim-jobs.sql.js';
import { leaseCells, leaseRows } from './lease-rows.js';
import { findParkedCalls, park, parkReady } from './park-jobs.js';
import { listPausedQueues, pauseQueue, resumeQueue } from './paused-queues.sql.js';

/** Those whose last claim has found nothing: their servers ask again and again, and a transaction is three statements. */
const waiting = new WeakSet<Executor>();

export const mysqlQueues: QueueOperations<Executor> = {
  async claim(executor, { queues, serverId, limit, parked = [] }, [priorities, ids]) {
    const mayBeNone = parked.length === 0 && waiting.has(executor);
    if (mayBeNone && !(await hasReady(executor, queues))) return [];

    const claimed = await executor.atomically('claim jobs', async (within) => {
      const calls = parked.length === 0 ? [] : await withParkedJobs(within, queues, parked);
      const taken: Row[] = [];
      for (const [index, queue] of queues.entries()) {
        for (const call of calls) {
          if (call.queue !== queue) continue;
          if (taken.length >= limit) break;
          const values = [parkedPlace(queue, call), queue, limit - taken.length];
          taken.push(...(await within.run(takeParked, values)));
        }
        if (taken.length >= limit) break;
        const priority = priorities[index];
        const behind = [priority, priority, ids[index]];
        const values = [readyPlace(queue), ...behind, queue, limit - taken.length];
        taken.push(...(await within.run(takeReady, values)));
        if (taken.length >= limit) break;
      }
      return leased(within, taken, serverId);
    });
    if (claimed.length === 0) waiting.add(executor);
    else waiting.delete(executor);
    return claimed;
  },

  park: (executor, jobs) => executor.atomically('park jobs', (within) => park(within, jobs)),

  parkReady: (executor, calls) =>
    executor.atomically('park ready jobs', (within) => parkReady(within, calls)),

  parkedCalls: findParkedCalls,

  handBack(executor, jobs) {
    return executor.atomically('hand back jobs', async (within) => {
      const held = await within.run(holdLeases, [leaseRows(jobs)]);
      if (held.length === 0) return [];
      await within.change(handBackJobs, [jsonColumn(held.map(({ id }) => id))]);
      return held.map(({ queue }) => queue as string);
    });
  },

  async findLeases(executor, serverId) {
    const rows = await executor.run(findLeases, [processingPlace(serverId)]);
    return rows.map(({ id, attempt }) => ({
      id: id as string,
      lease: { serverId, attempt: Number(attempt) },
    }));
  },

  async findLostLeases(executor, jobs) {
    const rows = await executor.run(findStandingLeases, [jsonRows(jobs.map(leaseCells))]);
    const standing = new Set(rows.map(({ position }) => Number(position)));
    return jobs.filter((_, index) => !standing.has(index + 1)).map(({ id }) => id);
  },

  async pause(executor, queue, by) {
    try {
      return (await executor.change(pauseQueue, [queue, by])) > 0;
    } catch (error) {
      // Somebody else has paused it at this moment.
      if (isDuplicate(error)) return false;
      throw error;
    }
  },

  async resume(executor, queue) {
    return (await executor.change(resumeQueue, [queue])) > 0;
  },

  async pausedQueues(executor) {
    return (await executor.run(listPausedQueues)).map(pausedQueueOf);
  },
};

async function hasReady(executor: Executor, queues: readonly string[]): Promise<boolean> {
  const rows = queues.map((queue) => [queue, readyPlace(queue)]);
  return (await executor.run(findReadyQueue, [jsonRows(rows)])).length > 0;
}

/** Asks once for all queues and methods, so that a claim takes a statement only for those that have parked jobs. */
async function withParkedJobs(
  executor: Executor,
  queues: readonly string[],
  parked: readonly CallName[],
): Promise<readonly QueuedCall[]> {
  const calls = queues.flatMap((queue) => parked.map((call) => ({ queue, ...call })));
  const rows = calls.map(({ queue, type, method }) => [queue, type, method]);
  const found = await executor.run(findCallsWithParked, [jsonRows(rows)]);
  return found.flatMap(({ position }) => calls[Number(position) - 1] ?? []);
}

async function leased(
  executor: Executor,
  rows: readonly Row[],
  serverId: string,
): Promise<ClaimedJob[]> {
  if (rows.length === 0) return [];

  const ids = idsOf(rows).sort();
  const takenMs = rows[0]?.changed_ms as number;
  await executor.change(leaseJobs, [jsonColumn(ids), serverId, Math.round(takenMs * 1000)]);
  const batches = new Set(rows.flatMap(({ batch_id: id }) => (id === null ? [] : [id])));
  const canceled = new Set(
    batches.size === 0
      ? []
      : (await executor.run(findCanceledBatches, [jsonColumn([...batches])])).map(({ id }) => id),
  );
  const claimed = rows.map((row) => {
    const attempt = nextAttempt(Number(row.attempt));
    const isCanceled = row.batch_id !== null && canceled.has(row.batch_id);
    return { ...row, attempt, changed_ms: takenMs, is_canceled: isCanceled };
  });
  return claimedJobsOf(claimed, { serverId, queue: undefined });
}

/** As the statement counts. */
const nextAttempt = (attempt: number): number => Math.min(attempt, HIGHEST_INTEGER - 1) + 1;
