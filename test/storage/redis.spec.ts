import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import type { RedisStorageOptions } from '../../lib/storages/redis/redis-storage-options.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { redisConformanceStore } from '../support/redis/redis-conformance-store.js';
import { RedisServer } from '../support/redis/redis-server.js';
import { REDIS_URL_VARIABLE } from '../support/redis/redis-there.js';

let server: RedisServer | undefined;
let options: RedisStorageOptions;

beforeAll(async () => {
  const given = process.env[REDIS_URL_VARIABLE];
  server = given === undefined ? await RedisServer.start() : undefined;
  options = { url: server?.url ?? given };
});

afterAll(() => server?.dispose());

storageConformance(
  {
    name: 'RedisJobStorage',
    timeoutMs: CASE_PATIENCE_MS,
    open: () => redisConformanceStore(options),
  },
  { describe, it },
);
