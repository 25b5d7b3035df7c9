import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { InvalidOptionsError, UnsupportedServerError } from '../../../lib/errors.js';
import { requireVersion } from '../../../lib/storages/redis/connection/require-server.js';
import {
  type RedisStorageOptions,
  resolveRedisStorageOptions,
} from '../../../lib/storages/redis/redis-storage-options.js';

const URL_OF_REDIS = 'redis://localhost:6379';
const NODES = [{ host: 'localhost', port: 7000 }];

function problemOf(given: object): string {
  try {
    resolveRedisStorageOptions(given as RedisStorageOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidOptionsError);
    return (error as Error).message;
  }
  throw new Error('The options were taken.');
}

describe('The options of a store on Redis', () => {
  it.each([
    [{ url: URL_OF_REDIS }],
    [{ url: 'rediss://user:secret@redis.example:6380/1', options: { tls: {} } }],
    [{ cluster: NODES, prefix: 'shop', replicas: 1 }],
    [{ sentinels: NODES, master: 'jobs' }],
  ])('take %j', (given) => {
    expect(resolveRedisStorageOptions(given)).toMatchObject(given);
  });

  it('take a client of the application', () => {
    const client = new Redis({ lazyConnect: true });

    expect(resolveRedisStorageOptions({ client }).client).toBe(client);
    client.disconnect();
  });

  it('count as left out where they are undefined', () => {
    const given = { url: URL_OF_REDIS, prefix: undefined, replicas: undefined, cluster: undefined };

    expect(resolveRedisStorageOptions(given)).toMatchObject({ prefix: 'hangfire', replicas: 0 });
  });

  it.each([
    [{}, 'one of url, cluster, sentinels and client'],
    [{ url: URL_OF_REDIS, cluster: NODES }, 'one of url, cluster, sentinels and client'],
    [{ url: 'localhost:6379' }, 'redis:// or rediss://'],
    [{ cluster: [] }, 'storage.cluster'],
    [{ cluster: [{ host: 'localhost' }] }, 'storage.cluster[0].port'],
    [{ client: {} }, 'a client of ioredis'],
    [{ url: URL_OF_REDIS, prefix: 'a{b}' }, 'without { and }'],
    [{ url: URL_OF_REDIS, prefix: '' }, 'storage.prefix'],
    [{ url: URL_OF_REDIS, replicas: -1 }, 'storage.replicas'],
    [{ url: URL_OF_REDIS, acceptedRisks: ['evictions'] }, 'storage.acceptedRisks'],
    [{ url: URL_OF_REDIS, prefx: 'a' }, 'Did you mean "prefix"?'],
  ])('refuse %j', (given, problem) => {
    expect(problemOf(given)).toContain(problem);
  });

  it('never repeat a password', () => {
    expect(problemOf({ url: 'http://user:hunter2@localhost' })).not.toContain('hunter2');
  });
});

describe('A Redis server', () => {
  it.each(['6.0.16', '5.0.14', '6.1'])('is refused where it is too old: %s', (version) => {
    expect(() => requireVersion({ version })).toThrow(UnsupportedServerError);
    expect(() => requireVersion({ version })).toThrow('Use Redis 6.2');
  });

  it.each(['6.2.0', '6.2.14', '7.0.15', '7.2.4', '8.0.1', '10.0'])(
    'is taken where it is new enough: %s',
    (version) => {
      expect(() => requireVersion({ version })).not.toThrow();
    },
  );
});
