import { until } from '../../support/until.js';
import { nowMs } from '../support/monotonic-clock.mjs';

/** @import { Scenario } from './scenario.mjs' */

/** What docs/reliability.md calls the fast profile. */
export const FAST_PROFILE = { heartbeatIntervalMs: 1_000, serverTimeoutMs: 3_000 };
/** The defaults of the library, which the other scenarios shorten. */
const DEFAULTS = { heartbeatIntervalMs: 6_000, serverTimeoutMs: 15_000 };

/**
 * Kills a server in the middle of its jobs, and takes the time until the last of them has started
 * elsewhere.
 *
 * @param {{ name: string, withinMs: number, server: import('../../../lib/index.js').ServerOptions }} given
 * @returns {Scenario}
 */
function recovery({ name, withinMs, server }) {
  /** @type {number[]} */
  let tookMs = [];

  return {
    name,
    promise: `The jobs of a killed server run elsewhere within ${withinMs / 1_000} seconds`,
    // The one that survives has room for all of them.
    world: { server: { ...server, workerCount: 50 }, orders: ['single'], lastsMs: 800 },

    async disturb(world) {
      tookMs = [];
      do {
        const victim = world.anyWorker;
        const running = await until(() => {
          const ids = world.runningIn(victim);
          return ids.size > 2 && ids;
        }, 30_000);
        if (!running) continue;

        const fromMs = nowMs();
        await world.kill(victim);
        const lost = world.runningIn(victim);
        const survivors = world.workers.filter((one) => one !== victim);
        const recovered = await until(
          () => [...lost].every((id) => survivors.some((one) => world.hasStarted(one, id, fromMs))),
          3 * withinMs,
        );
        tookMs.push(recovered ? nowMs() - fromMs : Number.POSITIVE_INFINITY);
        await world.replace(victim);
        await world.rest(500, 1_500);
      } while (!world.isOver);
    },

    measure: async () => ({
      recoveries: tookMs.length,
      slowestRecoveryMs: Math.round(Math.max(...tookMs)),
      fastestRecoveryMs: Math.round(Math.min(...tookMs)),
    }),
    judge: ({ recoveries = 0, slowestRecoveryMs = 0 }) =>
      recoveries === 0 || slowestRecoveryMs > withinMs
        ? `the slowest of ${recoveries} recoveries took ${slowestRecoveryMs} ms`
        : undefined,
  };
}

export const recoveryWhenFast = recovery({
  name: 'recovery-fast',
  withinMs: 5_000,
  server: FAST_PROFILE,
});
export const recoveryAtDefaults = recovery({
  name: 'recovery-default',
  withinMs: 20_000,
  server: DEFAULTS,
});
