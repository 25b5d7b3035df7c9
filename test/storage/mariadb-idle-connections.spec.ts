import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aNewJob } from '../../lib/conformance/support/builders.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { EmbeddedMariadb } from '../support/embedded-mariadb.js';
import { eventually } from '../support/eventually.js';

let server: EmbeddedMariadb;
let admin: DataSource;
let application: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  server = await EmbeddedMariadb.start({ settings: { 'wait-timeout': 1 } });
  const options = { type: 'mariadb', url: server.url } as const;
  admin = await new DataSource({ ...options, poolSize: 1 }).initialize();
  application = await new DataSource(options).initialize();
  storage = new TypeOrmJobStorage(application);
  await storage.open();
});
afterAll(async () => {
  await storage.close();
  await application.destroy();
  await admin.destroy();
  await server.dispose();
});

const isAlone = async () =>
  (await admin.query('SELECT id FROM information_schema.processlist WHERE user = ?', ['root']))
    .length === 1;

describe('A store whose idle connections the server has closed', () => {
  it('creates jobs, and finds them', async () => {
    const jobs = Array.from({ length: 5 }, () => aNewJob());
    await Promise.all(jobs.map((job) => storage.jobs.createJobs([job])));
    await eventually(isAlone);

    const more = Array.from({ length: 5 }, () => aNewJob());
    await Promise.all(more.map((job) => storage.jobs.createJobs([job])));

    const found = await storage.jobs.findJobs([...jobs, ...more].map(({ id }) => id));
    expect(found).toHaveLength(10);
  });
});
