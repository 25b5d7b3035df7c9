/** @type {import('./scenario.mjs').Scenario} */
export const terminateStorm = {
  name: 'terminate-storm',
  promise: 'Sessions may be terminated again and again, in the middle of anything',
  world: { ticks: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(20, 600);
      const share = world.random.next();
      await world.disturb('outage', undefined, () => world.database.terminateSessions(share));
    }
  },
};
