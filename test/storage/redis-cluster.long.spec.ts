import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { RedisCluster } from '../support/redis/redis-cluster.js';
import { redisConformanceStore } from '../support/redis/redis-conformance-store.js';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await RedisCluster.start();
});

afterAll(() => cluster.dispose());

storageConformance(
  {
    name: 'RedisJobStorage on a Cluster',
    open: () => redisConformanceStore({ cluster: cluster.nodes }),
  },
  { describe, it },
);
