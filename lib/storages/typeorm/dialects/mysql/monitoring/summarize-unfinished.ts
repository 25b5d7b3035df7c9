import type { UnfinishedJobs } from '../../../../../storage/monitoring/batch-holds.js';
import {
  MAX_UNFINISHED_COUNTED,
  MAX_UNFINISHED_STATES,
} from '../../../../parts/monitoring/bounds.js';
import type { Executor } from '../connection/executor.js';
import { inOrderOfBytes } from './in-order-of-bytes.js';
import { countUnfinishedByQueue, findNextState } from './unfinished-jobs.sql.js';

/**
 * The unfinished jobs of a batch, once by state and once by queue.
 *
 * @param limit of the queues
 */
export async function summarizeUnfinished(
  executor: Executor,
  batchId: string,
  limit: number,
): Promise<UnfinishedJobs> {
  const states = new Map<string, number>();
  const queues = new Map<string, number>();
  for await (const state of statesOf(executor, batchId)) {
    for (const row of await executor.run(countUnfinishedByQueue, [batchId, state])) {
      add(states, state, Number(row.amount));
      add(queues, row.queue as string, Number(row.amount));
    }
  }

  const isComplete = Math.max(0, ...states.values()) <= MAX_UNFINISHED_COUNTED;
  const longestFirst = inOrderOfBytes(queues.keys()).sort(
    (a, b) => (queues.get(b) ?? 0) - (queues.get(a) ?? 0),
  );
  return {
    states: inOrderOfBytes(states.keys()).map((state) => {
      const count = states.get(state) ?? 0;
      const isExact = count <= MAX_UNFINISHED_COUNTED;
      return { state, jobs: { count: Math.min(count, MAX_UNFINISHED_COUNTED), isExact } };
    }),
    queues: longestFirst.slice(0, limit).map((queue) => ({
      queue,
      jobs: { count: queues.get(queue) ?? 0, isExact: isComplete },
    })),
  };
}

async function* statesOf(executor: Executor, batchId: string): AsyncGenerator<string> {
  let behind = '';
  for (let found = 0; found < MAX_UNFINISHED_STATES; found++) {
    const [next] = await executor.run(findNextState, [batchId, behind]);
    if (!next) return;
    behind = next.state as string;
    yield behind;
  }
}

const add = (counts: Map<string, number>, name: string, amount: number) =>
  counts.set(name, (counts.get(name) ?? 0) + amount);
