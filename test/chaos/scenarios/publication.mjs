import { tablesOf } from './tables-of.mjs';

/**
 * Somebody reads all changes of the database, and begins or stops doing so at any moment. That is no reason
 * for anything, so it is not noted as one.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const publication = {
  name: 'publication',
  only: ['postgres'],
  promise: 'All tables may be published for logical replication, from any moment on',
  world: { ticks: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(200, 1_000);
      await tablesOf(world).administer('CREATE PUBLICATION everything FOR ALL TABLES');
      await world.rest(500, 3_000);
      // The last one stays, so that all that is left to do is done under it.
      if (!world.isOver) await tablesOf(world).administer('DROP PUBLICATION everything');
    }
  },

  async measure(world) {
    const [row] = await tablesOf(world).administer(
      `SELECT count(*)::integer AS published FROM pg_publication_tables WHERE schemaname = 'hangfire'`,
    );
    return { published: Number(row?.published) };
  },
  judge: ({ published }) => (published === 0 ? 'nothing was published' : undefined),
};
