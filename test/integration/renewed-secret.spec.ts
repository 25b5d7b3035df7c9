import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { StorageEvent } from '../../lib/storage/events/storage-events.js';
import { aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUEUES = ['default'];

/** A process in which nothing beats or looks by itself, so that only what it hears tells it anything. */
interface Process {
  readonly app: HangfireApp;
  readonly heard: StorageEvent[];
  beat(): Promise<unknown>;
  creates(): Promise<void>;
}

let database: TestDatabase;
let dataSource: DataSource;
let apps: HangfireApp[];

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await dataSource.destroy();
  await database.drop();
});

async function start(serverId: string): Promise<Process> {
  const heard: StorageEvent[] = [];
  const storage = { type: 'postgres', url: database.url } as const;
  const app = await HangfireApp.start({ storage, server: false });
  apps.push(app);
  const { servers, events, jobs } = app.storage;
  await servers.announce({ id: serverId, name: serverId, queues: QUEUES, workerCount: 1 });
  await events.subscribe((event) => heard.push(event), { serverId, queues: QUEUES });
  return {
    app,
    heard,
    beat: () => servers.heartbeat(serverId, { queues: QUEUES, serverTimeoutMs: 60_000 }),
    creates: () => jobs.createJobs([aNewJob()]),
  };
}

const hasHeard = ({ heard }: Process) => heard.some(({ kind }) => kind === 'ready');
const hears = (listener: Process) => eventually(async () => hasHeard(listener));
/** As soon as it listens anew, which nobody else sees. */
const comesToHear = (listener: Process, { creates }: Process) =>
  eventually(async () => {
    await creates();
    return hasHeard(listener);
  });

const truncate = `
  DO $$ BEGIN EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
      FROM pg_tables WHERE schemaname = 'hangfire');
  END $$`;
const secrets = () => dataSource.query('SELECT value FROM hangfire.secret');

describe('After all tables were emptied', () => {
  it('a process that ran before hears a process that was started since, from its next heartbeat on', async () => {
    const older = await start('older');
    await dataSource.query(truncate);
    const newer = await start('newer');

    await older.beat();
    await comesToHear(older, newer);
  });

  it('a process that was started since hears a process that ran before, even without a heartbeat', async () => {
    const older = await start('older');
    await dataSource.query(truncate);
    const newer = await start('newer');

    await older.creates();
    await hears(newer);
  });

  it('an enqueue in a transaction of a process that ran before is heard', async () => {
    const older = await start('older');
    await dataSource.query(truncate);
    const newer = await start('newer');

    await dataSource.transaction((manager) =>
      older.app.storage.jobs.createJobs([aNewJob()], { transaction: manager }),
    );
    await hears(newer);
  });

  it('processes that ran before make a secret by themselves, and hear one another', async () => {
    const [one, other] = [await start('one'), await start('other')];
    const [{ value: before }] = await secrets();
    await dataSource.query(truncate);

    await one.beat();
    await other.beat();
    await comesToHear(other, one);
    await comesToHear(one, other);

    const [{ value: after }] = await secrets();
    expect(after).toMatch(/^[0-9a-f]{64}$/);
    expect(after).not.toBe(before);
  });
});
