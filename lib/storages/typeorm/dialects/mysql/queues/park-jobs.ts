import { type CallName, MAX_PARKED_ALONG } from '../../../../../storage/queues/parked-jobs.js';
import type { LeasedJob } from '../../../../../storage/queues/queue-store.js';
import type { QueuedCall } from '../../../../sql/queues/queue-operations.js';
import { callNameOf } from '../../../../sql/queues/queue-rows.js';
import { idsOf } from '../../../../sql/row.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { parkedPlacesOf, readyPlace } from '../places.js';
import { holdLeases } from './claim-jobs.sql.js';
import { leaseRows } from './lease-rows.js';
import {
  findParkedIn,
  findReadyOfCall,
  holdReady,
  parkJobs,
  parkReadyJobs,
} from './park-jobs.sql.js';
import { parkedCalls } from './parked-calls.js';

export async function park(executor: Executor, jobs: readonly LeasedJob[]): Promise<QueuedCall[]> {
  const held = await executor.run(holdLeases, [leaseRows(jobs)]);
  if (held.length > 0) await executor.change(parkJobs, [jsonColumn(idsOf(held))]);
  return held.map((row) => ({ queue: row.queue as string, ...callNameOf(row) }));
}

export async function parkReady(executor: Executor, calls: readonly QueuedCall[]): Promise<void> {
  const ids: string[] = [];
  for (const { queue, type, method } of calls) {
    const values = [readyPlace(queue), type, method, MAX_PARKED_ALONG - ids.length];
    ids.push(...idsOf(await executor.run(findReadyOfCall, values)));
    if (ids.length >= MAX_PARKED_ALONG) break;
  }
  if (ids.length === 0) return;

  const ready = idsOf(await executor.run(holdReady, [jsonColumn(ids.sort())]));
  if (ready.length > 0) await executor.change(parkReadyJobs, [jsonColumn(ready)]);
}

/** Whether jobs are parked in one of these queues. One at a time: the database seeks between texts that it is given alone. */
export async function hasParkedIn(executor: Executor, queues: readonly string[]): Promise<boolean> {
  for (const queue of queues) {
    const values = [...parkedPlacesOf(queue), queue];
    if ((await executor.run(findParkedIn, values)).length > 0) return true;
  }
  return false;
}

export async function findParkedCalls(
  executor: Executor,
  queues: readonly string[],
): Promise<CallName[]> {
  const found = new Map<string, CallName>();
  for (const queue of queues) {
    for await (const row of parkedCalls(executor, parkedPlacesOf(queue))) {
      const call = callNameOf(row);
      found.set(JSON.stringify([call.type, call.method]), call);
    }
  }
  return [...found.values()];
}
