/** @type {import('./scenario.mjs').Scenario} */
export const rollingRestart = {
  name: 'rolling-restart',
  promise: 'Servers may be stopped and replaced one after the other under load',
  world: { workers: 3, ticks: true, lastsMs: 3_000, orderPauseMs: 400 },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(200, 1_500);
      const oldest = world.workers[0];
      if (!oldest) return;
      await world.stop(oldest);
      await world.replace(oldest);
    }
  },
};
