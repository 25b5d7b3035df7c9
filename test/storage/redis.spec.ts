import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { Broker } from '../support/brokers/broker.js';
import { redisConformanceStore } from '../support/redis-conformance-store.js';

let server: Broker;

beforeAll(async () => {
  server = await Broker.start('redis');
});

afterAll(async () => {
  await server.dispose();
});

storageConformance(
  { name: 'RedisJobStorage', open: () => redisConformanceStore(server.url) },
  { describe, it },
);
