import { redisOf } from './redis-of.mjs';

const REFUSAL = /SchemaTooNewError/;

/**
 * A newer version is deployed, which has another layout of the keys, and is taken back. Servers of the older version read
 * the layout whenever they connect.
 *
 * @type {import('../scenario.mjs').Scenario}
 */
export const newerLayout = {
  name: 'newer-layout',
  only: ['redis'],
  promise: 'Servers that meet the keys of a newer version leave them alone, and go on without it',
  world: { ticks: true },

  async disturb(world) {
    const own = await redisOf(world).layout();
    do {
      await world.rest(500, 1_500);
      await world.disturb('outage', undefined, async () => {
        await redisOf(world).noteLayout(own + 1);
        await world.database.terminateSessions();
        await world.rest(500, 2_500);
        await redisOf(world).noteLayout(own);
      });
    } while (!world.isOver);
  },

  measure: async (world) => {
    const refusals = world.clients.flatMap((client) => world.refusalsOf(client));
    return { refused: refusals.filter((error) => REFUSAL.test(error)).length };
  },
  judge: ({ refused }) => (refused === 0 ? 'nobody has met the newer layout' : undefined),
};
