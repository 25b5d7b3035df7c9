import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { StoreClock } from '../../lib/storages/parts/store-clock.js';
import { RedisConnection } from '../../lib/storages/redis/connection/redis-connection.js';
import type { RedisExecutor } from '../../lib/storages/redis/redis-executor.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import {
  type RedisStorageOptions,
  resolveRedisStorageOptions,
} from '../../lib/storages/redis/redis-storage-options.js';
import type { RedisScript, ScriptArgument } from '../../lib/storages/redis/scripts/redis-script.js';
import { silentLogger } from '../../lib/support/logger.js';
import { Signal } from './signal.js';

/** What processes have taken, by the time when others may take it. */
type Taken = 'swept' | 'dueParents' | 'recurringTaken';

/** Stores on the same jobs, under a prefix of their own, and a client for changes by hand. */
export class RedisStores {
  private readonly prefix = `spec-${randomUUID()}`;
  private readonly opened: { close(): Promise<void> }[] = [];
  readonly byHand: Redis;

  constructor(private readonly url: string) {
    this.byHand = new Redis(url);
  }

  async open(): Promise<StoreUnderTest> {
    const storage = new RedisJobStorage(this.options());
    this.opened.push(storage);
    await storage.open();

    const store = new StoreUnderTest();
    store.current = { storage, close: () => storage.close() };
    return store;
  }

  executor(): RedisExecutor {
    const options = resolveRedisStorageOptions(this.options());
    const parts = { options, clock: new StoreClock(), logger: silentLogger };
    const connection = new RedisConnection(parts);
    this.opened.push(connection);
    return connection;
  }

  /** @param after how often the script is run before the process dies */
  dyingBefore(script: RedisScript, { after = 0 } = {}): DyingExecutor {
    return new DyingExecutor(this.executor(), script, after);
  }

  key(name: string): string {
    return `{${this.prefix}}:${name}`;
  }

  /** Others may take now what was taken and not let go. */
  endTakenTime(name: Taken): Promise<void> {
    return this.setTakenTime(name, () => 1);
  }

  /** As if it was taken a little later. */
  prolongTakenTime(name: Taken): Promise<void> {
    return this.setTakenTime(name, (ms) => ms + 100);
  }

  async close(): Promise<void> {
    for (const one of this.opened) await one.close();
    this.byHand.disconnect();
  }

  private async setTakenTime(name: Taken, changed: (ms: number) => number): Promise<void> {
    const key = this.key(name);
    for (const member of await this.byHand.zrange(key, 0, -1)) {
      const ms = Number(await this.byHand.zscore(key, member));
      await this.byHand.zadd(key, changed(ms), member);
    }
  }

  private options(): RedisStorageOptions {
    return { url: this.url, prefix: this.prefix, acceptedRisks: ['no-append-only-file'] };
  }
}

/** Runs scripts until a process would die: no answer comes from this script on. */
class DyingExecutor implements RedisExecutor {
  private runs = 0;
  readonly dies = new Signal();

  constructor(
    private readonly redis: RedisExecutor,
    private readonly script: RedisScript,
    private readonly after: number,
  ) {}

  run<T>(script: RedisScript, args?: readonly ScriptArgument[]): Promise<T> {
    if (script === this.script) this.runs += 1;
    if (this.runs <= this.after) return this.redis.run<T>(script, args);

    this.dies.fire();
    return new Promise<T>(() => {});
  }
}
