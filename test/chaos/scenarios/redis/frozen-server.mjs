import { redisOf } from './redis-of.mjs';

/** @type {import('../scenario.mjs').Scenario} */
export const frozenServer = {
  name: 'frozen-server',
  only: ['redis'],
  promise: 'The database may stand still for seconds, and go on',
  world: { ticks: true },

  async disturb(world) {
    const { server } = redisOf(world);
    while (!world.isOver) {
      await world.rest(500, 2_000);
      await world.disturb('outage', undefined, async () => {
        server.freeze();
        await world.rest(500, 5_000);
        server.thaw();
      });
    }
  },
};
