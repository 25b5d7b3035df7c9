import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readLedger } from './ledger/read-ledger.mjs';
import { reconcile } from './ledger/reconcile.mjs';
import { World } from './world/world.mjs';

/** @import { Scenario } from './scenarios/scenario.mjs' */
/** @import { ChaosServer, ServerSettings } from './databases/database.mjs' */
/** @import { Verdict } from './ledger/reconcile.mjs' */

/**
 * @typedef {object} ScenarioRun
 * @property {Scenario} scenario
 * @property {number} seed
 * @property {number} durationMs how long it is disturbed
 * @property {string} library
 * @property {ChaosServer} server
 * @property {ServerSettings} settings
 *
 * @typedef {Verdict & {
 *   scenario: string,
 *   promise: string,
 *   seed: number,
 *   seconds: number,
 *   measured: Record<string, number>,
 *   ledger?: string,
 *   output?: string,
 * }} ScenarioResult
 */

const NOTHING = { jobs: [], batches: [], history: [], effects: new Map(), followers: new Map() };

/**
 * Starts a world, disturbs it for a while, lets it settle, and holds the ledger against the store.
 *
 * @param {ScenarioRun} run
 * @returns {Promise<ScenarioResult>}
 */
export async function runScenario({ scenario, seed, durationMs, library, server, settings }) {
  const startedMs = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'hangfire-chaos-'));
  const ownServer = await scenario.startServer?.(settings);
  const database = await (ownServer ?? server).createDatabase();
  const options = scenario.world ?? {};
  const world = new World({ options, library, folder, database, seed, durationMs });

  try {
    await world.start();
    await disturbFor(durationMs, world, scenario);
    await world.settle();
    const measured = (await scenario.measure?.(world)) ?? {};
    const verdict = reconcile(readLedger(folder), await world.stored.all());
    if (scenario.mayLose) Object.assign(measured, takeLosses(verdict));
    const isIdle = verdict.figures.acknowledged === 0;
    const wrong = isIdle ? 'nothing was acknowledged' : scenario.judge?.(measured);
    if (wrong) verdict.findings.push({ fault: 'not shown', about: wrong });

    const isGuilty = verdict.findings.length > 0;
    if (!isGuilty) rmSync(folder, { recursive: true });
    return {
      scenario: scenario.name,
      promise: scenario.promise,
      seed,
      seconds: Math.round((performance.now() - startedMs) / 1_000),
      ...verdict,
      measured,
      ...(isGuilty ? { ledger: folder, output: world.output } : {}),
    };
  } catch (error) {
    const about = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      scenario: scenario.name,
      promise: scenario.promise,
      seed,
      seconds: Math.round((performance.now() - startedMs) / 1_000),
      ...reconcile([], NOTHING),
      findings: [{ fault: 'not shown', about }],
      measured: {},
      ledger: folder,
      output: world.output,
    };
  } finally {
    await world.close();
    await database.drop();
    await ownServer?.dispose();
  }
}

/**
 * How many jobs are lost, which are then no findings.
 *
 * @param {Verdict} verdict
 */
function takeLosses(verdict) {
  const others = verdict.findings.filter(({ fault }) => fault !== 'lost');
  const lost = verdict.findings.length - others.length;
  verdict.findings = others;
  return { lost };
}

/**
 * @param {number} durationMs
 * @param {World} world
 * @param {Scenario} scenario
 */
async function disturbFor(durationMs, world, scenario) {
  const ending = new AbortController();
  const { signal } = ending;
  const end = pause(durationMs, undefined, { signal }).then(
    () => world.over(),
    () => world.over(),
  );
  try {
    await scenario.disturb(world);
  } finally {
    ending.abort();
    await end;
  }
}
