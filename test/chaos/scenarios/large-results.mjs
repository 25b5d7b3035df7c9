/** @type {import('./scenario.mjs').Scenario} */
export const largeResults = {
  name: 'large-results',
  promise: 'Results of 10 MiB are kept, while servers are killed and sessions terminated',
  world: {
    orders: ['single', 'single', 'large'],
    orderPauseMs: 300,
    module: { maxResultBytes: 11 * 1_048_576 },
    server: { workerCount: 2 },
  },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(500, 3_000);
      if (world.random.next() < 0.5) {
        await world.disturb('outage', undefined, () => world.database.terminateSessions(0.5));
      } else {
        const victim = world.anyWorker;
        await world.kill(victim);
        await world.replace(victim);
      }
    }
  },
};
