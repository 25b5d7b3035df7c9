/** @type {import('./scenario.mjs').Scenario} */
export const readOnly = {
  name: 'read-only',
  promise: 'The database may refuse all writing for a while, as in a failover',

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(500, 2_000);
      await world.disturb('outage', undefined, async () => {
        await world.database.setReadOnly(true);
        await world.rest(500, 3_000);
        await world.database.setReadOnly(false);
      });
    }
  },
};
