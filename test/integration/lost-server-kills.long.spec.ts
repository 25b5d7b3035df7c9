import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ServerOptions } from '../../lib/server/server-options.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { Ledger } from './support/ledger.js';
import { ServerProcess } from './support/server-process.js';

const ROUNDS = 5;
const PROCESSES = 2;
const SERVERS = 10;
const KILLS = ROUNDS * PROCESSES * SERVERS;

const QUICK = {
  heartbeatIntervalMs: 500,
  serverTimeoutMs: 4_000,
  problemCheckIntervalMs: 200,
  workerCount: 1,
} satisfies ServerOptions;

let library: CompiledLibrary;
let database: TestDatabase;
let ledger: Ledger;
let survivor: HangfireApp | undefined;
let running: ServerProcess[] = [];
let openings: string[];
let started: string[];

/** On a busy machine the survivor itself may be silent for too long. */
const isVictim = (id: string) => id.startsWith('victim-');

const startVictims = async (round: number) => {
  running = await Promise.all(
    Array.from({ length: PROCESSES }, (_, process) =>
      ServerProcess.start({
        library,
        url: database.url,
        server: Array.from({ length: SERVERS }, (_, server) => ({
          ...QUICK,
          name: `victim-${round}-${process}-${server}`,
        })),
      }),
    ),
  );
};
const startSurvivor = () =>
  HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: { ...QUICK, name: 'survivor' },
    onProblem: ({ event, problem: { kind, subject } }) => {
      if (event === 'opened' && kind === 'server-lost' && isVictim(subject)) openings.push(subject);
    },
  });
const victims = async (app: HangfireApp, count: number) =>
  eventually(async () => {
    const servers = (await app.storage.servers.list()).filter(({ id }) => isVictim(id));
    return servers.length === count && servers.map(({ id }) => id);
  });

beforeAll(async () => {
  library = compileLibrary();
  database = await createTestDatabase();
  ledger = new Ledger(database.url);
  await ledger.create();
  openings = [];
  started = [];
});
afterAll(async () => {
  await Promise.all(running.map((process) => process.end('SIGKILL')));
  await survivor?.close();
  await ledger.close();
  await database.drop();
});

it(`tells of each of ${KILLS} killed servers exactly once, also of the server that was looking`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await startVictims(round);
    // In the first round, a victim has started first, so it is the one that looks for problems.
    survivor ??= await startSurvivor();
    started.push(...(await victims(survivor, PROCESSES * SERVERS)));
    await Promise.all(running.map((process) => process.end('SIGKILL')));
    await victims(survivor, 0);
  }
  // A slow store is looked at less often, up to every two minutes.
  await eventually(() => started.every((id) => openings.includes(id)), { withinMs: 150_000 });
  const app = survivor as HangfireApp;
  const records = [
    ...(await app.storage.problems.listOpen()),
    ...(await app.storage.problems.listClosed(1_000)),
  ].filter(({ kind, subject }) => kind === 'server-lost' && isVictim(subject));

  // On a busy machine a victim may have lost its leases before, and gone on under another id: that is told as well.
  const subjects = records.map(({ subject }) => subject);
  for (const told of [openings, subjects]) {
    expect(started.filter((id) => !told.includes(id))).toEqual([]);
    expect(told.filter((id, index) => told.indexOf(id) !== index)).toEqual([]);
  }
  process.stdout.write(
    `${KILLS} of ${KILLS} killed servers were told, ${openings.length} lost ones in all\n`,
  );
}, 480_000);
