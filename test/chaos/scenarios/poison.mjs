/** @type {import('./scenario.mjs').Scenario} */
export const poison = {
  name: 'poison',
  promise: 'A job that takes its process along ends Failed after a few times',
  world: {
    workers: 3,
    mayDie: true,
    nodeOptions: ['--max-old-space-size=80'],
    orders: ['single', 'delayed'],
    orderPauseMs: 150,
    server: { maxCrashes: 3, workerCount: 2 },
  },

  async disturb(world) {
    const orders = /** @type {const} */ (['exit', 'memory']);
    const load = { ...world.load(), orders, pauseMs: 2_000, limit: 4 };
    await world.addClient({ load });
    while (!world.isOver) await world.rest(500, 500);
  },
};
