import { describe, expect, it } from '@jest/globals';
import type { WakeUpOptions } from '../../../lib/channels/wake-up-options.js';
import { createTypeOrmStorage } from '../../../lib/storages/typeorm/create-typeorm-storage.js';
import type { DatabaseOption } from '../../../lib/storages/typeorm/database-option.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { silentLogger } from '../../../lib/support/logger.js';

const URL = 'postgres://user@127.0.0.1/none';
const storeWith = (wakeUp: unknown, option: object = { type: 'postgres', url: URL }) =>
  createTypeOrmStorage({ ...option, wakeUp } as DatabaseOption, silentLogger);

describe('A message queue beside the store', () => {
  it.each<WakeUpOptions>([
    { type: 'redis', url: 'redis://localhost:6379' },
    { type: 'redis', url: 'rediss://user:secret@redis.example:6380/1', options: { family: 6 } },
    { type: 'rabbitmq', url: 'amqp://localhost' },
    { type: 'rabbitmq', url: 'amqps://user:secret@rabbit.example/vhost' },
    { type: 'nats', url: 'nats://localhost:4222' },
    { type: 'nats', url: 'tls://token@nats.example' },
  ])('may be %j', async (wakeUp) => {
    const storage = storeWith(wakeUp);

    expect(storage.features.pushNotifications).toBe(true);
    expect(storage.events.channel).toMatchObject({ type: wakeUp.type, isUp: false });
    await storage.close();
  });

  it('is an option of the store', async () => {
    const storage = {
      type: 'mysql',
      url: process.env.DATABASE_URL ?? 'mysql://root@localhost/shop',
      wakeUp: { type: 'redis', url: 'redis://localhost:6379' },
    } as const;
    const store = createTypeOrmStorage(storage, silentLogger);

    expect(store.events.channel?.type).toBe('redis');
    await store.close();
  });

  it.each([
    [{ type: 'kafka', url: 'kafka://localhost' }, 'storage.wakeUp.type'],
    [{ type: 'redis' }, 'storage.wakeUp.url'],
    [{ type: 'redis', url: 'localhost:6379' }, 'redis:// or rediss://'],
    [{ type: 'redis', url: 'amqp://localhost' }, 'redis:// or rediss://'],
    [{ type: 'rabbitmq', url: 'redis://localhost' }, 'amqp:// or amqps://'],
    [{ type: 'nats', url: 'nats://' }, 'nats:// or tls://'],
    [
      { type: 'nats', url: 'nats://localhost', servers: [] },
      'Unknown option "servers" in storage.wakeUp',
    ],
  ])('is refused where it is %j', (wakeUp, part) => {
    expect(() => storeWith(wakeUp)).toThrow(InvalidOptionsError);
    expect(() => storeWith(wakeUp)).toThrow(part);
  });

  it('is refused without its password in the message', () => {
    const wakeUp = { type: 'redis', url: 'amqp://user:hunter2@localhost' };
    expect(() => storeWith(wakeUp)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it('is refused beside a database that nobody else can have open', () => {
    const wakeUp = { type: 'redis', url: 'redis://localhost' };
    expect(() => storeWith(wakeUp, { type: 'pglite', dataDir: 'memory://' })).toThrow(
      InvalidOptionsError,
    );
  });
});
