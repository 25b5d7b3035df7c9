import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import { runs } from '../support/extent.js';
import { RedisServer } from '../support/redis/redis-server.js';
import { expectToAgreeWithModel } from './model/random-operations.js';

const HOUR_MS = 3_600_000;

let server: RedisServer;

beforeAll(async () => {
  server = await RedisServer.start({ appendonly: 'no' });
});
afterAll(() => server.dispose());

describe('any sequence of what clients and servers do', () => {
  it(
    'leads RedisJobStorage to where the model says',
    async () => {
      const create = async () => {
        const storage = new RedisJobStorage({
          url: server.url,
          prefix: randomUUID(),
          acceptedRisks: ['no-append-only-file'],
        });
        await storage.open();
        return { storage, close: () => storage.close() };
      };
      await expectToAgreeWithModel(create, {
        numRuns: runs(100),
        maxCommands: 60,
        claimsInOrder: true,
      });
    },
    HOUR_MS,
  );
});
