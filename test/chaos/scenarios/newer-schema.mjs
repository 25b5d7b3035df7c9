import { WITH_TABLES } from './scenario.mjs';
import { tablesOf } from './tables-of.mjs';

/** @import { World } from '../world/world.mjs' */

/**
 * A deployment of a version with a newer schema: the first processes of it bring the schema, two at once or
 * one that is killed while it does, and those of the older version run on until they are replaced. Now and
 * then somebody reads for long what is to be changed.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const newerSchema = {
  name: 'newer-schema',
  only: WITH_TABLES,
  promise: 'A newer version may bring a newer schema while older servers run under load',
  world: { workers: 3, ticks: true, lastsMs: 500 },

  async disturb(world) {
    let furtherMigrations = 0;
    do {
      await world.rest(300, 1_000);
      furtherMigrations += 1;
      const newer = { furtherMigrations };
      const [first, second, ...others] = [...world.workers];
      if (!first || !second) return;

      await Promise.all([world.stop(first), world.stop(second)]);
      const reading = world.random.next() < 0.5 ? readForLong(world) : undefined;
      const starting = [world.replace(first, newer), world.replace(second, newer)];
      if (world.random.next() < 0.5) {
        await world.rest(300, 1_500);
        await world.kill(/** @type {typeof first} */ (world.workers.at(-1)));
      }
      for (const one of await Promise.all(starting)) if (!one.isRunning) await world.replace(one);
      await reading;
      for (const one of others) {
        await world.stop(one);
        await world.replace(one, newer);
      }
    } while (!world.isOver);
  },

  async measure(world) {
    const { tables } = tablesOf(world);
    const [row] = await tablesOf(world).administer(
      `SELECT count(*) AS brought FROM ${tables.migration} WHERE name LIKE 'further-%'`,
    );
    return { brought: Number(row?.brought) };
  },
  judge: ({ brought }) => (brought === 0 ? 'nobody has brought a newer schema' : undefined),
};

/** @param {World} world */
async function readForLong(world) {
  const { tables } = tablesOf(world);
  const session = await tablesOf(world).connect();
  await world.disturb('busy database', undefined, async () => {
    await session.query('BEGIN');
    await session.query(`SELECT count(*) FROM ${tables.job}`);
    await world.rest(1_500, 4_000);
    await session.query('COMMIT');
  });
  await session.end();
}
