/** @type {import('./scenario.mjs').Scenario} */
export const sigkill = {
  name: 'sigkill',
  promise: 'Processes that run or create jobs may be killed at any moment',
  world: { workers: 3, clients: 2, ticks: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(100, 1_500);
      const isClient = world.random.next() < 0.25;
      const victim = isClient ? world.random.oneOf(world.clients) : world.anyWorker;
      await world.kill(victim);
      await world.replace(victim);
    }
  },
};
