import { WITH_TABLES } from './scenario.mjs';

/**
 * More workers than the application's DataSource has connections, which the store shares. Each job holds
 * one while it asks the store for something.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const starvedPool = {
  name: 'starved-pool',
  only: WITH_TABLES,
  promise: 'Jobs may hold all connections of the DataSource while they wait for the store',
  world: {
    process: { sharesDataSource: true },
    workersCreate: true,
    orders: ['nested', 'nested', 'single', 'transaction', 'once'],
    orderPauseMs: 10,
    server: { workerCount: 20 },
  },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(1_000, 4_000);
      if (world.random.next() < 0.5) {
        await world.disturb('outage', undefined, () => world.database.terminateSessions(0.5));
        continue;
      }
      const victim = world.anyWorker;
      await world.kill(victim);
      await world.replace(victim);
    }
  },
};
