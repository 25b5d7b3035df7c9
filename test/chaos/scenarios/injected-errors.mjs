import { WITH_TABLES } from './scenario.mjs';

/** @import { Scenario } from './scenario.mjs' */

/** @type {(given: { name: string, promise: string, share: number, only?: Scenario['only'], sqlStates: readonly string[] }) => Scenario} */
function failingStatements({ name, promise, only, share, sqlStates }) {
  return {
    name,
    ...(only ? { only } : {}),
    promise,
    world: { isProxied: true, ticks: true },

    async disturb(world) {
      const { random } = world;
      while (!world.isOver) {
        await world.disturb('outage', undefined, () =>
          failing(
            world,
            () => (random.next() < share ? random.oneOf(sqlStates) : undefined),
            () => world.rest(300, 1_500),
          ),
        );
        await world.rest(100, 600);
      }
    },
  };
}

/**
 * Lets statements of all processes fail, except those that begin and end transactions.
 *
 * @param {import('../world/world.mjs').World} world
 * @param {() => string | undefined} sqlStateOf
 * @param {() => Promise<void>} during
 */
export async function failing(world, sqlStateOf, during) {
  const proxies = [...world.workers, ...world.clients].map((one) => world.proxyOf(one));
  for (const proxy of proxies) {
    proxy.failing = (statement) => (mayFail(statement) ? sqlStateOf() : undefined);
  }
  await during();
  for (const proxy of proxies) proxy.failing = () => undefined;
}

const mayFail = (/** @type {string} */ statement) =>
  !/^(BEGIN|START|COMMIT|ROLLBACK|LISTEN|SET|SHOW|SELECT)/i.test(statement);

export const conflicts = failingStatements({
  name: 'conflicts',
  only: WITH_TABLES,
  promise: 'Statements may be the victims of deadlocks and of serialization failures',
  share: 0.1,
  sqlStates: ['40P01', '40001'],
});

export const fullDisk = failingStatements({
  name: 'full-disk',
  promise: 'The disk of the database may be full for a while',
  share: 0.5,
  sqlStates: ['53100'],
});
