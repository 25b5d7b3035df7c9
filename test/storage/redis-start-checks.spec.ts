import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchemaTooNewError, UnsafeServerError } from '../../lib/errors.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import type { RedisStorageOptions } from '../../lib/storages/redis/redis-storage-options.js';
import { silentLogger } from '../../lib/support/logger.js';
import { RedisServer } from '../support/redis/redis-server.js';

let server: RedisServer;

beforeAll(async () => {
  server = await RedisServer.start();
});
afterAll(() => server.dispose());

async function opens(given: RedisStorageOptions = {}): Promise<void> {
  const storage = new RedisJobStorage({ url: server.url, ...given });
  try {
    await storage.open();
  } finally {
    await storage.close();
  }
}

async function within(name: string, value: string, work: () => Promise<void>): Promise<void> {
  const [, before = ''] = (await server.ask('CONFIG', 'GET', name)).split('\n');
  await server.ask('CONFIG', 'SET', name, value);
  try {
    await work();
  } finally {
    await server.ask('CONFIG', 'SET', name, before);
  }
}

describe('Opening a store on Redis', () => {
  it('refuses a server that removes jobs when its memory is full', () =>
    within('maxmemory-policy', 'allkeys-lru', async () => {
      await expect(opens()).rejects.toThrow(UnsafeServerError);
      await expect(opens()).rejects.toMatchObject({
        code: 'HANGFIRE_UNSAFE_SERVER',
        setting: 'maxmemory-policy',
        value: 'allkeys-lru',
        message: expect.stringContaining('CONFIG SET maxmemory-policy noeviction'),
      });
      await opens({ acceptedRisks: ['eviction'] });
    }));

  it('refuses a server that forgets its jobs when it ends', () =>
    within('appendonly', 'no', async () => {
      await expect(opens()).rejects.toMatchObject({
        setting: 'appendonly',
        value: 'no',
        message: expect.stringContaining('CONFIG SET appendonly yes'),
      });
      await expect(opens({ acceptedRisks: ['eviction'] })).rejects.toThrow(UnsafeServerError);
      await opens({ acceptedRisks: ['no-append-only-file'] });
    }));

  it('succeeds when somebody has mended the server', async () => {
    const storage = new RedisJobStorage({ url: server.url });
    await within('appendonly', 'no', () =>
      expect(storage.open()).rejects.toThrow(UnsafeServerError),
    );

    await storage.open();
    await storage.close();
  });

  it('warns where the user may not ask the server for its settings', async () => {
    const rules = ['on', 'nopass', '~*', '&*', '+@all', '-info'];
    await server.ask('ACL', 'SETUSER', 'guarded', ...rules);
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (event: string) => warnings.push(event) };
    const url = server.url.replace('//', '//guarded:any@');
    const storage = new RedisJobStorage({ url, options: { enableReadyCheck: false } }, logger);

    await storage.open();
    await storage.close();

    expect(warnings).toEqual(['The Redis server does not say whether it can lose jobs']);
  });

  it('refuses keys of a newer version of the library', async () => {
    await server.ask('SET', '{newer}:schema', '3');

    await expect(opens({ prefix: 'newer' })).rejects.toThrow(SchemaTooNewError);
  });

  it('takes the keys of an older version over', async () => {
    await server.ask('SET', '{older}:schema', '1');

    await opens({ prefix: 'older' });
    expect(await server.ask('GET', '{older}:schema')).toBe('2');
  });

  it('may be done again, and by several stores at once', async () => {
    const stores = Array.from({ length: 5 }, () => new RedisJobStorage({ url: server.url }));

    await Promise.all(stores.map((storage) => storage.open()));
    await Promise.all(stores.map((storage) => storage.open()));
    await Promise.all(stores.map((storage) => storage.close()));
  });

  it('learns the time of the server', async () => {
    const storage = new RedisJobStorage({ url: server.url });
    await storage.open();
    const [seconds = 0] = (await server.ask('TIME')).split('\n').map(Number);

    expect(Math.abs(storage.clock.now().getTime() - seconds * 1_000)).toBeLessThan(3_000);
    await storage.close();
  });
});
