import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HealthIndicatorService } from '@nestjs/terminus';
import pg from 'pg';
import { HangfireClient } from '../../lib/client/hangfire-client.js';
import { HangfireHealthIndicator } from '../../lib/health/hangfire-health-indicator.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Shorter than a reading waits for a lock, and long for anything that answers. */
const IN_TIME = { timeoutMs: 1_000 };
/** Longer than a reading waits for a lock. */
const IN_MORE_TIME = { timeoutMs: 60_000 };

let database: TestDatabase;
let somebody: pg.Client;
let proxy: TcpProxy;
let app: HangfireApp;
let health: HangfireHealthIndicator;

beforeAll(async () => {
  database = await createTestDatabase();
  somebody = new pg.Client({ connectionString: database.url });
  await somebody.connect();
});
afterAll(async () => {
  await somebody.end();
  await database.drop();
});

beforeEach(async () => {
  const url = new URL(database.url);
  proxy = await tcpProxy(Number(url.port));
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  app = await HangfireApp.start({ storage: { type: 'postgres', url: url.href }, server: false });
  health = new HangfireHealthIndicator(new HealthIndicatorService(), app.get(HangfireClient));
});
afterEach(async () => {
  await somebody.query('ROLLBACK');
  proxy.letThrough();
  await app.close();
  await proxy.close();
});

async function lockJobs(): Promise<void> {
  await somebody.query('BEGIN');
  await somebody.query('LOCK TABLE hangfire.job IN ACCESS EXCLUSIVE MODE');
}

describe('A check of health, while the store has no time for readings for people', () => {
  it('is up and busy where the reading comes too late', async () => {
    await lockJobs();

    const { jobs } = await health.isHealthy('jobs', IN_TIME);

    expect(jobs).toEqual({ status: 'up', busy: true, message: expect.any(String), servers: 0 });
  });

  it('is up and busy where the store gives the reading up', async () => {
    await lockJobs();

    const { jobs } = await health.isHealthy('jobs', IN_MORE_TIME);

    expect(jobs).toMatchObject({ status: 'up', busy: true });
  });

  it('has the facts of the latest reading, and says how old they are', async () => {
    await health.isHealthy('jobs', IN_MORE_TIME);
    await lockJobs();

    const { jobs } = await health.isHealthy('jobs', IN_TIME);

    expect(jobs).toMatchObject({
      status: 'up',
      busy: true,
      queueAgeMs: 0,
      failedPerHour: 0,
      readAgoMs: expect.any(Number),
    });
  });

  it('still counts the servers that are alive', async () => {
    await lockJobs();

    const { jobs } = await health.isHealthy('jobs', { ...IN_TIME, minServers: 1 });

    expect(jobs).toMatchObject({ status: 'down', busy: true, servers: 0 });
  });

  it('goes on as before when the store has time again', async () => {
    await lockJobs();
    await health.isHealthy('jobs', IN_TIME);
    await somebody.query('ROLLBACK');

    const { jobs } = await health.isHealthy('jobs', IN_MORE_TIME);
    expect(jobs).toEqual({ status: 'up', queueAgeMs: 0, servers: 0, failedPerHour: 0 });
  });

  it('is no silence, for which liveness would restart the process', async () => {
    await lockJobs();
    await health.isHealthy('jobs', IN_TIME);

    const { jobs } = await health.isAlive('jobs', { maxStoreSilenceMs: 0 });
    expect(jobs).toEqual({ status: 'up', storeSilentForMs: 0 });
  });
});

describe('A check of health, while the store is silent', () => {
  it('is down, also where the store was busy right before', async () => {
    await lockJobs();
    await health.isHealthy('jobs', IN_TIME);
    proxy.swallow();

    const { jobs } = await health.isHealthy('jobs', { timeoutMs: 100 });
    expect(jobs).toEqual({ status: 'down', message: 'The job store did not answer in 100 ms' });
  });
});
