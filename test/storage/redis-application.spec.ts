import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DynamicModule } from '@nestjs/common';
import { Redis } from 'ioredis';
import { redisStore } from '../../lib/cli/stores/redis-store.js';
import { conformanceCases, proveStorage } from '../../lib/conformance/index.js';
import { TransactionNotSupportedError } from '../../lib/errors.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import { disconnect } from '../../lib/storages/redis/connection/disconnect.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { RedisServer } from '../support/redis/redis-server.js';

class QuickService {
  quick(): void {}
}

let server: RedisServer;
let app: HangfireApp | undefined;

beforeAll(async () => {
  server = await RedisServer.start();
  process.env.REDIS_URL = server.url;
});
afterEach(async () => {
  await app?.close();
  app = undefined;
});
afterAll(async () => {
  delete process.env.REDIS_URL;
  await server.dispose();
});

const inNest = async (imports: DynamicModule[]) => {
  app = await HangfireApp.of({ imports, providers: [QuickService] });
  return app;
};

async function runsAJob(started: HangfireApp): Promise<void> {
  const id = await started.jobs.enqueue(QuickService, (service) => service.quick());
  await started.reaches(id, 'Succeeded');
}

describe('An application whose jobs are in Redis', () => {
  it('names the server', async () => {
    await runsAJob(
      await inNest([
        HangfireModule.forRoot({ storage: { type: 'redis', url: process.env.REDIS_URL } }),
      ]),
    );
  });

  it('names the server when it starts', async () => {
    const useFactory = () => ({ storage: { type: 'redis' as const, url: server.url } });

    await runsAJob(await inNest([HangfireModule.forRootAsync({ useFactory })]));
  });

  it('gives a client that it has', async () => {
    const client = new Redis(server.url);

    await runsAJob(await inNest([HangfireModule.forRoot({ storage: { type: 'redis', client } })]));
    disconnect(client);
  });

  it('is refused a transaction of its database', async () => {
    const { jobs } = await inNest([
      HangfireModule.forRoot({ storage: { type: 'redis', url: server.url }, server: false }),
    ]);
    const manager = { queryRunner: { isTransactionActive: true } };

    await expect(
      jobs.enqueue(QuickService, (service) => service.quick(), { manager: manager as never }),
    ).rejects.toThrow(TransactionNotSupportedError);
  });
});

describe('The command that proves a store', () => {
  it('leaves no keys in Redis', async () => {
    await server.ask('FLUSHALL');
    const { open, lacks, remove } = await redisStore(server.url);
    const cases = conformanceCases().filter(({ role }) => role === 'queues');
    const results = await proveStorage(open, { cases, lacks: lacks.map(({ need }) => need) });
    await remove();

    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(await server.ask('DBSIZE')).toBe('0');
  });
});
