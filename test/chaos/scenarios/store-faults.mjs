import { failing } from './injected-errors.mjs';

/*
 * What passes within the time that a server may be silent is no reason for any job to run again. So these
 * tell the ledger of no disturbance: each repeat is a finding.
 */

/** Shorter than servers may be silent here, with what it takes them to notice that it is over. */
const LONGEST_MS = 1_000;

/** @type {import('./scenario.mjs').Scenario} */
export const loginsRefused = {
  name: 'logins-refused',
  promise: 'The database may refuse all logins for a second, and no job runs again',

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(1_500, 2_500);
      await world.database.refuseLogins(true);
      await world.database.terminateSessions(0.5);
      await world.rest(200, LONGEST_MS);
      await world.database.refuseLogins(false);
    }
  },
};

/** @type {import('./scenario.mjs').Scenario} */
export const internalErrors = {
  name: 'internal-errors',
  promise:
    'The database may answer everything with an internal error for a second, and no job runs again',
  world: { isProxied: true, ticks: true },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(1_500, 2_500);
      await failing(
        world,
        () => 'XX000',
        () => world.rest(200, LONGEST_MS),
      );
    }
  },
};

/** @type {import('./scenario.mjs').Scenario} */
export const discardedSessions = {
  name: 'discarded-sessions',
  only: ['postgres'],
  promise: 'Sessions may lose all that was prepared on them at any time, and no job runs again',
  world: { ticks: true, process: { resetsSessionsEveryMs: 400 } },

  async disturb(world) {
    while (!world.isOver) await world.rest(500, 1_000);
  },
};
