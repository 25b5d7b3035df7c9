import { DEFAULT_SETTINGS, startServer } from './databases/servers.mjs';
import { runScenario } from './run-scenario.mjs';
import { missingIn } from './scenarios/missing-in.mjs';

/** @import { ServerSettings, StoreName } from './databases/database.mjs' */
/** @import { Scenario } from './scenarios/scenario.mjs' */
/** @import { ScenarioResult } from './run-scenario.mjs' */

/**
 * @typedef {object} ChaosPlan
 * @property {StoreName} [store] `postgres` if left out
 * @property {ServerSettings} [settings] of a server that has them
 * @property {readonly Scenario[]} scenarios
 * @property {string} library the compiled library
 * @property {number} firstSeed
 * @property {number} seeds how many times all of them are run at least
 * @property {number} minutes for how long they are run again
 * @property {number} seconds how long each scenario is disturbed
 * @property {(result: ScenarioResult) => void} [onResult]
 */

/**
 * Runs the scenarios one after the other, each run with the next seed.
 *
 * @param {ChaosPlan} plan
 * @returns {Promise<ScenarioResult[]>}
 */
export async function runChaos(plan) {
  const {
    store = 'postgres',
    settings = DEFAULT_SETTINGS,
    scenarios,
    library,
    firstSeed,
    seeds,
    minutes,
    seconds,
    onResult,
  } = plan;
  const endMs = performance.now() + minutes * 60_000;
  const server = await startServer(store, settings);
  const results = [];
  try {
    for (let turn = 0; turn < seeds || performance.now() < endMs; turn += 1) {
      for (const scenario of scenarios) {
        if (missingIn(scenario, store)) continue;
        const seed = firstSeed + results.length;
        const durationMs = seconds * 1_000;
        const result = await runScenario({ scenario, seed, durationMs, library, server, settings });
        onResult?.(result);
        results.push(result);
        if (turn >= seeds && performance.now() > endMs) break;
      }
    }
    return results;
  } finally {
    await server.dispose();
  }
}
