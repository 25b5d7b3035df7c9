import { until } from '../../support/until.js';

/**
 * Hits "A crash from here on leaves the row Processing under this server's lease", and, because jobs end
 * while it is being killed, "A crash between the end of the method and the commit of its outcome".
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const killRunning = {
  name: 'kill-running',
  promise: 'A server may be killed while it runs jobs: they run again elsewhere',
  world: { orders: ['single', 'many', 'once'], lastsMs: 400 },

  async disturb(world) {
    while (!world.isOver) {
      const victim = world.anyWorker;
      await until(() => world.isOver || world.runningIn(victim).size > 0, 20_000);
      if (world.isOver) return;
      await world.kill(victim);
      await world.replace(victim);
    }
  },
};
