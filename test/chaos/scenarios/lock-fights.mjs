import pg from 'pg';

/**
 * Somebody else locks rows of the store in any order, and keeps them: statements wait, and deadlocks
 * come about for real.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const lockFights = {
  name: 'lock-fights',
  promise: 'Others may lock rows of the store, as a careless session or a backup does',

  async disturb(world) {
    const client = new pg.Client({ connectionString: world.database.adminUrl });
    await client.connect();
    while (!world.isOver) {
      await world.disturb('busy database', undefined, async () => {
        await client.query('BEGIN');
        try {
          for (let turn = 0; turn < 3; turn += 1) {
            await client.query('SELECT id FROM hangfire.job ORDER BY random() LIMIT 10 FOR UPDATE');
            await world.rest(50, 400);
          }
          await client.query('COMMIT');
        } catch {
          await client.query('ROLLBACK');
        }
      });
      await world.rest(50, 300);
    }
    await client.end();
  },
};
