/** @type {import('./scenario.mjs').Scenario} */
export const blocked = {
  name: 'blocked',
  promise: 'Jobs may block their process, ignore their AbortSignal, or be abandoned for it',
  world: { workers: 3, server: { workerCount: 4 } },

  async disturb(world) {
    const orders = /** @type {const} */ (['block', 'deaf', 'late']);
    await world.addClient({ load: { ...world.load(), orders, pauseMs: 700 } });
    while (!world.isOver) {
      await world.rest(2_000, 4_000);
      const victim = world.anyWorker;
      await world.stop(victim);
      await world.replace(victim);
    }
  },
};
