import type { QueueSummary } from '../../../storage/monitoring/monitoring-store.js';
import type { MemoryTables } from '../memory-tables.js';

/** Ordered by name. */
export function summarizeQueues(tables: MemoryTables): QueueSummary[] {
  const { jobs, servers, pausedQueues } = tables;
  const running = jobs.running();
  const waiting = [...jobs.lines.allWaiting()];
  const names = new Set([
    ...jobs.ready.keys(),
    ...waiting.map(({ queue }) => queue),
    ...running.map(({ queue }) => queue),
    ...[...servers.values()].flatMap(({ queues }) => queues),
    ...pausedQueues.keys(),
  ]);

  return [...names].sort().map((name) => {
    const ready = [...jobs.ready.all(name)];
    const since = ready.map(({ runAt, createdAt }) => runAt ?? createdAt);
    const paused = pausedQueues.get(name);
    return {
      name,
      ready: { count: ready.length, isExact: true },
      oldestReadyAt: ready.length === 0 ? undefined : new Date(least(since)),
      waiting: { count: waiting.filter(({ queue }) => queue === name).length, isExact: true },
      processing: running.filter(({ queue }) => queue === name).length,
      pausedAt: paused?.pausedAt,
      pausedBy: paused?.pausedBy,
    };
  });
}

/** For any number of times: a call takes a limited number of arguments. */
const least = (times: readonly number[]) => times.reduce((a, b) => Math.min(a, b));
