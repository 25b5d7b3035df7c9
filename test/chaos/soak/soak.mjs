import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../databases/servers.mjs';
import { readLedger } from '../ledger/read-ledger.mjs';
import { reconcile } from '../ledger/reconcile.mjs';
import { World } from '../world/world.mjs';
import { latencyP99Ms } from './latency.mjs';

/** @import { ServerSettings, StoreName } from '../databases/database.mjs' */
/** @import { ChaosChild } from '../world/chaos-child.mjs' */

const DEFAULT_MINUTES = 20;
const KILL_EVERY_MS = 30_000;
const SAMPLE_MS = 60_000;
const FOLDER = new URL('../results/', import.meta.url);
/** Twenty orders a second, most of them of several jobs: about half of what two busy cores can do. */
const WORLD = { workers: 3, clients: 2, orderPauseMs: 100, ticks: true, lastsMs: 100 };

/**
 * Half of the load that the machine can bear, for long, with a kill every 30 seconds. What a leak or a
 * bloated table would let grow is sampled each minute: one of the processes that run jobs is never
 * killed.
 *
 * @param {{ store: StoreName, settings: ServerSettings, library: string, minutes: number, firstSeed: number, results: string,
 *   say: (text: string) => void }} plan
 * @returns {Promise<boolean>} whether nothing was found
 */
export async function runSoak({ store, settings, library, minutes, firstSeed, results, say }) {
  const durationMs = (minutes || DEFAULT_MINUTES) * 60_000;
  const folder = mkdtempSync(join(tmpdir(), 'hangfire-soak-'));
  const server = await startServer(store, settings);
  const database = await server.createDatabase();
  const world = new World({
    options: WORLD,
    library,
    folder,
    database,
    seed: firstSeed,
    durationMs,
  });
  mkdirSync(FOLDER, { recursive: true });
  const file = fileURLToPath(new URL(`soak-${results}.jsonl`, FOLDER));
  writeFileSync(file, '');

  try {
    await world.start();
    const spared = world.anyWorker;
    const others = () => world.workers.filter((worker) => worker !== spared);
    const end = performance.now() + durationMs;
    let sampledMs = performance.now();
    while (performance.now() < end) {
      await world.rest(KILL_EVERY_MS, KILL_EVERY_MS);
      if (performance.now() - sampledMs >= SAMPLE_MS) {
        sampledMs = performance.now();
        appendFileSync(
          file,
          `${JSON.stringify(await sample({ world, folder, spared, others: others() }))}\n`,
        );
      }
      const victim = world.random.oneOf(others());
      await world.kill(victim);
      await world.replace(victim);
    }
    world.over();
    await world.settle();
    const { findings, figures } = reconcile(readLedger(folder), await world.stored.all());
    say(readFileSync(file, 'utf8'));
    say(JSON.stringify({ figures, findings: findings.slice(0, 20) }, null, 2));
    say(`Kept in ${file}`);
    return findings.length === 0;
  } finally {
    await world.close();
    await server.dispose();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {{ world: World, folder: string, spared: ChaosChild, others: readonly ChaosChild[] }} given
 */
async function sample({ world, folder, spared, others }) {
  return {
    at: new Date().toISOString(),
    sparedBytes: residentBytes(spared.pid),
    otherBytes: others.map(({ pid }) => residentBytes(pid)),
    ...(await world.database.sizes()),
    latencyP99Ms: latencyP99Ms(readLedger(folder), SAMPLE_MS),
  };
}

/** @param {number} pid */
function residentBytes(pid) {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
