/** @type {import('./scenario.mjs').Scenario} */
export const postgresCrash = {
  name: 'postgres-crash',
  promise: 'PostgreSQL may crash, or be restarted, under load',
  world: { ticks: true },

  async disturb(world) {
    const { postgres } = world.database;
    while (!world.isOver) {
      await world.rest(500, 2_500);
      const isCrash = world.random.next() < 0.7;
      await world.disturb(isCrash ? 'database crash' : 'outage', undefined, async () => {
        await (isCrash ? postgres.crash() : postgres.stop());
        await world.rest(0, 3_000);
        await postgres.start();
      });
    }
  },
};
