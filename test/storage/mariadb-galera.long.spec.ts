import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { describeTwoServers } from '../integration/support/two-servers.js';
import { eventually } from '../support/eventually.js';
import { GaleraCluster } from '../support/galera-cluster.js';
import type { TestDatabase } from '../support/test-database.js';

const STARTS = 20;

let cluster: GaleraCluster;

beforeAll(async () => {
  cluster = await GaleraCluster.start();
});
afterAll(() => cluster.dispose());

const inDatabase = (url: string, name: string) =>
  Object.assign(new URL(url), { pathname: name }).href;
const [first, second] = [() => String(cluster.urls[0]), () => String(cluster.urls[1])];

async function createDatabase(): Promise<TestDatabase> {
  const name = `hangfire_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const connection = await createConnection(first());
  await connection.query(`CREATE DATABASE ${name}`);
  await connection.end();
  const url = inDatabase(first(), name);
  await eventually(() => isThere(onSecond(url)));
  return { url, drop: async () => {} };
}

/** Nodes catch up with one another a little later. */
const isThere = (url: string) =>
  createConnection(url).then(
    (connection) => connection.end().then(() => true),
    () => false,
  );

/** The same database, as the other node has it. */
const onSecond = (url: string) => inDatabase(second(), new URL(url).pathname);

/** Opens a store as a process of its own does, and closes it. */
async function open(url: string): Promise<void> {
  const storage = new TypeOrmJobStorage(new PrivateDataSource({ type: 'mysql', url, poolSize: 2 }));
  try {
    await storage.open();
  } finally {
    await storage.close();
  }
}

describe('processes on different nodes of a Galera cluster', () => {
  it('bring the schema up to date at the same time', async () => {
    const outcomes: string[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const { url } = await createDatabase();
      const opened = await Promise.allSettled([open(url), open(onSecond(url)), open(url)]);
      outcomes.push(
        ...opened.map((one) => (one.status === 'rejected' ? String(one.reason) : 'opened')),
      );
      await open(onSecond(url));
    }

    expect(outcomes).toEqual(Array.from({ length: 3 * STARTS }, () => 'opened'));
  });
});

describeTwoServers({ type: 'mysql', create: createDatabase, elsewhere: onSecond, jobs: 5_000 });
