import { until } from '../../support/until.js';
import { WITH_TABLES } from './scenario.mjs';

/** @type {import('./scenario.mjs').Scenario} */
export const completeWith = {
  name: 'complete-with',
  only: WITH_TABLES,
  promise: 'A job that completes itself has its effect exactly once',
  world: { workers: 3, orders: ['once'], orderPauseMs: 30, lastsMs: 200 },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(50, 1_200);
      if (world.random.next() < 0.3) {
        await world.disturb('outage', undefined, () => world.database.terminateSessions(0.5));
        continue;
      }
      const victim = world.anyWorker;
      await until(() => world.isOver || world.runningIn(victim).size > 0, 10_000);
      await world.kill(victim);
      await world.replace(victim);
    }
  },
};
