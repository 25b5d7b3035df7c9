import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const MINUTE_MS = 60_000;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

describe('A server that sends no heartbeat', () => {
  let pool: pg.Pool;
  let silent: TypeOrmJobStorage;
  let other: TypeOrmJobStorage;

  beforeEach(async () => {
    pool = new pg.Pool({ connectionString: database.url });
    silent = new TypeOrmJobStorage(new DataSource({ type: 'postgres', url: database.url }));
    other = new TypeOrmJobStorage(new DataSource({ type: 'postgres', url: database.url }));
    await silent.servers.announce({ id: 'silent', name: 'silent', queues: [], workerCount: 1 });
  });
  afterEach(async () => {
    await silent.close();
    await other.close();
    await pool.end();
  });

  const beat = (storage: TypeOrmJobStorage, id: string) =>
    storage.servers.heartbeat(id, { queues: [], serverTimeoutMs: MINUTE_MS });
  const silentFor = async (minutes: number) => {
    const by = `${minutes} minutes`;
    await pool.query('UPDATE hangfire.server SET heartbeat_at = now() - $1::interval', [by]);
    return other.servers.removeTimedOut(MINUTE_MS);
  };
  const timeout = async () => {
    const { nextTimeoutAt, hasAbandonedJobs } = await beat(other, 'other');
    const { rows } = await pool.query('SELECT heartbeat_at FROM hangfire.server');
    const fromMs = rows[0].heartbeat_at.getTime();
    const inMinutes = ((nextTimeoutAt?.getTime() ?? 0) - fromMs) / MINUTE_MS;
    return { minutes: Math.round(inMinutes), hasAbandonedJobs };
  };

  it('has twice the time while its process is connected, because the process may be busy', async () => {
    await silent.events.subscribe(() => {});
    await beat(silent, 'silent');
    expect(await timeout()).toEqual({ minutes: 1, hasAbandonedJobs: false });

    expect(await silentFor(1.5)).toEqual([]);
    expect(await timeout()).toEqual({ minutes: 2, hasAbandonedJobs: false });
    expect(await silentFor(2.1)).toEqual(['silent']);
  });

  it('counts as gone after once the time when its process has lost its connection', async () => {
    const { close } = await silent.events.subscribe(() => {});
    await beat(silent, 'silent');
    await close();

    expect(await silentFor(0.9)).toEqual([]);
    expect(await silentFor(1.1)).toEqual(['silent']);
  });

  it('counts as gone after once the time when its process has never listened', async () => {
    await beat(silent, 'silent');

    expect(await silentFor(1.1)).toEqual(['silent']);
  });

  it('is not taken for another process whose session has the same number', async () => {
    await silent.events.subscribe(() => {});
    await beat(silent, 'silent');
    await pool.query("UPDATE hangfire.server SET session = split_part(session, ' ', 1) || ' 1'");

    expect(await silentFor(1.1)).toEqual(['silent']);
  });
});
