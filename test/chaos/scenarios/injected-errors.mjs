/** @import { Scenario } from './scenario.mjs' */

/** @type {(given: { name: string, promise: string, share: number, sqlStates: readonly string[] }) => Scenario} */
function failingStatements({ name, promise, share, sqlStates }) {
  return {
    name,
    promise,
    world: { isProxied: true, ticks: true },

    async disturb(world) {
      const { random } = world;
      const all = () => [...world.workers, ...world.clients].map((one) => world.proxyOf(one));
      while (!world.isOver) {
        await world.disturb('outage', undefined, async () => {
          for (const proxy of all()) {
            proxy.failing = (statement) =>
              mayFail(statement) && random.next() < share ? random.oneOf(sqlStates) : undefined;
          }
          await world.rest(300, 1_500);
          for (const proxy of all()) proxy.failing = () => undefined;
        });
        await world.rest(100, 600);
      }
    },
  };
}

const mayFail = (/** @type {string} */ statement) =>
  !/^(BEGIN|START|COMMIT|ROLLBACK|LISTEN|SET|SHOW|SELECT)/i.test(statement);

export const conflicts = failingStatements({
  name: 'conflicts',
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
