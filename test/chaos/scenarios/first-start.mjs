/** @type {import('./scenario.mjs').Scenario} */
export const firstStart = {
  name: 'first-start',
  promise:
    'Processes may start at once on an empty database, and be killed while they bring the schema',
  world: { workers: 3, clients: 2, startsAtOnce: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(500, 2_000);
      const victim = world.anyWorker;
      await world.kill(victim);
      await world.replace(victim);
    }
  },
};
