import { PgBouncer } from '../databases/postgres/pgbouncer.mjs';

/** @type {import('./scenario.mjs').Scenario} */
export const pgbouncer = {
  name: 'pgbouncer',
  only: ['postgres'],
  promise: 'A proxy may pool transactions, without a word about it in the options',
  ...(PgBouncer.isInstalled() ? {} : { missing: 'pgbouncer is not installed' }),
  world: { workers: 1, ticks: true },

  async disturb(world) {
    const bouncer = await PgBouncer.before(world.database.url);
    const { url } = bouncer;
    let worker = await world.addWorker({ url });
    await world.addClient({ url, load: world.load() });
    while (!world.isOver) {
      await world.rest(500, 2_000);
      await world.kill(worker);
      world.workers = world.workers.filter((one) => one !== worker);
      worker = await world.addWorker({ url });
      await world.rest(500, 2_000);
      await world.disturb('outage', undefined, () => bouncer.restart());
    }
    world.afterwards(() => bouncer.stop());
  },
};
