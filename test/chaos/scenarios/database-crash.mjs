/** @type {import('./scenario.mjs').Scenario} */
export const databaseCrash = {
  name: 'database-crash',
  promise: 'The database may crash, or be restarted, under load',
  world: { ticks: true },

  async disturb(world) {
    const { server } = world.database;
    while (!world.isOver) {
      await world.rest(500, 2_500);
      const isCrash = world.random.next() < 0.7;
      await world.disturb(isCrash ? 'database crash' : 'outage', undefined, async () => {
        await (isCrash ? server.crash() : server.stop());
        await world.rest(0, 3_000);
        await server.start();
      });
    }
  },
};
