import { nowMs } from '../../support/monotonic-clock.mjs';
import { redisOf } from './redis-of.mjs';

/** Longer than clients try again before they refuse a job. */
const LONGEST_RETRY_MS = 2_500;
const REFUSAL = /memory of Redis is full/i;

let startedWhileFull = 0;
let others = /** @type {string[]} */ ([]);

/**
 * The memory is full, and stays so for a while. That is no reason for any job to run again, so it is not noted as one.
 *
 * @type {import('../scenario.mjs').Scenario}
 */
export const fullMemory = {
  name: 'full-memory',
  only: ['redis'],
  promise: 'The memory may be full: no job can be added, those that are there go on, once each',
  world: { ticks: true },

  async disturb(world) {
    startedWhileFull = 0;
    do {
      await world.rest(500, 1_500);
      await redisOf(world).setFull(true);
      const sinceMs = nowMs();
      await world.rest(LONGEST_RETRY_MS, 2 * LONGEST_RETRY_MS);
      if (world.workers.some((worker) => world.hasStarted(worker, '', sinceMs))) {
        startedWhileFull += 1;
      }
      await redisOf(world).setFull(false);
    } while (!world.isOver);
  },

  measure: async (world) => {
    const refusals = world.clients.flatMap((client) => world.refusalsOf(client));
    others = refusals.filter((error) => !REFUSAL.test(error));
    return { startedWhileFull, refused: refusals.length - others.length, others: others.length };
  },
  judge: ({ refused, startedWhileFull: started }) => {
    if (refused === 0) return 'no job was refused';
    if (others.length > 0) return `jobs were refused for another reason: ${others[0]}`;
    return started === 0 ? 'no job has started while the memory was full' : undefined;
  },
};
