import { redisOf } from './redis-of.mjs';

/**
 * Somebody makes the server forget all scripts, again and again. That is no reason for anything, so it is not noted as
 * one.
 *
 * @type {import('../scenario.mjs').Scenario}
 */
export const flushedScripts = {
  name: 'flushed-scripts',
  only: ['redis'],
  promise: 'The server may forget all scripts at any time, and no job runs again',
  world: { ticks: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(5, 200);
      await redisOf(world).flushScripts();
    }
  },
};
