import { WITH_TABLES } from './scenario.mjs';
import { tablesOf } from './tables-of.mjs';

/**
 * Somebody else locks rows of the store in any order, and keeps them: statements wait, and deadlocks
 * come about for real.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const lockFights = {
  name: 'lock-fights',
  only: WITH_TABLES,
  promise: 'Others may lock rows of the store, as a careless session or a backup does',

  async disturb(world) {
    const session = await tablesOf(world).connect();
    while (!world.isOver) {
      await world.disturb('busy database', undefined, async () => {
        await session.query('BEGIN');
        try {
          for (let turn = 0; turn < 3; turn += 1) {
            await session.lockSomeJobs();
            await world.rest(50, 400);
          }
          await session.query('COMMIT');
        } catch {
          await session.query('ROLLBACK');
        }
      });
      await world.rest(50, 300);
    }
    await session.end();
  },
};
