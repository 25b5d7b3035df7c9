import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BackgroundJobService } from 'nestjs-hangfire';
import { ApiModule } from '../docs/recipes/monorepo/api/api.module.js';
import { WorkerModule } from '../docs/recipes/monorepo/worker/worker.module.js';
import { ended } from '../support/ended.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('docs/monorepos.md', () => {
  let database: TestDatabase;
  let api: INestApplication;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.url;
    api = await NestFactory.create(ApiModule, { logger: false });
    await api.listen(0, '127.0.0.1');
    worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  });
  afterAll(async () => {
    await worker?.close();
    await api?.close();
    delete process.env.DATABASE_URL;
    await database?.drop();
  });

  it('runs jobs in the worker that the API has named by the abstract class', async () => {
    const { port } = api.getHttpServer().address() as AddressInfo;
    const customers = `http://127.0.0.1:${port}/customers`;
    const answer = await fetch(`${customers}/ada@example.com`, { method: 'POST' });
    const { jobId } = (await answer.json()) as { jobId: string };

    expect(await ended(api.get(BackgroundJobService), jobId)).toMatchObject({
      type: 'mailer',
      queue: 'mails',
      result: 'Welcome, ada@example.com',
    });
  });
});
