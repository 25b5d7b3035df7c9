import { readFileSync } from 'node:fs';
import { until } from '../../support/until.js';
import { nowMs } from '../support/monotonic-clock.mjs';
import { WITH_TABLES } from './scenario.mjs';
import { tablesOf } from './tables-of.mjs';

const BACKLOG = Number(process.env.CHAOS_BACKLOG ?? 1_000_000);
/** Stored by one call each. */
const PORTION = 20_000;
const FILLING_MS = 300_000;
const MAX_START_MS = 20_000;
const MAX_MEMORY_MB = 400;

let slowestStartMs = 0;
let memoryMb = 0;

/**
 * The jobs of the backlog leave no lines, and what is left of them in the end is removed.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const millionJobs = {
  name: 'million-jobs',
  only: WITH_TABLES,
  promise: `A server may start in front of ${BACKLOG.toLocaleString('en')} jobs, and be killed there`,
  world: { workers: 1, orders: ['urgent'] },

  async disturb(world) {
    slowestStartMs = 0;
    memoryMb = 0;
    const [first] = world.workers;
    if (first) await world.stop(first);
    world.workers = [];
    const load = {
      ...world.load(),
      orders: /** @type {const} */ (['backlog']),
      pauseMs: 0,
      limit: Math.ceil(BACKLOG / PORTION),
    };
    await world.addClient({ load });
    await until(async () => ((await world.stored.unfinished()) ?? 0) >= BACKLOG, FILLING_MS);

    do {
      const fromMs = nowMs();
      const worker = await world.addWorker();
      await until(() => world.hasStarted(worker, '', fromMs), 3 * MAX_START_MS);
      slowestStartMs = Math.max(slowestStartMs, nowMs() - fromMs);
      await world.rest(2_000, 6_000);
      memoryMb = Math.max(memoryMb, residentMb(worker.pid));
      await world.kill(worker);
      world.workers = [];
    } while (!world.isOver);
    const { tables } = tablesOf(world);
    await tablesOf(world).administer(`DELETE FROM ${tables.job} WHERE method = 'nothing'`);
    await world.addWorker();
  },

  measure: async () => ({ slowestStartMs: Math.round(slowestStartMs), memoryMb }),
  judge: (figures) => {
    const { slowestStartMs: tookMs = 0, memoryMb: tookMb = 0 } = figures;
    if (tookMs > MAX_START_MS) return `a server took ${tookMs} ms to start its first job`;
    return tookMb > MAX_MEMORY_MB ? `a server took ${tookMb} MB` : undefined;
  },
};

/** @param {number} pid */
function residentMb(pid) {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}
