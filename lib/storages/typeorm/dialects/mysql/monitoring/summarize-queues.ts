import { optionalDateOf } from '../../../../parts/instants.js';
import { MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import type { QueueCount } from '../../../../sql/monitoring/monitoring-operations.js';
import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/executor.js';
import { PLACES } from '../places.js';
import { listPausedQueues } from '../queues/paused-queues.sql.js';
import { inOrderOfBytes } from './in-order-of-bytes.js';
import {
  countReady,
  countRunning,
  countWaiting,
  findNextReady,
  findOldestReady,
  listServedQueues,
} from './queue-summaries.sql.js';

/** More pairs of queue and priority than any application has. */
const MAX_PLACES = 2_000;
/** Before what two bytes hold. */
const LOWEST_PRIORITY = -32_769;

interface Ready {
  readonly amount: number;
  readonly oldestMs: number | undefined;
}

/** Every queue that has ready, waiting or running jobs, is served or paused. */
export async function summarizeQueues(executor: Executor): Promise<readonly QueueCount[]> {
  const ready = await readyByQueue(executor);
  const waiting = await executor.run(countWaiting);
  const inLine = new Map(waiting.map((row) => [row.queue as string, Number(row.amount)]));
  const lookedAt = [...inLine.values()].reduce((sum, amount) => sum + amount, 0);
  const running = byQueue(await executor.run(countRunning));
  const paused = byQueue(await executor.run(listPausedQueues));
  const served = (await executor.run(listServedQueues)).flatMap(
    ({ queues }) => JSON.parse(queues as string) as string[],
  );

  const keys = [ready, inLine, running, paused].flatMap((known) => [...known.keys()]);
  return inOrderOfBytes(new Set([...keys, ...served])).map((name) => ({
    name,
    ready: ready.get(name)?.amount ?? 0,
    oldestReadyAt: optionalDateOf(ready.get(name)?.oldestMs),
    waiting: {
      count: Math.min(inLine.get(name) ?? 0, MAX_WAITING_COUNTED),
      isExact: lookedAt <= MAX_WAITING_COUNTED,
    },
    processing: Number(running.get(name)?.amount ?? 0),
    pausedAt: optionalDateOf(paused.get(name)?.paused_ms),
    pausedBy: (paused.get(name)?.paused_by as string | undefined) ?? undefined,
  }));
}

async function readyByQueue(executor: Executor): Promise<ReadonlyMap<string, Ready>> {
  const ready = new Map<string, Ready>();
  for await (const row of readyPlaces(executor)) {
    const queue = queueAt(row);
    const [oldest] = await executor.run(findOldestReady, [row.place, row.priority]);
    const known = ready.get(queue) ?? {
      amount: await amountAt(executor, row),
      oldestMs: undefined,
    };
    ready.set(queue, { ...known, oldestMs: earliest(known.oldestMs, oldest?.oldest_ms) });
  }
  return ready;
}

/** Pairs of queue and priority. The database might read everything between if it were asked for all of them at once. */
async function* readyPlaces(executor: Executor): AsyncGenerator<Row> {
  let behind: Row = { place: PLACES.ready, priority: LOWEST_PRIORITY };
  for (let found = 0; found < MAX_PLACES; found++) {
    const { place, priority } = behind;
    const [next] = await executor.run(findNextReady, [place, place, priority]);
    if (!next) return;
    yield next;
    behind = next;
  }
}

async function amountAt(executor: Executor, { place }: Row): Promise<number> {
  const [row] = await executor.run(countReady, [place]);
  return Number(row?.amount);
}

const earliest = (known: number | undefined, ms: unknown): number =>
  Math.min(known ?? Number.POSITIVE_INFINITY, Number(ms));

/** All places that name a queue begin alike. */
const queueAt = ({ place }: Row) => String(place).slice(PLACES.ready.length);

const byQueue = (rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.queue as string, row] as const));
