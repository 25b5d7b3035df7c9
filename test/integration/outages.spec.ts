import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { UseJobFilters } from '../../lib/filters/use-job-filters.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';

const MINUTE = 60_000;

let isHolding: Signal;
let mayEnd: Signal;

let cutConnections: () => Promise<void>;

class WorkService {
  @UseJobFilters({
    onStateElection: async ({ currentState }) => {
      if (currentState === 'Scheduled') await cutConnections();
    },
  })
  later(): void {}

  work(_number: number): void {}

  async hold(): Promise<string> {
    isHolding.fire();
    await mayEnd;
    return 'survived';
  }
}

let server: EmbeddedPostgres;
let app: HangfireApp;

const start = async () => {
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: server.url },
    providers: [WorkService],
  });
};
const work = (number: number) => app.jobs.enqueue(WorkService, (service) => service.work(number));

beforeAll(async () => {
  server = await startEmbeddedPostgres();
});
beforeEach(async () => {
  isHolding = new Signal();
  mayEnd = new Signal();
  // Whatever state the case before has left it in.
  await server.stop();
  await server.start();
  await onServer((client) => client.query('DROP SCHEMA IF EXISTS hangfire CASCADE'));
});
afterEach(async () => {
  mayEnd.fire();
  await app?.close();
});
afterAll(() => server.dispose());

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

describe('while the database is down', () => {
  it('an application starts, says so, and works as soon as the database is up', async () => {
    await server.stop();
    await start();
    expect(app.logger.has('warn', 'The job store is away, starting without it')).toBe(true);

    await server.start();
    const id = await eventually(() => work(1).catch(() => undefined), { withinMs: MINUTE });
    await app.reaches(id, 'Succeeded', MINUTE);
    expect(app.logger.has('log', 'Working again')).toBe(true);
  }, 120_000);

  it('enqueueing fails after a few tries, with an error that says why', async () => {
    await start();
    await app.reaches(await work(1), 'Succeeded');
    await server.stop();

    await expect(work(2)).rejects.toMatchObject({ code: 'HANGFIRE_STORAGE_UNAVAILABLE' });
    await server.start();
    await app.reaches(await work(3), 'Succeeded', MINUTE);
  }, 120_000);

  it('an application stops in time', async () => {
    await start();
    await app.reaches(await work(1), 'Succeeded');
    await server.stop();
    const startedMs = performance.now();
    await app.close();

    expect(performance.now() - startedMs).toBeLessThan(15_000);
  }, 60_000);

  it('a running job goes on, and its outcome waits', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isHolding;
    await server.stop();
    mayEnd.fire();
    await eventually(() => app.logger.has('error', 'settling of jobs'));
    await server.start();

    expect(await app.reaches(id, 'Succeeded', MINUTE)).toMatchObject({
      attempt: 1,
      result: 'survived',
    });
  }, 120_000);
});

describe('a connection that is lost in the middle of a transaction', () => {
  it('neither ends the process nor loses the job', async () => {
    let cuts = 0;
    cutConnections = async () => {
      cuts += 1;
      if (cuts === 1) await endOtherSessions();
    };
    await start();
    const id = await app.jobs.schedule(WorkService, (service) => service.later(), {
      milliseconds: 20,
    });
    await app.reaches(id, 'Succeeded', MINUTE);

    expect(cuts).toBeGreaterThan(1);
  }, 90_000);

  const endOtherSessions = () =>
    onServer(async (client) => {
      const others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'postgres'";
      const { rows } = await client.query(`SELECT pid, pg_terminate_backend(pid) ${others}`);
      const pids = rows.map(({ pid }) => pid);
      await eventually(async () => {
        const left = await client.query(`SELECT 1 ${others} AND pid = ANY ($1)`, [pids]);
        return left.rowCount === 0;
      });
    });
});
