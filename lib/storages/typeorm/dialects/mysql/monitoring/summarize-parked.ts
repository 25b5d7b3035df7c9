import {
  MAX_PARKED_COUNTED,
  type ParkedSummary,
} from '../../../../../storage/queues/parked-jobs.js';
import { dateOf } from '../../../../parts/instants.js';
import type { Executor } from '../connection/executor.js';
import { placesOf } from '../places.js';
import { countParked } from '../queues/park-jobs.sql.js';
import { parkedCalls } from '../queues/parked-calls.js';

export async function summarizeParked(executor: Executor, limit: number): Promise<ParkedSummary[]> {
  const summaries: ParkedSummary[] = [];
  if (limit <= 0) return summaries;

  for await (const row of parkedCalls(executor, placesOf('parked'))) {
    const [counted] = await executor.run(countParked, [row.place, MAX_PARKED_COUNTED + 1]);
    const amount = Number(counted?.amount);
    summaries.push({
      queue: row.queue as string,
      type: row.type as string,
      method: row.method as string,
      jobs: { count: Math.min(amount, MAX_PARKED_COUNTED), isExact: amount <= MAX_PARKED_COUNTED },
      firstJobId: row.id as string,
      readySince: dateOf(row.ready_ms),
    });
    if (summaries.length >= limit) break;
  }
  return summaries;
}
