/** @type {import('./scenario.mjs').Scenario} */
export const connectionLimit = {
  name: 'connection-limit',
  promise: 'The database may have no connection left',

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(500, 1_500);
      await world.disturb('outage', undefined, async () => {
        await world.database.limitConnections(world.random.between(0, 3));
        await world.database.terminateSessions();
        await world.rest(500, 3_000);
        await world.database.limitConnections(undefined);
      });
    }
  },
};
