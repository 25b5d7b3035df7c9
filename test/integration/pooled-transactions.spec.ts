import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PgBouncer } from '../chaos/databases/postgres/pgbouncer.mjs';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JOBS = 330;
const AT_ONCE = 20;

let runs: Map<number, number>;

class WorkService {
  work(number: number): number {
    runs.set(number, (runs.get(number) ?? 0) + 1);
    return number;
  }
}

const work = (number: number) => (one: WorkService) => one.work(number);

function pooledTransactions(): void {
  let database: TestDatabase;
  let bouncer: PgBouncer;
  let client: HangfireApp;
  let server: HangfireApp;

  beforeAll(async () => {
    runs = new Map();
    database = await createTestDatabase();
    bouncer = await PgBouncer.before(database.url);
    const storage = { type: 'postgres', url: bouncer.url } as const;
    const providers = [WorkService];
    server = await HangfireApp.start({ storage, providers, server: { heartbeatIntervalMs: 200 } });
    client = await HangfireApp.start({ storage, providers, server: false });
  });
  afterAll(async () => {
    await client.close();
    await server.close();
    await bouncer.stop();
    await database.drop();
  });

  /** Nest has one logger for all applications of a process. */
  const said = (part: string) =>
    [server, client]
      .flatMap(({ logger }) => logger.lines)
      .filter(({ text }) => text.includes(part));

  it('stores and runs every job once, with the default options', async () => {
    const ids: (string | null)[] = [];
    for (let first = 0; first < JOBS; first += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, JOBS - first) }, (_, i) => first + i);
      ids.push(
        ...(await Promise.all(
          numbers.map((number) => client.jobs.enqueue(WorkService, work(number))),
        )),
      );
    }

    for (const id of ids) {
      expect(await server.reaches(id, 'Succeeded', 20_000)).toMatchObject({ attempt: 1 });
    }
    expect([...runs.values()]).toEqual(Array.from({ length: JOBS }, () => 1));
  }, 60_000);

  it('says once for each store that statements are no longer prepared, and what to set', () => {
    expect(said('preparedStatements: false')).toHaveLength(2);
  });

  it('says once that notifications do not arrive, and what to set', async () => {
    await eventually(() => said('notifications: false').length > 0, { withinMs: 20_000 });

    expect(said('notifications: false')).toMatchObject([{ level: 'warn' }]);
  });

  it('still lets an idle server find jobs, again and again', async () => {
    for (const number of [JOBS, JOBS + 1, JOBS + 2]) {
      const id = await client.jobs.enqueue(WorkService, work(number));
      // Without notifications and without looking, it would take a minute.
      await server.reaches(id, 'Succeeded', 10_000);
    }
  }, 40_000);
}

if (PgBouncer.isInstalled())
  describe('Behind a proxy that pools transactions, a store', pooledTransactions);
else
  it('Nothing is known of proxies that pool transactions here: pgbouncer is not installed', () => {});
