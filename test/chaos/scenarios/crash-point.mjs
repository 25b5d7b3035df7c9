import { until } from '../../support/until.js';
import { nowMs } from '../support/monotonic-clock.mjs';

/** @import { World, WorldOptions } from '../world/world.mjs' */
/** @import { Gate } from '../proxy/wire-proxy.mjs' */
/** @import { Scenario } from './scenario.mjs' */
/** @import { ChaosChild } from '../world/chaos-child.mjs' */

/** After so long without anybody at the gate, it is put up anew. */
const PATIENCE_MS = 15_000;
const MAX_SKIPPED = 6;
/** On a busy machine, the first hit may need more time than there is. */
const MAX_TRIES_WITHOUT_HIT = 6;

/**
 * A place in the code with a comment on what a crash there leaves behind; the process is killed exactly
 * there, because a proxy stops it at the statement in question.
 *
 * @typedef {object} CrashPoint
 * @property {string} name
 * @property {string} words of the comment
 * @property {string} file in which it stands
 * @property {readonly Pick<Gate, 'statement' | 'at' | 'side'>[]} gates
 * @property {'workers' | 'clients'} [of] whose code it is
 * @property {WorldOptions} [world]
 * @property {Scenario['only']} [only] the stores that reach it
 * @property {boolean} [needsDead] whether it is reached only after another server was killed
 */

/**
 * @param {CrashPoint} point
 * @returns {Scenario}
 */
export function crashPointScenario(point) {
  const {
    name,
    words,
    gates,
    world: options = {},
    of = 'workers',
    only,
    needsDead = false,
  } = point;
  let hits = 0;

  return {
    name: `crash-${name}`,
    ...(only ? { only } : {}),
    promise: words,
    world: { workers: 2, isProxied: true, ticks: true, ...options },

    async disturb(world) {
      hits = 0;
      // In turn, so that none is left out where there is time for all.
      const first = world.random.between(0, gates.length - 1);
      for (let tries = 0; !world.isOver || hits === 0; tries += 1) {
        if (hits === 0 && tries === MAX_TRIES_WITHOUT_HIT) return;
        const gate = world.database.gateOf({
          .../** @type {(typeof gates)[number]} */ (gates[(first + tries) % gates.length]),
          skipped: world.random.between(0, MAX_SKIPPED),
        });
        if (needsDead) gate.skipped = 0;
        for (const [victim, sinceMs] of await stoppedAt(world, world[of], gate, needsDead)) {
          hits += 1;
          // What goes through that session stands still until then, and the others may notice.
          await world.disturb('cut', victim, () => world.kill(victim), sinceMs);
          await world.replace(victim);
        }
      }
    },

    measure: async () => ({ hits }),
    judge: (figures) => (figures.hits === 0 ? 'the crash point was never reached' : undefined),
  };
}

/**
 * The process that comes to the gate first, and those that have come there at the same time, and since when they
 * stand there.
 *
 * @param {World} world
 * @param {readonly ChaosChild[]} children
 * @param {Gate} gate
 * @param {boolean} needsDead
 * @returns {Promise<[ChaosChild, number][]>}
 */
async function stoppedAt(world, children, gate, needsDead) {
  /** @type {Map<ChaosChild, number>} */
  const held = new Map();
  for (const child of children) {
    void world
      .proxyOf(child)
      .reaches(gate)
      .then(() => held.set(child, nowMs()));
  }
  if (needsDead) await loseOne(world);

  await until(() => held.size > 0, PATIENCE_MS);
  for (const child of children) world.proxyOf(child)?.openGate();
  return children
    .filter((child) => world.proxyOf(child)?.holdsSession)
    .map((child) => [child, held.get(child) ?? nowMs()]);
}

/** @param {World} world */
async function loseOne(world) {
  const lost = world.anyWorker;
  await world.kill(lost);
  await world.replace(lost);
}
