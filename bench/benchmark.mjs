import { loadCell } from './cells/index.mjs';
import { installPeers } from './install-peers.mjs';
import { measure } from './measure.mjs';
import { Places } from './places.mjs';
import { resultsOf } from './report/results.mjs';
import { printProgress, printReport } from './report/terminal.mjs';
import { writeResults } from './report/write-results.mjs';
import { openMysqlServer } from './servers/mysql-server.mjs';
import { openPostgresServer } from './servers/postgres-server.mjs';
import { openRedisServer } from './servers/redis-server.mjs';
import { UsageError } from './support/require-known.mjs';
import { isInstalled, loadSystem, needsRedis, storeOf } from './systems/index.mjs';

/**
 * Measures every cell of every system, in turns: A B C A B C.
 *
 * @returns {Promise<boolean>} whether all runs succeeded
 */
export async function runBenchmark(options) {
  if (!options.isQuick) installPeers(options.systems);
  const startedAt = new Date();
  const redis = await openRedisServer();
  const postgres = await openPostgresServer();
  const mysql = openMysqlServer();
  const places = new Places({ postgres, mysql, redis, keep: options.keep });

  try {
    const { present, leftOut } = await presentSystems(options.systems, { mysql, redis });
    const cells = await cellsOf(options);
    const runs = await runAll({ cells, systems: [...present.keys()], options, places });
    const results = await resultsOf({
      ...{ options, startedAt, present, leftOut, cells, runs },
      servers: { postgres, mysql, redis },
    });
    printReport(results);
    await writeResults(results, options.results);
    return runs.every(({ error }) => error === undefined);
  } finally {
    await postgres.close();
    await mysql?.close();
    await redis?.close();
  }
}

async function runAll({ cells, systems, options, places }) {
  const runs = [];
  let isInterrupted = false;
  process.once('SIGINT', () => {
    isInterrupted = true;
  });
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [cellName, cell] of cells) {
      if (round > (cell.maxRounds ?? Infinity)) continue;
      for (const systemName of systems.filter((name) => isFor(cell, name))) {
        if (isInterrupted) throw new UsageError('Interrupted; nothing was written.');
        const run = { round, cell: cellName, system: systemName };
        const outcome = await measure({ cellName, cell, systemName, places });
        runs.push({ ...run, ...outcome });
        printProgress(runs.at(-1), cell);
      }
    }
  }
  return runs;
}

const isFor = (cell, systemName) =>
  (cell.systems?.includes(systemName) ?? true) &&
  (cell.store === undefined || cell.store === storeOf(systemName));

async function presentSystems(names, { mysql, redis }) {
  const present = new Map();
  const leftOut = [];
  for (const name of names) {
    if (!isInstalled(name)) leftOut.push({ system: name, reason: 'it is not installed' });
    else if (needsRedis(name) && !redis) {
      leftOut.push({ system: name, reason: 'REDIS_URL is not set' });
    } else if (storeOf(name) === 'mysql' && !mysql) {
      leftOut.push({ system: name, reason: 'MYSQL_URL is not set' });
    } else present.set(name, await loadSystem(name));
  }
  return { present, leftOut };
}

/** The cells with the sizes that this run of the benchmark has. */
async function cellsOf({ cells: names, isQuick, sizes }) {
  const cells = new Map();
  for (const name of names) {
    const cell = await loadCell(name);
    cells.set(name, {
      ...cell,
      sizes: { ...cell.sizes, ...(isQuick ? cell.quickSizes : {}), ...sizes[name] },
    });
  }
  return cells;
}
