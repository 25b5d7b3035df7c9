import { SentinelServer } from '../../databases/redis/sentinel-server.mjs';

/** @import { Scenario } from '../scenario.mjs' */

/**
 * The replica lags behind when the master dies, and becomes the master without what it lacks.
 *
 * @param {Pick<Scenario, 'name' | 'promise' | 'mayLose'> & { replicas: number }} given
 * @returns {Scenario}
 */
const failover = ({ replicas, ...given }) => ({
  ...given,
  only: ['redis'],
  startServer: () => SentinelServer.start(),
  world: { ticks: true, store: { replicas } },

  async disturb(world) {
    const { server } = world.database;
    do {
      await world.rest(500, 2_500);
      await world.disturb('failover', undefined, async () => {
        await server.crash();
        await server.start();
      });
    } while (!world.isOver);
  },
});

export const failoverWithLoss = failover({
  name: 'failover',
  promise: 'A failover loses what the replica lacks, and everything else goes on by itself',
  mayLose: true,
  replicas: 0,
});

export const failoverWithReplicas = failover({
  name: 'failover-replicas',
  promise: 'With `replicas: 1`, a failover to the only replica loses nothing',
  replicas: 1,
});
